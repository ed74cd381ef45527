import type { HostFault, HostWork } from '../../hosts/host-outcome.ts';
import type { SheetJournal } from '../../hosts/host.ts';
import type { WorkbenchState } from '../workbench-state.ts';
import type { FoundValue, SheetMirror } from './sheet-mirror.ts';

/** Most cells of one write: few enough for the page to take keys in between. */
const CELLS_PER_WRITE = 2_000;

/** What the writer needs of its surroundings. */
export interface SheetWriterSurroundings {
  work(): HostWork;
  /** Told of each write; `fault` ends writing until the state changes again. */
  wrote(outcome: { readonly fault: HostFault | null; readonly refusedCount: number }): void;
  /** Told what somebody else wrote where we wanted to. */
  found(values: readonly FoundValue[]): void;
}

/** Keeps an open sheet like a session: one write after the other, until there is no difference. */
export class SheetWriter {
  readonly #journal: SheetJournal;
  readonly #mirror: SheetMirror;
  readonly #world: SheetWriterSurroundings;
  #wanted: WorkbenchState | null = null;
  #isWriting = false;
  #isStopped = false;

  constructor(journal: SheetJournal, mirror: SheetMirror, world: SheetWriterSurroundings) {
    this.#journal = journal;
    this.#mirror = mirror;
    this.#world = world;
  }

  /** Brings the sheet to this state, or to a later one that is told meanwhile. */
  follow(state: WorkbenchState): void {
    const isNews = state.session !== this.#wanted?.session;
    this.#wanted = state;
    if (isNews && !this.#isWriting) void this.#write();
  }

  /** Writes no more. */
  stop(): void {
    this.#isStopped = true;
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    try {
      while (!this.#isStopped && (await this.#writeSome()));
    } finally {
      this.#isWriting = false;
    }
  }

  async #writeSome(): Promise<boolean> {
    const { rows, session } = this.#wanted ?? { rows: [], session: null };
    const writes = session ? this.#mirror.writes(rows, session, CELLS_PER_WRITE) : [];
    if (writes.length === 0) return false;
    const outcome = await this.#journal.write(writes, this.#world.work());
    if (!outcome.ok) {
      this.#mirror.startOver();
      this.#world.wrote({ fault: outcome.fault, refusedCount: 0 });
      return false;
    }
    const { written, refused } = outcome.value;
    this.#mirror.wrote(written);
    const found = this.#mirror.refused(refused);
    this.#world.wrote({ fault: null, refusedCount: refused.length - found.length });
    if (found.length > 0) this.#world.found(found);
    return true;
  }
}
