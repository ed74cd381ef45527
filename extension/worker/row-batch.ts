import type { RowSuggestions, WorkerReport } from './messages.ts';

/** Gathers the coded rows of a run and hands them over to the page together, with how far the run is. */
export class RowBatch {
  readonly #run: number;
  readonly #total: number;
  readonly #report: (report: WorkerReport) => void;
  #pending: RowSuggestions[] = [];
  #done = 0;

  /** `total`: rows of the whole run. */
  constructor(run: number, total: number, report: (report: WorkerReport) => void) {
    this.#run = run;
    this.#total = total;
    this.#report = report;
  }

  /** Takes rows from a run as it codes them; gives way after each. */
  *gather(rows: Iterable<RowSuggestions>): Generator<void, void, void> {
    for (const row of rows) {
      this.#pending.push(row);
      yield;
    }
  }

  /** Hands over what was gathered since the last time. */
  handOver(): void {
    this.#done += this.#pending.length;
    this.#report({ kind: 'suggested', run: this.#run, rows: this.#pending });
    this.#report({ kind: 'progress', task: 'coding', done: this.#done, total: this.#total });
    this.#pending = [];
  }
}
