import type { TaskKind, WorkerReport } from './messages.ts';
import type { CancelMark } from './pace.ts';

/** The one piece of long work that the worker does at a time, as the page is told of it. */
export class LongWork {
  readonly #report: (report: WorkerReport) => void;
  #mark: CancelMark = { isCancelled: false };
  #task: TaskKind | null = null;

  constructor(report: (report: WorkerReport) => void) {
    this.#report = report;
  }

  /** What is being done; null while nothing is. */
  get task(): TaskKind | null {
    return this.#task;
  }

  /** Begins a piece of work: what was under way is overtaken. */
  begin(task: TaskKind, total = 0): CancelMark {
    this.cancel();
    this.#mark = { isCancelled: false };
    this.#task = task;
    this.#report({ kind: 'progress', task, done: 0, total });
    return this.#mark;
  }

  /** Ends a piece of work; of work that was overtaken nothing is said. */
  end(task: TaskKind, mark: CancelMark): void {
    if (mark !== this.#mark) return;
    this.#task = null;
    this.#report({ kind: 'task-ended', task, isCancelled: mark.isCancelled });
  }

  /** Has the work under way end without a result. */
  cancel(): void {
    this.#mark.isCancelled = true;
  }

  /** Cancels, and says nothing of it: what it was about is forgotten. */
  drop(): void {
    this.cancel();
    this.#mark = { isCancelled: false };
    this.#task = null;
  }
}
