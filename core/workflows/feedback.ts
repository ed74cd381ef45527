import { periods } from '../domain/chronology.ts';
import type { LedgerLine } from '../domain/ledger-line.ts';
import type { Learner, ProposalSink } from './learner.ts';

/**
 * How long a person's coding takes to reach the learner. `daily`: a calendar day is learned after all of it was
 * predicted; `monthly`: a calendar month likewise; `frozen`: never.
 */
export type FeedbackMode = 'daily' | 'monthly' | 'frozen';

/** The modes by name, in the order they are offered. */
export const FEEDBACK_MODES: readonly FeedbackMode[] = ['daily', 'monthly', 'frozen'];

/** Has a learner predict chronological lines with the delay of `mode`. Yields the number of lines done. */
export function* withFeedback(
  learner: Learner,
  lines: readonly LedgerLine[],
  mode: FeedbackMode,
  sink: ProposalSink,
): Generator<number, void, void> {
  if (mode === 'daily') yield* learnDays(learner, lines, sink);
  else if (mode === 'frozen') yield* predictAll(learner, lines, sink);
  else {
    let doneCount = 0;
    for (const month of periods(lines, 7)) {
      for (const count of predictAll(learner, month, sink)) yield doneCount + count;
      doneCount += month.length;
      for (const day of periods(month, 10)) {
        learner.learnDay(day);
        yield doneCount;
      }
    }
  }
}

/** Has a learner learn chronological lines day by day. Yields the number of lines done after each day. */
export function* learnDays(
  learner: Learner,
  lines: readonly LedgerLine[],
  sink?: ProposalSink,
): Generator<number, void, void> {
  let doneCount = 0;
  for (const day of periods(lines, 10)) {
    learner.learnDay(day, sink);
    doneCount += day.length;
    yield doneCount;
  }
}

function* predictAll(
  learner: Learner,
  lines: readonly LedgerLine[],
  sink: ProposalSink,
): Generator<number, void, void> {
  let doneCount = 0;
  for (const day of periods(lines, 10)) {
    learner.predict(day, sink);
    doneCount += day.length;
    yield doneCount;
  }
}
