import type { Fault } from '../../core/domain/ledger-line.ts';
import type { Journal } from '../../core/formats/journal/journal.ts';
import { readJournal } from '../../core/formats/journal/read-journal.ts';
import { writeCodedJournal, type JournalWriting } from '../../core/formats/journal/write-journal.ts';
import type { InputFile } from '../../core/formats/input-file.ts';
import { isWorkbookFile } from '../../core/formats/xlsx/is-workbook.ts';
import { readWorkbook } from '../../core/formats/xlsx/read-workbook.ts';
import { codeNames } from './code-names.ts';
import type { CodableJournal } from './coding-run.ts';
import { columnMapOf, guessColumns } from './column-guess.ts';
import { journalRows, type JournalRows } from './journal-rows.ts';
import type {
  CellValue,
  CodeName,
  ColumnMeanings,
  HandedFile,
  JournalRow,
  OpenedJournal,
  SaveForm,
} from './messages.ts';
import type { OpenJournal } from './open-journal.ts';
import type { ShownForms } from './shown-text.ts';

/** A journal, or why a file is none; `meanings` where correcting what its columns mean may help. */
export type JournalOpening =
  | { readonly ok: true; readonly journal: JournalFile }
  | { readonly ok: false; readonly faults: readonly Fault[]; readonly meanings: ColumnMeanings | null };

/** An open journal with the file it came from. */
export class JournalFile implements OpenJournal {
  readonly #file: InputFile;
  readonly #journal: Journal;
  readonly #rows: JournalRows;
  /** What coding needs of it, row by row as the page shows them. */
  readonly codable: CodableJournal;

  constructor(file: InputFile, journal: Journal, forms: ShownForms) {
    this.#file = file;
    this.#journal = journal;
    this.#rows = journalRows(journal, forms);
    this.codable = {
      dimensions: journal.dimensions.map(({ name }) => name),
      headerFieldNames: journal.headerFieldNames,
      lines: this.#rows.lineIndexes.map((index) => (index === null ? null : (journal.lines[index] ?? null))),
    };
  }

  /** What the page is told of it first. */
  get opened(): OpenedJournal {
    const { file: name, sheet, faults } = this.#journal;
    const { columns, rows } = this.#rows;
    return { name, sheet, columns, dimensions: this.codable.dimensions, rowCount: rows.length, faults };
  }

  get rows(): readonly JournalRow[] {
    return this.#rows.rows;
  }

  /** Names of codes from the other sheets of its workbook, by dimension. */
  codeNames(): readonly (readonly CodeName[])[] {
    const workbook = isWorkbookFile(this.#file) ? readWorkbook(this.#file) : null;
    const others = workbook?.ok ? workbook.sheets.filter(({ sheet }) => sheet !== this.#journal.sheet) : [];
    return codeNames(others, this.codable.dimensions);
  }

  /** A file does not change while it is open. */
  reread(): readonly number[] {
    return [];
  }

  /** The file with these values and nothing else changed. */
  withValues(values: readonly CellValue[], form: SaveForm): JournalWriting {
    const typed = values.flatMap(({ row, dimension, value }) => {
      const line = this.#rows.lineIndexes[row] ?? null;
      const name = this.codable.dimensions[dimension];
      return line === null || name === undefined ? [] : [{ line, dimension: name, value }];
    });
    return writeCodedJournal(this.#file, this.#journal, [], {
      typed,
      ...(this.#journal.sheet === null && form === 'workbook' && { as: 'xlsx' as const }),
    });
  }
}

/** Reads a journal as the page handed it over. */
export function openJournalFile({ name, bytes, meanings }: HandedFile, forms: ShownForms): JournalOpening {
  const file = { name, bytes: new Uint8Array(bytes) };
  const map = columnMapOf(meanings);
  const reading = readJournal(file, { map });
  if (reading.ok) return { ok: true, journal: new JournalFile(file, reading.journal, forms) };
  const guess = guessColumns(file, map);
  return { ok: false, faults: guess?.faults ?? reading.faults, meanings: guess?.meanings ?? meanings };
}
