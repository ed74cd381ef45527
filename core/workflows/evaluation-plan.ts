import { chronological } from '../domain/chronology.ts';
import { chronologicalSplit } from '../domain/chronological-split.ts';
import type { LedgerLine } from '../domain/ledger-line.ts';

/** The three parts of a back-test, in chronological order, cut between days. None is empty. */
export interface EvaluationPlan {
  /** Learned first. */
  readonly practice: readonly LedgerLine[];
  /** The last part of the training: predicted as the test is, then learned; confidence thresholds come from here. */
  readonly calibration: readonly LedgerLine[];
  /** Judged. */
  readonly test: readonly LedgerLine[];
}

/** Of the training lines, the last fifth gives the thresholds: recent enough to be like the test, and not too few. */
const CALIBRATION_SHARE = 0.2;

/** Cuts lines for a back-test with the first `trainShare` (0..1) as training; null where there are too few days. */
export function evaluationPlan(lines: readonly LedgerLine[], trainShare: number): EvaluationPlan | null {
  const ordered = chronological(lines);
  const trainCount = chronologicalSplit(ordered, trainShare);
  const training = ordered.slice(0, trainCount);
  const practiceCount = chronologicalSplit(training, 1 - CALIBRATION_SHARE);
  const plan = {
    practice: training.slice(0, practiceCount),
    calibration: training.slice(practiceCount),
    test: ordered.slice(trainCount),
  };
  return Object.values(plan).some((part) => part.length === 0) ? null : plan;
}
