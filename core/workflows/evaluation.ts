import type { BackTestTables } from './back-test-tables.ts';
import type { DimensionFigures } from './dimension-figures.ts';
import type { FeedbackMode } from './feedback.ts';
import type { SuggestSpeed } from './suggest-speed.ts';

/** How good suggestions would have been on lines already coded, and how that was found out. */
export interface Evaluation {
  readonly protocol: EvaluationProtocol;
  /** By the coder's dimension names, in its order. */
  readonly dimensions: Readonly<Record<string, DimensionFigures>>;
  /** What was predicted, as coding tables: see `backTestKpis`. */
  readonly tables: BackTestTables;
  /** The model as it stood after training. */
  readonly model: {
    readonly bytes: number;
    /** Places of hashed weights, over all dimensions. */
    readonly bucketCount: number;
    /** Values it could propose, over all dimensions. */
    readonly classes: number;
  };
  readonly timing: EvaluationTiming;
  readonly peakRssBytes: number;
}

/** What was trained on and what was judged. */
export interface EvaluationProtocol {
  readonly mode: FeedbackMode;
  /** Training lines: those of the plan's practice and calibration. */
  readonly trainLines: number;
  /** Training lines that the confidence thresholds were chosen on. */
  readonly calibrationLines: number;
  readonly testLines: number;
  readonly testDocuments: number;
  readonly firstTestDate: string;
  readonly lastTestDate: string;
}

/** How long it took; the only part, with the memory, that differs from run to run. */
export interface EvaluationTiming extends SuggestSpeed {
  /** Time in the engine, learning the training lines. */
  readonly trainSeconds: number;
  readonly trainLinesPerSecond: number;
}
