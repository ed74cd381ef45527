import type { HostWork } from '../host-outcome.ts';
import type { ExcelCalls } from './excel-calls.ts';
import type { HostTiming } from './excel-entry.ts';
import { NO_EDITS, withChange, withSort, type SheetEdits } from './sheet-edits.ts';

/** What a watcher does with what Excel tells. */
export interface WatchTaker {
  /** Told once the person pauses; the next ones wait until it is through. */
  edited(edits: SheetEdits): Promise<void>;
  /** Address of the selection in this sheet. */
  selected(address: string): void;
}

/** Short enough for a suggestion to come with the Enter key, long enough to gather a paste of several areas. */
const PAUSE_MS = 30;

/** Listens to a sheet: gathers what changes, and leaves out what we change ourselves. */
export class JournalWatch {
  readonly #timing: HostTiming;
  readonly #take: WatchTaker;
  #edits: SheetEdits = NO_EDITS;
  #isTelling = false;
  #isListening = true;
  readonly #end = new AbortController();
  #handlers: readonly OfficeExtension.EventHandlerResult<unknown>[] = [];

  constructor(timing: HostTiming, take: WatchTaker) {
    this.#timing = timing;
    this.#take = take;
  }

  /** Begins to listen to a sheet. */
  async start(calls: ExcelCalls, sheetId: string, work: HostWork): ReturnType<ExcelCalls['run']> {
    return calls.run(work, async ({ request }) => {
      this.#handlers = await request(({ workbook }) => {
        const sheet = workbook.worksheets.getItem(sheetId);
        const added = [
          sheet.onChanged.add((told) => this.#gather(withChange(this.#edits, told))),
          sheet.onRowSorted.add(() => this.#gather(withSort(this.#edits))),
          sheet.onSelectionChanged.add(({ address }) => {
            this.#take.selected(address);
            return Promise.resolve();
          }),
        ];
        return () => added;
      });
      return null;
    });
  }

  /** Stops listening. Handlers are removed in the context that added them, as Excel asks. */
  async stop(): Promise<void> {
    this.#isListening = false;
    this.#end.abort();
    const [first] = this.#handlers;
    for (const handler of this.#handlers) handler.remove();
    this.#handlers = [];
    await first?.context.sync();
  }

  async #gather(edits: SheetEdits): Promise<void> {
    this.#edits = edits;
    if (this.#isTelling || edits === NO_EDITS) return;
    this.#isTelling = true;
    while (this.#edits !== NO_EDITS) {
      await this.#timing.wait(PAUSE_MS, this.#end.signal);
      const told = this.#edits;
      this.#edits = NO_EDITS;
      if (this.#isListening) await this.#take.edited(told);
    }
    this.#isTelling = false;
  }
}
