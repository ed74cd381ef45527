import { OfficeError } from './office-error.ts';
import type { ContextHost } from './context-host.ts';
import type { FakeChange, UndoRecord } from './fake-workbook.ts';

/** One thing that a request asks for. */
interface Action {
  /** JSON characters that it adds to the request. */
  readonly requestSize: number;
  /** Does it, and gives the JSON characters that it adds to the answer. */
  run(): number;
}

/** How `Excel.run` was called. */
export interface RunOptions {
  readonly delayForCellEdit?: boolean;
  readonly mergeUndoGroup?: boolean;
}

/** What a request did to the workbook, for events and for undo. */
interface Effects {
  readonly changes: FakeChange[];
  readonly undone: UndoRecord['cells'][number][];
}

/** Bytes that the smallest action takes in a request, about. */
const ACTION_SIZE = 80;
const MB = 1024 * 1024;

/** Collects what an add-in asks for and does it at `sync`, in the order asked. */
export class FakeRequestContext {
  readonly host: ContextHost;
  readonly #options: RunOptions;
  #queue: Action[] = [];
  #effects: Effects = { changes: [], undone: [] };
  #group: UndoRecord | null = null;

  constructor(host: ContextHost, options: RunOptions) {
    this.host = host;
    this.#options = options;
  }

  /** Asks for something. `sent` is what goes over with it; the answer of `run` is what comes back. */
  ask(sent: unknown, run: () => unknown): void {
    this.#queue.push({
      requestSize: ACTION_SIZE + size(sent),
      run: () => size(run()),
    });
  }

  /** Notes a change by this add-in, for the events after the request. */
  noteChange(change: Pick<FakeChange, 'sheet' | 'area'>): void {
    this.#effects.changes.push({
      ...change,
      kind: 'changed',
      changeType: 'RangeEdited',
      source: 'Local',
      triggerSource: 'ThisLocalAddin',
    });
  }

  /** Notes what a cell held, for Excel's own undo. */
  noteUndo(cell: UndoRecord['cells'][number]): void {
    this.#effects.undone.push(cell);
  }

  /** Sends what was asked for. */
  async sync(): Promise<void> {
    const queue = this.#queue;
    this.#queue = [];
    await Promise.resolve();
    this.#checkSize('Request', sum(queue.map(({ requestSize }) => requestSize)));
    await this.host.beforeRequest(queue.length);
    await this.#awaitCell();
    this.host.requestCount += 1;
    try {
      this.#checkSize('Response', sum(queue.map((action) => action.run())));
    } finally {
      this.#finish();
    }
  }

  async #awaitCell(): Promise<void> {
    const { workbook } = this.host;
    if (!workbook.isEditing) return;
    if (this.#options.delayForCellEdit !== true || !this.host.delaysForCellEdit)
      throw new OfficeError(
        'InvalidOperationInCellEditMode',
        'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.',
      );
    await workbook.editEnded();
  }

  #checkSize(which: 'Request' | 'Response', bytes: number): void {
    if (this.host.platform !== 'OfficeOnline' || bytes <= 5 * MB) return;
    this.host.largestRefused = Math.max(this.host.largestRefused, bytes);
    throw new OfficeError(
      `${which}PayloadSizeLimitExceeded`,
      `The ${which.toLowerCase()} payload size has exceeded the limit.`,
    );
  }

  #finish(): void {
    const { changes, undone } = this.#effects;
    this.#effects = { changes: [], undone: [] };
    const { workbook } = this.host;
    if (undone.length > 0) {
      const isMerged = this.#options.mergeUndoGroup === true && this.host.supports('ExcelApi', '1.20');
      const merged = { cells: [...(this.#group?.cells ?? []), ...undone] };
      if (isMerged && this.#group && workbook.undoStack.at(-1) === this.#group) workbook.undoStack.pop();
      workbook.undoStack.push(isMerged ? merged : { cells: undone });
      this.#group = isMerged ? merged : null;
    }
    for (const change of changes) workbook.tell(change);
  }
}

function size(value: unknown): number {
  if (value === undefined) return 0;
  return JSON.stringify(value).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
