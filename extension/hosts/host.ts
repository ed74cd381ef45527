// What stands between the controllers and a sheet. A program with sheets implements it once; nothing here names one.
import type { CellState } from '../../core/domain/cell-state.ts';
import type { StandardField } from '../../core/formats/history/column-target.ts';
import type { ColumnMapping } from '../../core/formats/history/recognize-columns.ts';
import type { Cell } from '../../core/formats/table.ts';
import type { HostOutcome, HostWork } from './host-outcome.ts';

/**
 * Names a row while its journal is open, from 1. It belongs to the row's content: it stays through sorting, filtering and
 * inserted rows, and is never given to another row. Where a row stands is `SheetRow.rowNumber`.
 */
export type RowId = number;

/** What each column means, by its header's text: `supplier_name`, `coding.account`, ...; '' where it is not used. */
export type HeaderMeanings = Readonly<Record<string, string>>;

/** How a program looks and reads, for the page beside its sheet. */
export interface HostLook {
  /** BCP 47: the language of the program's menus. */
  readonly language: string;
  /** BCP 47: how figures and days are shown. */
  readonly locale: string;
  readonly isDark: boolean;
}

/** What some programs can do and others, or older ones, cannot. Controllers never need to ask; texts may. */
export interface HostAbilities {
  /** One step of the program's own undo takes back a whole batch. Ours does in any case. */
  readonly groupsUndo: boolean;
  /** States show in the sheet as tint and mark. */
  readonly showsStates: boolean;
}

/** A place that may hold a journal: a table, or a block of cells below a row of headers. */
export interface FoundJournal {
  /** Names the place in this workbook; the same when the workbook is opened again. */
  readonly key: string;
  readonly kind: 'table' | 'block';
  readonly sheet: string;
  /** Name of the table; '' for a block. */
  readonly name: string;
  /** As the program counts. */
  readonly headerRowNumber: number;
  /** Rows below the header, at most `MAX_SHEET_ROWS`. */
  readonly rowCount: number;
  /** What the headers were understood as, a remembered correction included. */
  readonly mapping: ColumnMapping;
  /** Fields without which it cannot be coded; with none of them and a coding column it is a journal. */
  readonly missing: readonly StandardField[];
}

/** Rows read as a person sees them. */
export interface SheetRow {
  readonly id: RowId;
  /** As the program counts, the header's row included. */
  readonly rowNumber: number;
  /** Says what the row holds beside its coding: finds what was kept of a row when the workbook is opened again. */
  readonly key: string;
  /** By column of the journal; codes are text, dates are dates. */
  readonly cells: readonly Cell[];
}

/** One cell to be written. */
export interface CellWrite {
  readonly row: RowId;
  /** Counted from 0, in the journal. */
  readonly column: number;
  /** The cell as it was when the write was decided on; where it holds anything else now, the write is refused. */
  readonly asRead: Cell;
  /** To the letter, never a formula; '' clears the cell; null leaves its value and changes its state only. */
  readonly value: string | null;
  /** How the cell is tinted and marked from now on; `empty`, `yours` and `accepted` look plain. */
  readonly state: CellState;
}

/** A cell that was not written, and why. */
export interface RefusedWrite {
  readonly row: RowId;
  readonly column: number;
  /** `changed`: it holds `found` now. `gone`: the row is no longer there. `protected`: the sheet does not allow it. */
  readonly why: 'changed' | 'formula' | 'merged' | 'gone' | 'protected';
  /** Null where there is nothing to be read. */
  readonly found: Cell;
}

/** A written cell, with what is needed to take it back. */
export interface WrittenCell {
  readonly row: RowId;
  readonly column: number;
  readonly before: Cell;
  readonly after: Cell;
  /** The form in which the program showed it before, in its own terms; null where that is as it was. */
  readonly formatBefore: string | null;
  readonly stateBefore: CellState;
  readonly stateAfter: CellState;
}

/** What one `write` did, or one that was taken back. It is a value: whoever keeps it can have it taken back. */
export interface WrittenBatch {
  readonly written: readonly WrittenCell[];
  readonly refused: readonly RefusedWrite[];
  /** Cancelled or refused by the program before all blocks were written. */
  readonly isComplete: boolean;
}

/** A cell that the person typed anew with what stood in it: she means it. */
export interface RetypedCell {
  readonly row: RowId;
  readonly column: number;
  readonly cell: Cell;
}

/** What happened in an open journal. Our own writes are not told. */
export type JournalEvent =
  /**
   * The person at this screen typed, pasted, cleared or added rows; told once she pauses, rows as they stand now. `rows`
   * are those with something new in them.
   */
  | {
      readonly kind: 'edited';
      readonly rows: readonly SheetRow[];
      readonly columns: readonly number[];
      readonly retyped: readonly RetypedCell[];
    }
  /** Rows are different, others or elsewhere through sorting, deleting or another person: the sheet as it stands now. */
  | {
      readonly kind: 'refreshed';
      readonly rows: readonly SheetRow[];
      readonly changed: readonly RowId[];
      readonly removed: readonly RowId[];
    }
  /** The selected cell; null beside the journal's rows or columns. */
  | { readonly kind: 'selected'; readonly row: RowId | null; readonly column: number | null }
  /** Headers changed: find the journal again. */
  | { readonly kind: 'headers-changed' }
  /** The table or sheet was deleted. */
  | { readonly kind: 'gone' };

/** A journal that is open in a sheet. Calls do not overlap: a later one waits for the earlier. */
export interface SheetJournal {
  readonly found: FoundJournal;
  /** All rows that hold anything, as they stand now; rows that were there before keep their ids. */
  readRows(work: HostWork): Promise<HostOutcome<readonly SheetRow[]>>;
  /** Rows that the selection touches where it touches two or more, else all of them; hidden ones left out. */
  selectedRows(work: HostWork): Promise<HostOutcome<readonly RowId[]>>;
  /** Writes in blocks; what no longer is as it was read is left alone and reported. */
  write(cells: readonly CellWrite[], work: HostWork): Promise<HostOutcome<WrittenBatch>>;
  /** Takes a batch back: cells that still hold what it wrote get what they held before. */
  revert(batch: WrittenBatch, work: HostWork): Promise<HostOutcome<WrittenBatch>>;
  /** Selects a cell and shows it; the person's focus goes there only if it was in the sheet. */
  select(row: RowId, column: number, work: HostWork): Promise<HostOutcome<null>>;
  /** Tells events until the answer is called. */
  listen(take: (event: JournalEvent) => void): () => void;
  /** Stops listening to the sheet; tints of open cells are taken away where `keepsStates` is false. */
  close(keepsStates: boolean, work: HostWork): Promise<HostOutcome<null>>;
}

/** What a workbook remembers of us. It travels with the file, so there is nothing in it that is not in the sheet. */
export interface WorkbookMemory {
  /** The company whose journal this is, by its id; null where nobody said. */
  readonly companyId: string | null;
  /** Corrected meanings of columns, by the key of the journal. */
  readonly meanings: Readonly<Record<string, HeaderMeanings>>;
}

/** A program with a workbook open. */
export interface SheetHost {
  /** The workbook's file name; '' where it has none yet. */
  readonly workbookName: string;
  readonly look: HostLook;
  readonly abilities: HostAbilities;
  /** Tables and blocks that may be journals, the likeliest first: those of the active sheet, complete ones, tables. */
  findJournals(work: HostWork): Promise<HostOutcome<readonly FoundJournal[]>>;
  /** Opens a place that was found; its rows are not read yet. */
  openJournal(key: string, work: HostWork): Promise<HostOutcome<SheetJournal>>;
  recall(): Promise<HostOutcome<WorkbookMemory>>;
  remember(memory: WorkbookMemory): Promise<HostOutcome<null>>;
  /** Tells a new look until the answer is called. */
  listenToLook(take: (look: HostLook) => void): () => void;
}

/** The most rows of one journal. */
export const MAX_SHEET_ROWS = 200_000;
