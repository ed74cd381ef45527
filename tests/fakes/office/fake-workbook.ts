import type { Area } from './area.ts';
import { FakeSheet } from './fake-sheet.ts';
import type { FakeCell } from './entered-cell.ts';

/** What happened to cells, as an event tells it. */
export interface FakeChange {
  readonly kind: 'changed' | 'sorted' | 'selected';
  readonly sheet: FakeSheet;
  readonly area: Area;
  readonly changeType: 'RangeEdited' | 'RowInserted' | 'RowDeleted';
  readonly source: 'Local' | 'Remote';
  readonly triggerSource: 'Unknown' | 'ThisLocalAddin';
}

/** One step of Excel's own undo. */
export interface UndoRecord {
  readonly cells: {
    readonly sheet: FakeSheet;
    readonly row: number;
    readonly column: number;
    readonly before: FakeCell;
  }[];
}

/** A workbook that a person, her co-authors and the add-in all work in. */
export class FakeWorkbook {
  name = 'journal.xlsx';
  sheets: FakeSheet[] = [];
  active: FakeSheet;
  selection: readonly Area[] = [{ row: 0, column: 0, rowCount: 1, columnCount: 1 }];
  readonly settings = new Map<string, string>();
  readonly undoStack: UndoRecord[] = [];
  /** Told of every change, in order, once the request or the keystroke that made it is done. */
  readonly listeners = new Set<(change: FakeChange) => void>();
  readonly deletedListeners = new Set<(kind: 'sheet' | 'table', id: string) => void>();
  #isEditing = false;
  #editEnded: (() => void)[] = [];
  #nextId = 1;

  constructor() {
    this.active = this.addSheet('Sheet1');
  }

  get isEditing(): boolean {
    return this.#isEditing;
  }

  addSheet(name: string): FakeSheet {
    const sheet = new FakeSheet(`{${this.newId()}}`, name);
    this.sheets.push(sheet);
    return sheet;
  }

  newId(): string {
    const id = String(this.#nextId).padStart(8, '0');
    this.#nextId += 1;
    return id;
  }

  beginEdit(): void {
    this.#isEditing = true;
  }

  /** Ends cell editing; requests that were delayed go on. */
  endEdit(): void {
    this.#isEditing = false;
    const waiting = this.#editEnded;
    this.#editEnded = [];
    for (const goOn of waiting) goOn();
  }

  editEnded(): Promise<void> {
    return this.#isEditing ? new Promise((resolve) => this.#editEnded.push(resolve)) : Promise.resolve();
  }

  tell(change: FakeChange): void {
    for (const listener of [...this.listeners]) listener(change);
  }
}
