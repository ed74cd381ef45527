import { CALIBRATION_BIN_COUNT, calibrationBin } from './calibration-error.ts';
import { CODES_PER_LINE, type CodedDocuments } from './coding-table-codes.ts';

/** Predicted segments of like confidence. */
export interface ReliabilityBin {
  /** Confidences above `from` (0 included in the first bin) up to and including `to`. */
  readonly from: number;
  readonly to: number;
  readonly segmentCount: number;
  readonly meanConfidence: number;
  /** Share of them that was right (TP). */
  readonly rightShare: number;
}

/** How far confidences tell the share of right segments. */
export interface Reliability {
  /** Bins that hold any segment. */
  readonly bins: readonly ReliabilityBin[];
  /** Expected calibration error over these bins, as `calibrationError` defines it; 0..1. */
  readonly expectedCalibrationError: number;
  /** Predicted segments without a known confidence, left out. */
  readonly unknownCount: number;
}

/** Compares confidence with outcome in the bins of the calibration error; null where no confidence is known. */
export function reliability(coded: CodedDocuments, partners: Int32Array): Reliability | null {
  const { confidences } = coded;
  if (!confidences) return null;
  const counts = new Float64Array(CALIBRATION_BIN_COUNT);
  const sums = new Float64Array(CALIBRATION_BIN_COUNT);
  const rights = new Float64Array(CALIBRATION_BIN_COUNT);
  let unknownCount = 0;
  forEachPredicted(coded, partners, (place, isRight) => {
    const confidence = confidences[place] ?? NaN;
    if (Number.isNaN(confidence)) {
      unknownCount += 1;
      return;
    }
    const bin = calibrationBin(confidence);
    counts[bin] = (counts[bin] ?? 0) + 1;
    sums[bin] = (sums[bin] ?? 0) + confidence;
    rights[bin] = (rights[bin] ?? 0) + (isRight ? 1 : 0);
  });
  const bins = Array.from(counts, (segmentCount, bin) => ({
    from: bin / CALIBRATION_BIN_COUNT,
    to: (bin + 1) / CALIBRATION_BIN_COUNT,
    segmentCount,
    meanConfidence: (sums[bin] ?? 0) / segmentCount,
    rightShare: (rights[bin] ?? 0) / segmentCount,
  })).filter((bin) => bin.segmentCount > 0);
  const total = bins.reduce((sum, bin) => sum + bin.segmentCount, 0);
  const gap = bins.reduce((sum, b) => sum + b.segmentCount * Math.abs(b.meanConfidence - b.rightShare), 0);
  return { bins, expectedCalibrationError: total === 0 ? 0 : gap / total, unknownCount };
}

/** Calls back for each predicted segment that is not null: its place in the codes, and whether it is right. */
function forEachPredicted(
  coded: CodedDocuments,
  partners: Int32Array,
  visit: (place: number, isRight: boolean) => void,
): void {
  for (let document = 0; document < coded.documentCount; document += 1) {
    const trueFrom = coded.trueStarts[document] ?? 0;
    const to = coded.predictedStarts[document + 1] ?? 0;
    for (let line = coded.predictedStarts[document] ?? 0; line < to; line += 1) {
      const partner = partners[line] ?? -1;
      for (let lane = 0; lane < coded.dimensions.length; lane += 1) {
        const place = line * CODES_PER_LINE + lane;
        const code = coded.predicted[place] ?? 0;
        if (code === 0) continue;
        const truth = partner < 0 ? 0 : (coded.truth[(trueFrom + partner) * CODES_PER_LINE + lane] ?? 0);
        visit(place, code === truth);
      }
    }
  }
}
