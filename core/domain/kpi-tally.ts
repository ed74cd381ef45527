import type { KpiMetric, KpiRate } from './kpi-rate.ts';
import { RowKinds } from './kpi-row-kinds.ts';

/*
 * Every figure is a sum of numerators over a sum of denominators, and each document adds to both. A tally holds what each
 * document adds, so that any choice of documents, with or without repetition, gives its figures by adding rows up.
 *
 * Columns of a row, by family; n: numerator, d: denominator of precision (p), recall (r) and coding rate (c):
 *   segments 0..3, stiff lines 4..7, stiff documents 8..11   n, dp, dr, dc (one numerator: the TP)
 *   elastic lines 12..17, elastic documents 18..23           np, dp, nr, dr, nc, dc (sums of shares, and units with one)
 */

/** Columns of a tally. */
export const TALLY_WIDTH = 24;

/** Where the families of columns begin. */
export const TALLY_FAMILY = {
  segments: 0,
  stiffLines: 4,
  stiffDocuments: 8,
  elasticLines: 12,
  elasticDocuments: 18,
} as const;

/** What each document adds to every figure. */
export interface KpiTally {
  readonly documentCount: number;
  /** For each document its kind: documents of one kind add the same. */
  readonly kindOf: Int32Array;
  /** What a document of each kind adds: TALLY_WIDTH numbers a kind. */
  readonly rows: Float64Array;
}

/** The columns that a rate divides: numerator by denominator. */
export function rateColumns(rate: KpiRate): { readonly numerator: number; readonly denominator: number } {
  const metric = METRIC_PLACE[rate.metric];
  const { segments, stiffLines, stiffDocuments, elasticLines, elasticDocuments } = TALLY_FAMILY;
  if (rate.level === 'segment') return { numerator: segments, denominator: segments + 1 + metric };
  if (rate.stiffness === 'stiff') {
    const first = rate.level === 'line' ? stiffLines : stiffDocuments;
    return { numerator: first, denominator: first + 1 + metric };
  }
  const first = (rate.level === 'line' ? elasticLines : elasticDocuments) + 2 * metric;
  return { numerator: first, denominator: first + 1 };
}

const METRIC_PLACE: Readonly<Record<KpiMetric, number>> = {
  precision: 0,
  recall: 1,
  codingRate: 2,
  accuracy: 2,
};

/** Number of documents of each kind. */
export function kindCounts(tally: KpiTally): Int32Array {
  const counts = new Int32Array(tally.rows.length / TALLY_WIDTH);
  for (const kind of tally.kindOf) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** The tally of some documents. */
export function selectTally(tally: KpiTally, indexes: readonly number[]): KpiTally {
  const kinds = new RowKinds(TALLY_WIDTH);
  const kindOf = Int32Array.from(indexes, (index) => {
    const from = (tally.kindOf[index] ?? 0) * TALLY_WIDTH;
    return kinds.kindOf(tally.rows.subarray(from, from + TALLY_WIDTH));
  });
  return { documentCount: indexes.length, kindOf, rows: kinds.distinctRows() };
}

/** A rate of all documents of a tally: its value (null where there is nothing to divide by) and what went into it. */
export function rateOf(
  tally: KpiTally,
  rate: KpiRate,
): { readonly value: number | null; readonly unitCount: number; readonly documentsLeftOut: number } {
  const { numerator, denominator } = rateColumns(rate);
  let above = 0;
  let below = 0;
  let documentsLeftOut = 0;
  kindCounts(tally).forEach((count, kind) => {
    const divisor = tally.rows[kind * TALLY_WIDTH + denominator] ?? 0;
    above += count * (tally.rows[kind * TALLY_WIDTH + numerator] ?? 0);
    below += count * divisor;
    if (divisor === 0) documentsLeftOut += count;
  });
  return { value: below === 0 ? null : above / below, unitCount: below, documentsLeftOut };
}
