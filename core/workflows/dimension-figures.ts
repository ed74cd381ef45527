import { accuracy, topShare } from '../domain/accuracy.ts';
import { calibrationError } from '../domain/calibration-error.ts';
import { codedOnly, type CodingPrediction } from '../domain/coding-prediction.ts';
import { confidenceThreshold, coverageAbove } from '../domain/coverage.ts';
import { macroF1 } from '../domain/macro-f1.ts';
import { unseenShare } from '../domain/unseen-share.ts';

/** How well one dimension was predicted on the test part. Shares are 0..1, null where there was nothing to judge. */
export interface DimensionFigures {
  /** Test lines that are coded in this dimension. */
  readonly testLines: number;
  readonly accuracy: number | null;
  /** Share of lines whose value was among the first three proposals. */
  readonly top3: number | null;
  readonly macroF1: number | null;
  /** Share of coded lines above the confidence that kept errors at 2 % in the calibration part. */
  readonly coverageAt2: number | null;
  /** The error share really seen among them. */
  readonly errorAt2: number | null;
  readonly coverageAt5: number | null;
  readonly errorAt5: number | null;
  /** Expected calibration error, see `calibrationError`. */
  readonly ece: number | null;
  /** Different values in training and test together. */
  readonly classes: number;
  /** Share of lines coded with a value that the training part never had. */
  readonly unseenShare: number | null;
  /** Accuracy of the rules used today, on the same lines with the same delay. */
  readonly baselines: { readonly supplierMajority: number | null; readonly supplierLast: number | null };
}

/** What the figures of one dimension are made from. */
export interface DimensionPredictions {
  readonly calibration: readonly CodingPrediction[];
  readonly test: readonly CodingPrediction[];
  readonly supplierMajority: readonly CodingPrediction[];
  readonly supplierLast: readonly CodingPrediction[];
  /** Values coded in the training part, calibration included. */
  readonly trainedValues: ReadonlySet<string>;
}

/** The figures of one dimension. */
export function dimensionFigures(made: DimensionPredictions): DimensionFigures {
  const { calibration, test, trainedValues } = made;
  const coded = codedOnly(test);
  const at2 = coverageAbove(test, confidenceThreshold(calibration, 0.02));
  const at5 = coverageAbove(test, confidenceThreshold(calibration, 0.05));
  return {
    testLines: coded.length,
    accuracy: accuracy(test),
    top3: topShare(test, 3),
    macroF1: macroF1(test),
    coverageAt2: at2?.coverage ?? null,
    errorAt2: at2?.errorShare ?? null,
    coverageAt5: at5?.coverage ?? null,
    errorAt5: at5?.errorShare ?? null,
    ece: calibrationError(test),
    classes: new Set([...trainedValues, ...coded.map(({ truth }) => truth)]).size,
    unseenShare: unseenShare(test, trainedValues),
    baselines: {
      supplierMajority: accuracy(made.supplierMajority),
      supplierLast: accuracy(made.supplierLast),
    },
  };
}
