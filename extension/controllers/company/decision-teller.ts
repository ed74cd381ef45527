import type { Decision } from '../../../core/contracts/decision.ts';
import type { OpenedJournal, WorkerReport } from '../../worker/messages.ts';
import type { CodingCell } from '../session/coding-cell.ts';
import type { Workbench } from '../workbench.ts';
import { decisionOf, rowsToTell } from './decisions.ts';

type LinesReport = Extract<WorkerReport, { kind: 'lines-found' }>;

/** Turns what a person decided into what the server is told, each row once for each way it was decided. */
export class DecisionTeller {
  readonly #workbench: Workbench;
  readonly #modelHash: () => string;
  readonly #now: () => string;
  readonly #put: (decisions: readonly Decision[]) => Promise<void>;
  #told = new Map<number, readonly CodingCell[]>();
  #toldOf: OpenedJournal | null = null;
  #awaited: ((report: LinesReport) => void) | null = null;

  constructor(
    workbench: Workbench,
    modelHash: () => string,
    now: () => string,
    put: (decisions: readonly Decision[]) => Promise<void>,
  ) {
    this.#workbench = workbench;
    this.#modelHash = modelHash;
    this.#now = now;
    this.#put = put;
  }

  /** Hands over the rows decided since the last time; does nothing without a model that the server knows. */
  async tell(): Promise<void> {
    const { session, journal } = this.#workbench.state;
    const modelSha256 = this.#modelHash();
    if (!session || !journal || modelSha256 === '' || this.#awaited) return;
    if (this.#toldOf !== journal) this.#told = new Map();
    this.#toldOf = journal;
    const rows = rowsToTell(session, this.#told);
    if (rows.length === 0) return;
    const { lines, headerFieldNames } = await this.#linesOf(rows);
    const decidedAt = this.#now();
    const decisions = lines.map(({ row, line }) =>
      decisionOf(line, headerFieldNames, session.dimensions, session.rows[row] ?? [], modelSha256, decidedAt),
    );
    await this.#put(decisions);
    for (const row of rows) this.#told.set(row, session.rows[row] ?? []);
  }

  /** Takes the lines that were asked for. */
  takeLines(report: LinesReport): void {
    this.#awaited?.(report);
    this.#awaited = null;
  }

  #linesOf(rows: readonly number[]): Promise<LinesReport> {
    return new Promise((resolve) => {
      this.#awaited = resolve;
      this.#workbench.findLines(rows);
    });
  }
}
