import type { Gauges } from './gauges.ts';
import type { Learner } from './learner.ts';

/** A learner that knows how long it spent learning. */
export interface TimedLearner extends Learner {
  /** Milliseconds spent in `learnDay` so far. */
  learnMs(): number;
}

/** Puts a stopwatch around a learner's learning. */
export function timedLearner(learner: Learner, gauges: Gauges): TimedLearner {
  let spentMs = 0;
  return {
    predict(lines, sink) {
      learner.predict(lines, sink);
    },
    learnDay(lines, sink) {
      const startMs = gauges.nowMs();
      learner.learnDay(lines, sink);
      spentMs += gauges.nowMs() - startMs;
    },
    learnMs: () => spentMs,
  };
}
