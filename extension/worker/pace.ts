/** How long work goes on before it lets messages in: short enough for Cancel to feel at once. */
const SLICE_MS = 24;

/** What pacing needs of its host. */
export interface PaceSource {
  /** Milliseconds from any start, never going back. */
  now(): number;
  /** Resolves once the messages that wait have been taken. */
  breathe(): Promise<void>;
}

/** Asked for by a newer request or by the person: the work under way ends without a result. */
export interface CancelMark {
  isCancelled: boolean;
}

/** What became of paced work. */
export type PacedOutcome<Result> =
  { readonly isDone: true; readonly result: Result } | { readonly isDone: false };

/**
 * Runs stepwise work to its end in slices, letting messages in between them. `sliceEnded` is told the last step of each
 * slice. Ends early where `mark` says so.
 */
export async function runPaced<Step, Result>(
  work: Generator<Step, Result, void>,
  pace: PaceSource,
  mark: CancelMark,
  sliceEnded: (step: Step) => void,
): Promise<PacedOutcome<Result>> {
  let sliceStart = pace.now();
  for (;;) {
    const step = work.next();
    if (step.done) return { isDone: true, result: step.value };
    if (pace.now() - sliceStart < SLICE_MS) continue;
    sliceEnded(step.value);
    await pace.breathe();
    if (mark.isCancelled) return { isDone: false };
    sliceStart = pace.now();
  }
}
