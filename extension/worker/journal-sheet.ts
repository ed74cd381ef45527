import type { Fault, LedgerLine } from '../../core/domain/ledger-line.ts';
import { findHeader } from '../../core/formats/history/find-header.ts';
import type { Journal } from '../../core/formats/journal/journal.ts';
import { readJournalTable, type ListedTable } from '../../core/formats/journal/read-journal.ts';
import type { CodableJournal } from './coding-run.ts';
import { columnMapOf, headerFaults, meaningsOf } from './column-guess.ts';
import { journalRows, type JournalRows } from './journal-rows.ts';
import type { ColumnMeanings, HandedRow, HandedSheet, JournalRow, OpenedJournal } from './messages.ts';
import type { OpenJournal } from './open-journal.ts';
import type { ShownForms } from './shown-text.ts';

/** Rows read along with edited ones, so that days and figures are understood as in the whole column. */
const CONTEXT_ROWS = 400;

/** A journal in a sheet, or why the sheet holds none. */
export type SheetOpening =
  | { readonly ok: true; readonly journal: JournalSheet }
  | { readonly ok: false; readonly faults: readonly Fault[]; readonly meanings: ColumnMeanings | null };

/** Reads a journal from the rows of an open sheet. */
export function openJournalSheet(
  sheet: HandedSheet,
  rows: readonly HandedRow[],
  forms: ShownForms,
): SheetOpening {
  const table = tableOf(sheet, rows);
  const map = columnMapOf(sheet.meanings);
  const reading = readJournalTable(table, map);
  if (reading.ok) return { ok: true, journal: new JournalSheet(sheet, rows, reading.journal, forms) };
  const header = findHeader(table, map);
  const faults = header ? headerFaults(table, header) : [];
  return {
    ok: false,
    faults: faults.length > 0 ? faults : reading.faults,
    meanings: header ? meaningsOf(header.mapping) : sheet.meanings,
  };
}

/** An open journal whose cells another program keeps. Rows keep their place here wherever they stand in the sheet. */
export class JournalSheet implements OpenJournal {
  readonly opened: OpenedJournal;
  readonly codable: CodableJournal;
  readonly #sheet: HandedSheet;
  readonly #forms: ShownForms;
  readonly #handed: HandedRow[];
  readonly #rows: JournalRow[];
  readonly #lines: (LedgerLine | null)[];
  readonly #places: Map<number, number>;

  constructor(sheet: HandedSheet, handed: readonly HandedRow[], journal: Journal, forms: ShownForms) {
    const { columns, rows, lineIndexes } = rowsOf(journal, handed, forms);
    const known = new Map(handed.map((row) => [row.id, row]));
    this.#sheet = sheet;
    this.#forms = forms;
    this.#rows = [...rows];
    this.#handed = rows.flatMap(({ id }) => known.get(id) ?? []);
    this.#lines = lineIndexes.map((index) => (index === null ? null : (journal.lines[index] ?? null)));
    this.#places = new Map(rows.map(({ id }, place) => [id, place]));
    const dimensions = journal.dimensions.map(({ name }) => name);
    this.codable = { dimensions, headerFieldNames: journal.headerFieldNames, lines: this.#lines };
    this.opened = {
      name: sheet.name,
      sheet: sheet.sheet,
      columns,
      dimensions,
      rowCount: rows.length,
      faults: journal.faults,
    };
  }

  get rows(): readonly JournalRow[] {
    return this.#rows;
  }

  /** A sheet's own lists of codes are not read: names come with the model. */
  codeNames(): [] {
    return [];
  }

  withValues(): null {
    return null;
  }

  reread(rows: readonly HandedRow[]): readonly number[] {
    const together = renumbered(this.#sheet, [...this.#context(new Set(rows.map(({ id }) => id))), ...rows]);
    const reading = readJournalTable(tableOf(this.#sheet, together), columnMapOf(this.#sheet.meanings));
    if (!reading.ok) return [];
    const read = rowsOf(reading.journal, together, this.#forms);
    const handedById = new Map(rows.map((row) => [row.id, row]));
    return read.rows.flatMap((row, index) => {
      const handed = handedById.get(row.id);
      if (!handed) return [];
      const place = this.#places.get(row.id) ?? this.#rows.length;
      const lineIndex = read.lineIndexes[index] ?? null;
      this.#places.set(row.id, place);
      this.#handed[place] = handed;
      this.#rows[place] = { ...row, rowNumber: handed.rowNumber };
      this.#lines[place] = lineIndex === null ? null : (reading.journal.lines[lineIndex] ?? null);
      return [place];
    });
  }

  /** Rows spread over the journal, without some. */
  #context(without: ReadonlySet<number>): HandedRow[] {
    const step = Math.max(1, Math.floor(this.#handed.length / CONTEXT_ROWS));
    return this.#handed.filter(({ id }, index) => index % step === 0 && !without.has(id));
  }
}

function rowsOf(journal: Journal, handed: readonly HandedRow[], forms: ShownForms): JournalRows {
  const ids = new Map(handed.map(({ id, rowNumber }) => [rowNumber, id]));
  return journalRows(journal, forms, (rowNumber) => ids.get(rowNumber) ?? 0);
}

/** Rows in a table of their own: where they stood when they were last read may be taken by others now. */
function renumbered({ headerRow }: HandedSheet, rows: readonly HandedRow[]): HandedRow[] {
  return rows.map((row, index) => ({ ...row, rowNumber: headerRow + 1 + index }));
}

function tableOf({ name, sheet, header, headerRow }: HandedSheet, rows: readonly HandedRow[]): ListedTable {
  return { file: name, sheet, rows: [{ rowNumber: headerRow, cells: header }, ...rows] };
}
