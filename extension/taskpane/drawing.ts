import type { WorkbenchState } from '../controllers/workbench-state.ts';

/** Least time between two drawings of mere reports: the machine is left to the work. */
const REPORT_PAUSE_MS = 120;
/** Of a long journal, or on a slow machine, reports are drawn less often: for no more than a tenth of the time. */
const REPORT_SHARE = 0.1;

/** Whether long work began, ended or gave way to other: a person may want to cancel it, so this is no mere report. */
export function isOtherTask(before: WorkbenchState, after: WorkbenchState): boolean {
  return before.task?.kind !== after.task?.kind;
}

/** Draws when it is asked: what a person did with the next frame, mere reports a few times a second. */
export class Drawing {
  readonly #draw: () => void;
  #frame = 0;
  #timer = 0;
  #drawnAtMs = -Infinity;
  #drawingMs = 0;

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  /** Asks for a drawing; `isReport` where nobody waits for it. */
  ask(isReport: boolean): void {
    const waitMs = isReport ? this.#drawnAtMs + this.#pauseMs() - performance.now() : 0;
    if (waitMs <= 0) {
      cancelAnimationFrame(this.#frame);
      this.#frame = requestAnimationFrame(() => this.now());
    } else if (this.#timer === 0) {
      this.#timer = window.setTimeout(() => this.now(), waitMs);
    }
  }

  /** Draws at once. */
  now(): void {
    cancelAnimationFrame(this.#frame);
    window.clearTimeout(this.#timer);
    this.#timer = 0;
    const startMs = performance.now();
    this.#draw();
    this.#drawnAtMs = performance.now();
    this.#drawingMs = this.#drawnAtMs - startMs;
  }

  #pauseMs(): number {
    return Math.max(REPORT_PAUSE_MS, this.#drawingMs / REPORT_SHARE);
  }
}
