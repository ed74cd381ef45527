import { accuracy } from '../domain/accuracy.ts';
import { chronological } from '../domain/chronology.ts';
import { chronologicalSplit } from '../domain/chronological-split.ts';
import { blankableDimensions, withCodedBlanks } from './coded-blanks.ts';
import { codedValues } from './coded-values.ts';
import type { LedgerLine } from '../domain/ledger-line.ts';
import type { Coder } from '../engine/line.ts';
import { learnDays } from './feedback.ts';
import { coderLearner } from './learner.ts';
import { predictionLog } from './prediction-log.ts';
import type { Progress } from './progress.ts';

/** What a coder has learned, and how it did on the way. */
export interface Training {
  readonly lineCount: number;
  /** First and last day learned; null where there was no line. */
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  /** In the coder's order. */
  readonly dimensions: readonly TrainedDimension[];
}

/** One dimension of a training. */
export interface TrainedDimension {
  readonly name: string;
  /** Different values seen. */
  readonly valueCount: number;
  /** Share right among the last fifth of the lines, each predicted before its day was learned; null without any. */
  readonly recentAccuracy: number | null;
}

/** The last part of the lines, over which progress is judged. */
const RECENT_SHARE = 0.2;

/**
 * Has a coder learn lines with its columns, day by day; they may come in any order. Blanks that are a habit of the
 * ledger are learned as LEFT_BLANK.
 */
export function* train(coder: Coder, lines: readonly LedgerLine[]): Generator<Progress, Training, void> {
  const isBlankable = blankableDimensions({ dimensions: coder.dimensions, lines });
  const ordered = chronological(lines).map((line) => withCodedBlanks(line, isBlankable));
  const recentStart = chronologicalSplit(ordered, 1 - RECENT_SHARE);
  const recentLog = predictionLog(coder.dimensions.length);
  const learner = coderLearner(coder);
  for (const count of learnDays(learner, ordered.slice(0, recentStart)))
    yield { phase: 'training', doneCount: count, lineCount: ordered.length };
  for (const count of learnDays(learner, ordered.slice(recentStart), recentLog.sink))
    yield { phase: 'training', doneCount: recentStart + count, lineCount: ordered.length };
  return {
    lineCount: ordered.length,
    firstDate: ordered[0]?.date ?? null,
    lastDate: ordered.at(-1)?.date ?? null,
    dimensions: coder.dimensions.map((name, dimension) => ({
      name,
      valueCount: codedValues(ordered, dimension).size,
      recentAccuracy: accuracy(recentLog.byDimension[dimension] ?? []),
    })),
  };
}
