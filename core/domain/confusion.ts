/** What comparing one predicted with one true segment shows. TN (both null) is named and never counted in a figure. */
export type SegmentOutcome = 'tp' | 'fp' | 'fn' | 'tn';

/** Compares two segments of matched lines. A wrong value is one FP and no FN. */
export function segmentOutcome(predicted: string | null, truth: string | null): SegmentOutcome {
  if (predicted === null) return truth === null ? 'tn' : 'fn';
  return predicted === truth ? 'tp' : 'fp';
}

/** Counts of segments, or of whole lines or tables taken as right or wrong. Whole numbers, 0 or more. */
export interface Confusion {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
}

/** No segment at all. */
export const EMPTY_CONFUSION: Confusion = { tp: 0, fp: 0, fn: 0 };

/** The counts of both. */
export function addConfusions(a: Confusion, b: Confusion): Confusion {
  return { tp: a.tp + b.tp, fp: a.fp + b.fp, fn: a.fn + b.fn };
}

/**
 * A line or a table taken as one: right (TP) only if every segment is; if not, wrong (FP) where anything was predicted,
 * else missing (FN) where anything was true; nothing where both are empty.
 */
export function stiffConfusion(segments: Confusion): Confusion {
  const predicted = segments.tp + segments.fp > 0;
  const right = segments.tp > 0 && segments.fp === 0 && segments.fn === 0;
  return { tp: right ? 1 : 0, fp: predicted && !right ? 1 : 0, fn: !predicted && segments.fn > 0 ? 1 : 0 };
}
