import type { Fault } from '../../core/domain/ledger-line.ts';
import { openJournalFile } from './journal-file.ts';
import { openJournalSheet } from './journal-sheet.ts';
import type { Learned } from './learned.ts';
import type {
  CellValue,
  CodeName,
  ColumnMeanings,
  HandedRow,
  HandedSheet,
  SaveForm,
  WorkerReport,
  WorkerRequest,
} from './messages.ts';
import type { OpenJournal } from './open-journal.ts';
import type { ShownForms } from './shown-text.ts';

/** Requests that are about the open journal alone. */
export type JournalRequest = Extract<
  WorkerRequest,
  { kind: 'open-journal' | 'open-sheet' | 'sheet-rows' | 'reread-rows' | 'find-lines' | 'save' }
>;

interface Refused {
  readonly faults: readonly Fault[];
  readonly meanings: ColumnMeanings | null;
}

const ROWS_PER_MESSAGE = 500;

/** Opens journals, shows their rows to the page, and writes their files. */
export class JournalDesk {
  readonly #host: {
    readonly forms: ShownForms;
    readonly report: (report: WorkerReport, transfer?: ArrayBuffer[]) => void;
  };
  readonly #learned: () => Learned | null;
  #journal: OpenJournal | null = null;
  /** A sheet whose rows are still coming. */
  #coming: { readonly sheet: HandedSheet; readonly rows: HandedRow[] } | null = null;
  #areCodesNamed = false;

  /** `learned`: what is coded with now. */
  constructor(
    host: {
      readonly forms: ShownForms;
      readonly report: (report: WorkerReport, transfer?: ArrayBuffer[]) => void;
    },
    learned: () => Learned | null,
  ) {
    this.#host = host;
    this.#learned = learned;
  }

  /** The journal that is open; null where none is. */
  get open(): OpenJournal | null {
    return this.#journal;
  }

  /** Does what a request asks. */
  take(request: JournalRequest): void {
    switch (request.kind) {
      case 'open-journal': {
        const opening = openJournalFile(request.file, this.#host.forms);
        if (opening.ok) this.#show(opening.journal);
        else this.#refuse(request.file.name, opening);
        break;
      }
      case 'open-sheet':
        this.#coming = { sheet: request.sheet, rows: [] };
        break;
      case 'sheet-rows':
        this.#takeSheetRows(request.rows, request.isLast);
        break;
      case 'reread-rows':
        this.#reread(request.rows);
        break;
      case 'find-lines':
        this.#findLines(request.rows);
        break;
      case 'save':
        this.#save(request.values, request.form);
    }
  }

  /** Closes the journal. */
  forget(): void {
    this.#journal = null;
    this.#coming = null;
  }

  /** Tells the page the names of codes, from the journal's own lists and from what came with the model; once. */
  nameCodes(): void {
    const journal = this.#journal;
    if (!journal || this.#areCodesNamed) return;
    this.#areCodesNamed = true;
    const own = journal.codeNames();
    const names = journal.codable.dimensions.map((name, index) => {
      const listed = own[index] ?? [];
      return listed.length > 0 ? listed : this.#namesWithModel(name);
    });
    this.#host.report({ kind: 'codes-named', names });
  }

  /** Tells them again, because the model is another. */
  nameCodesAnew(): void {
    this.#areCodesNamed = false;
    this.nameCodes();
  }

  #namesWithModel(dimension: string): readonly CodeName[] {
    const notes = this.#learned()?.notes;
    return notes?.names[notes.history.dimensions.indexOf(dimension)] ?? [];
  }

  #takeSheetRows(rows: readonly HandedRow[], isLast: boolean): void {
    const coming = this.#coming;
    if (!coming) return;
    for (const row of rows) coming.rows.push(row);
    if (!isLast) return;
    this.#coming = null;
    const opening = openJournalSheet(coming.sheet, coming.rows, this.#host.forms);
    if (opening.ok) this.#show(opening.journal);
    else this.#refuse(coming.sheet.name, opening);
  }

  #reread(handed: readonly HandedRow[]): void {
    const journal = this.#journal;
    if (!journal) return;
    const rows = journal.reread(handed).flatMap((row) => {
      const content = journal.rows[row];
      return content ? [{ row, content }] : [];
    });
    this.#host.report({ kind: 'rows-reread', rows });
  }

  #show(journal: OpenJournal): void {
    const { report } = this.#host;
    this.#journal = journal;
    this.#learned()?.coder.forgetLessons();
    const { opened, rows } = journal;
    report({ kind: 'journal-opened', journal: opened });
    for (let firstRow = 0; firstRow < rows.length || firstRow === 0; firstRow += ROWS_PER_MESSAGE)
      report({ kind: 'journal-rows', firstRow, rows: rows.slice(firstRow, firstRow + ROWS_PER_MESSAGE) });
    this.#areCodesNamed = false;
    // Names take a second look at the workbook: where coding follows at once, they come after it.
    if (!this.#learned()) this.nameCodes();
  }

  #findLines(rows: readonly number[]): void {
    const { lines = [], headerFieldNames = [] } = this.#journal?.codable ?? {};
    const found = rows.flatMap((row) => {
      const line = lines[row];
      return line ? [{ row, line }] : [];
    });
    this.#host.report({ kind: 'lines-found', lines: found, headerFieldNames });
  }

  #save(values: readonly CellValue[], form: SaveForm): void {
    const { report } = this.#host;
    const writing = this.#journal?.withValues(values, form);
    if (!this.#journal || !writing) return;
    if (!writing.ok) {
      report({ kind: 'save-refused', name: this.#journal.opened.name, faults: writing.faults });
      return;
    }
    // A copy of its own: what is transferred is gone here, and the writer may have handed the original back.
    const bytes = writing.bytes.slice().buffer;
    report({ kind: 'saved', name: writing.name, bytes, cellCount: values.length }, [bytes]);
  }

  #refuse(name: string, refused: Refused): void {
    this.#host.report({ kind: 'file-refused', role: 'journal', name, ...refusalOf(refused) });
  }
}

/** What the page is told of a file that could not be read. */
export function refusalOf({ faults, meanings }: Refused): Refused {
  return { faults, meanings };
}
