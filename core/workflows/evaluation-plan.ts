import { chronological } from '../domain/chronology.ts';
import { chronologicalSplit } from '../domain/chronological-split.ts';
import type { History, LedgerLine } from '../domain/ledger-line.ts';
import { blankableDimensions, withCodedBlanks } from './coded-blanks.ts';

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

/**
 * Cuts lines for a back-test with the first `trainShare` (0..1) as training; null where there are too few days. Which
 * dimensions are left blank on purpose is seen in the training alone; such blanks are LEFT_BLANK in the plan's lines.
 */
export function evaluationPlan(
  { dimensions, lines }: Pick<History, 'dimensions' | 'lines'>,
  trainShare: number,
): EvaluationPlan | null {
  const ordered = chronological(lines);
  const trainCount = chronologicalSplit(ordered, trainShare);
  const practiceCount = chronologicalSplit(ordered.slice(0, trainCount), 1 - CALIBRATION_SHARE);
  const isBlankable = blankableDimensions({ dimensions, lines: ordered.slice(0, trainCount) });
  const blanked = ordered.map((line) => withCodedBlanks(line, isBlankable));
  const plan = {
    practice: blanked.slice(0, practiceCount),
    calibration: blanked.slice(practiceCount, trainCount),
    test: blanked.slice(trainCount),
  };
  return Object.values(plan).some((part) => part.length === 0) ? null : plan;
}
