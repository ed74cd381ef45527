import type { CodedDocuments } from './coding-table-codes.ts';

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
 * `count` of them. Null where no confidence is known.
 */
export function curveThresholds(coded: CodedDocuments, count: number): number[] | null {
  const { confidences } = coded;
  if (!confidences) return null;
  const known = confidences.filter(
    (confidence, place) => !Number.isNaN(confidence) && coded.predicted[place] !== 0,
  );
  if (known.length === 0) return null;
  known.sort();
  const quantiles = Array.from({ length: count - 1 }, (_, step) => {
    const rank = Math.ceil(((step + 1) / (count - 1)) * known.length) - 1;
    return known[rank] ?? 0;
  });
  return [...new Set([0, ...quantiles])];
}
