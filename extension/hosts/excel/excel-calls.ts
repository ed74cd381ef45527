import type { HostOutcome, HostWork } from '../host-outcome.ts';
import type { ExcelEntry, HostTiming } from './excel-entry.ts';
import { hostFault, HostStop, officeCode } from './excel-fault.ts';

/** Asks again while the person edits a cell: often enough to go on at once, seldom enough to cost nothing. */
const EDIT_RETRY_MS = 250;
/** About two minutes; then the call is given up, before anything of this request was done. */
const MAX_EDIT_RETRIES = 480;
const BUSY_RETRY_MS = [200, 1000, 3000];

/** What a batch of requests may do: queue, synchronise, read. */
export interface ExcelSession {
  readonly context: Excel.RequestContext;
  /**
   * Queues requests, synchronises, and gives what `queue`'s answer reads then. Where the person edits a cell, nothing of it
   * was done, and it is queued anew until she has left the cell: `queue` may run several times.
   */
  readonly request: <Read>(queue: (context: Excel.RequestContext) => () => Read) => Promise<Read>;
}

/** Calls to Excel, one after the other, with faults as values. */
export class ExcelCalls {
  readonly #entry: ExcelEntry;
  readonly #timing: HostTiming;
  #last: Promise<unknown> = Promise.resolve();

  constructor(entry: ExcelEntry, timing: HostTiming) {
    this.#entry = entry;
    this.#timing = timing;
  }

  /** Runs a batch when all earlier ones are through. With `isOneUndo` its changes are one step of Excel's undo, where it can. */
  run<Result>(
    work: HostWork,
    batch: (session: ExcelSession) => Promise<Result>,
    isOneUndo = false,
  ): Promise<HostOutcome<Result>> {
    const turn = this.#last.then(() => this.#runNow(work, batch, isOneUndo));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #runNow<Result>(
    work: HostWork,
    batch: (session: ExcelSession) => Promise<Result>,
    isOneUndo: boolean,
  ): Promise<HostOutcome<Result>> {
    const mergeUndoGroup = isOneUndo && this.#entry.supports('ExcelApi', '1.20');
    try {
      if (work.signal.aborted) throw new HostStop('cancelled', 'before it began');
      const value = await this.#entry.run(mergeUndoGroup ? { mergeUndoGroup } : {}, (context) =>
        batch({ context, request: (queue) => this.#request(context, work, queue) }),
      );
      return { ok: true, value };
    } catch (error) {
      const fault = hostFault(error);
      if (!fault) throw error;
      return { ok: false, fault };
    }
  }

  async #request<Read>(
    context: Excel.RequestContext,
    work: HostWork,
    queue: (context: Excel.RequestContext) => () => Read,
  ): Promise<Read> {
    let edits = 0;
    let busy = 0;
    for (;;) {
      try {
        const read = queue(context);
        await context.sync();
        if (edits > 0) work.waitsForCell(false);
        return read();
      } catch (error) {
        const code = officeCode(error);
        if (code === 'InvalidOperationInCellEditMode' && edits < MAX_EDIT_RETRIES) {
          if (edits === 0) work.waitsForCell(true);
          edits += 1;
          await this.#pause(EDIT_RETRY_MS, work, true);
        } else if (code === 'ActivityLimitReached' && busy < BUSY_RETRY_MS.length) {
          await this.#pause(BUSY_RETRY_MS[busy] ?? 0, work, edits > 0);
          busy += 1;
        } else {
          if (edits > 0) work.waitsForCell(false);
          throw error;
        }
      }
    }
  }

  async #pause(ms: number, work: HostWork, isWaitShown: boolean): Promise<void> {
    await this.#timing.wait(ms, work.signal);
    if (!work.signal.aborted) return;
    if (isWaitShown) work.waitsForCell(false);
    throw new HostStop('cancelled', 'while waiting for the cell');
  }
}
