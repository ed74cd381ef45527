import type { CodedDocuments } from './coding-table-codes.ts';
import { CONFUSION_SIZE } from './confusion-counts.ts';

/** One point of the precision / coding-rate curve: what the figures are if only segments at least this sure are filled. */
export interface CurvePoint {
  readonly threshold: number;
  readonly microPrecision: number | null;
  readonly microCodingRate: number | null;
  readonly macroPrecision: number | null;
  readonly macroCodingRate: number | null;
}

/**
 * Thresholds for a curve: 0 (everything filled) and quantiles of the confidences of predicted segments, ascending, at most
 * `limit` of them. Null where no confidence is known.
 */
export function curveThresholds(coded: CodedDocuments, limit: number): number[] | null {
  const { confidences } = coded;
  if (!confidences) return null;
  const isKnown = (place: number): boolean =>
    coded.predicted[place] !== 0 && !Number.isNaN(confidences[place] ?? NaN);
  let count = 0;
  for (let place = 0; place < confidences.length; place += 1) if (isKnown(place)) count += 1;
  if (count === 0) return null;
  const sorted = new Float64Array(count);
  for (let place = 0, next = 0; place < confidences.length; place += 1)
    if (isKnown(place)) {
      sorted[next] = confidences[place] ?? 0;
      next += 1;
    }
  sorted.sort();
  const quantiles = Array.from({ length: limit - 1 }, (_, step) => {
    const rank = Math.ceil(((step + 1) / (limit - 1)) * count) - 1;
    return sorted[rank] ?? 0;
  });
  return [...new Set([0, ...quantiles])];
}

/** The point of a curve from the TP, FP and FN of every document, CONFUSION_SIZE numbers each. */
export function curvePoint(counts: Int32Array, threshold: number): CurvePoint {
  const micro = { tp: 0, predicted: 0, all: 0 };
  const macro = { precision: 0, precisionCount: 0, codingRate: 0, codingRateCount: 0 };
  for (let place = 0; place < counts.length; place += CONFUSION_SIZE) {
    const tp = counts[place] ?? 0;
    const predicted = tp + (counts[place + 1] ?? 0);
    const all = predicted + (counts[place + 2] ?? 0);
    micro.tp += tp;
    micro.predicted += predicted;
    micro.all += all;
    if (predicted > 0) {
      macro.precision += tp / predicted;
      macro.precisionCount += 1;
    }
    if (all > 0) {
      macro.codingRate += tp / all;
      macro.codingRateCount += 1;
    }
  }
  const share = (above: number, below: number): number | null => (below === 0 ? null : above / below);
  return {
    threshold,
    microPrecision: share(micro.tp, micro.predicted),
    microCodingRate: share(micro.tp, micro.all),
    macroPrecision: share(macro.precision, macro.precisionCount),
    macroCodingRate: share(macro.codingRate, macro.codingRateCount),
  };
}
