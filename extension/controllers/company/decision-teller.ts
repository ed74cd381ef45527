import type { Decision } from '../../../core/contracts/decision.ts';
import type { OpenedJournal } from '../../worker/messages.ts';
import type { CodingCell } from '../session/coding-cell.ts';
import type { Workbench } from '../workbench.ts';
import { decisionOf, rowsToTell } from './decisions.ts';
import type { LineAsker } from './line-asker.ts';

/** Turns what a person decided into what the server is told, each row once for each way it was decided. */
export class DecisionTeller {
  readonly #workbench: Workbench;
  readonly #modelHash: () => string;
  readonly #now: () => string;
  readonly #put: (decisions: readonly Decision[]) => Promise<void>;
  #told = new Map<number, readonly CodingCell[]>();
  #toldOf: OpenedJournal | null = null;
  readonly #lines: LineAsker;
  #isTelling = false;

  constructor(
    workbench: Workbench,
    lines: LineAsker,
    modelHash: () => string,
    now: () => string,
    put: (decisions: readonly Decision[]) => Promise<void>,
  ) {
    this.#workbench = workbench;
    this.#lines = lines;
    this.#modelHash = modelHash;
    this.#now = now;
    this.#put = put;
  }

  /** Hands over the rows decided since the last time; does nothing without a model that the server knows. */
  async tell(): Promise<void> {
    const { session, journal } = this.#workbench.state;
    const modelSha256 = this.#modelHash();
    if (!session || !journal || modelSha256 === '' || this.#isTelling) return;
    if (this.#toldOf !== journal) this.#told = new Map();
    this.#toldOf = journal;
    const rows = rowsToTell(session, this.#told);
    if (rows.length === 0) return;
    this.#isTelling = true;
    const { lines, headerFieldNames } = await this.#lines.ask(rows);
    this.#isTelling = false;
    const decidedAt = this.#now();
    const decisions = lines.map(({ row, line }) =>
      decisionOf(line, headerFieldNames, session.dimensions, session.rows[row] ?? [], modelSha256, decidedAt),
    );
    await this.#put(decisions);
    for (const row of rows) this.#told.set(row, session.rows[row] ?? []);
  }
}
