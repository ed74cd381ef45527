import type {
  FoundJournal,
  HostAbilities,
  HostLook,
  SheetHost,
  SheetJournal,
  WorkbookMemory,
} from '../host.ts';
import { UNFOLLOWED, type HostOutcome, type HostWork } from '../host-outcome.ts';
import { ExcelCalls } from './excel-calls.ts';
import { PAGE_TIMING, type ExcelEntry, type HostTiming } from './excel-entry.ts';
import { ExcelJournal } from './excel-journal.ts';
import { findJournals } from './find-journals.ts';
import type { FoundPlace } from './journal-place.ts';
import { readMemory, writeMemory } from './workbook-memory.ts';

/** What the host is told of Excel's look: read anew when the page gets the focus, for Excel tells no change. */
export interface LookSource {
  read(): HostLook;
  /** Calls back whenever the look may have changed, until the answer is called. */
  listen(mayHaveChanged: () => void): () => void;
}

/** What the host stands on. */
export interface ExcelSurroundings {
  readonly entry: ExcelEntry;
  readonly look: LookSource;
  readonly workbookName: string;
  readonly timing?: HostTiming;
}

/** Excel with a workbook open. */
export class ExcelHost implements SheetHost {
  readonly workbookName: string;
  readonly abilities: HostAbilities;
  readonly #calls: ExcelCalls;
  readonly #look: LookSource;
  readonly #timing: HostTiming;
  #places = new Map<string, FoundPlace>();

  constructor({ entry, look, workbookName, timing = PAGE_TIMING }: ExcelSurroundings) {
    this.workbookName = workbookName;
    this.abilities = { groupsUndo: entry.supports('ExcelApi', '1.20'), showsStates: true };
    this.#calls = new ExcelCalls(entry, timing);
    this.#look = look;
    this.#timing = timing;
  }

  get look(): HostLook {
    return this.#look.read();
  }

  async findJournals(work: HostWork): Promise<HostOutcome<readonly FoundJournal[]>> {
    const places = await this.#calls.run(work, async (session) =>
      findJournals(session, await readMemory(session)),
    );
    if (!places.ok) return places;
    this.#places = new Map(places.value.map((place) => [place.found.key, place]));
    return { ok: true, value: places.value.map(({ found }) => found) };
  }

  async openJournal(key: string, work: HostWork): Promise<HostOutcome<SheetJournal>> {
    const place = this.#places.get(key);
    if (!place) return { ok: false, fault: { code: 'gone', detail: `${key} was not found before` } };
    return new ExcelJournal(this.#calls, this.#timing, place).start(work);
  }

  recall(): Promise<HostOutcome<WorkbookMemory>> {
    return this.#calls.run(UNFOLLOWED, readMemory);
  }

  remember(memory: WorkbookMemory): Promise<HostOutcome<null>> {
    return this.#calls.run(UNFOLLOWED, (session) => writeMemory(session, memory));
  }

  listenToLook(take: (look: HostLook) => void): () => void {
    let known = JSON.stringify(this.look);
    return this.#look.listen(() => {
      const now = this.look;
      if (JSON.stringify(now) === known) return;
      known = JSON.stringify(now);
      take(now);
    });
  }
}
