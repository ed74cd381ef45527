import type { WorkerReport } from '../../worker/messages.ts';

/** Lines of rows, with the names of their header fields. */
export type LinesReport = Extract<WorkerReport, { kind: 'lines-found' }>;

/** Asks the worker for lines; answers come in the order of the questions, whoever asked. */
export class LineAsker {
  readonly #find: (rows: readonly number[]) => void;
  readonly #waiting: ((report: LinesReport) => void)[] = [];

  /** `find` asks the worker for the lines of rows. */
  constructor(find: (rows: readonly number[]) => void) {
    this.#find = find;
  }

  /** The lines of those rows that are lines. */
  ask(rows: readonly number[]): Promise<LinesReport> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#find(rows);
    });
  }

  /** Takes an answer of the worker. */
  take(report: LinesReport): void {
    this.#waiting.shift()?.(report);
  }
}
