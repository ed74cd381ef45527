import { CODES_PER_LINE } from './coding-table-codes.ts';
import { CONFUSION_SIZE, type ConfusionCounts } from './confusion-counts.ts';
import { EMPTY_CONFUSION, stiffConfusion, type Confusion } from './confusion.ts';
import type { KpiMetric, KpiRate } from './kpi-rate.ts';

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

const STIFF_LINES = 4;
const STIFF_DOCUMENTS = 8;
const ELASTIC_LINES = 12;
const ELASTIC_DOCUMENTS = 18;

/** What each document adds to every figure: TALLY_WIDTH numbers a document. */
export interface KpiTally {
  readonly documentCount: number;
  readonly rows: Float64Array;
}

/** The columns that a rate divides: numerator by denominator. */
export function rateColumns(rate: KpiRate): { readonly numerator: number; readonly denominator: number } {
  const metric = METRIC_PLACE[rate.metric];
  if (rate.level === 'segment') return { numerator: 0, denominator: 1 + metric };
  if (rate.stiffness === 'stiff') {
    const first = rate.level === 'line' ? STIFF_LINES : STIFF_DOCUMENTS;
    return { numerator: first, denominator: first + 1 + metric };
  }
  const first = (rate.level === 'line' ? ELASTIC_LINES : ELASTIC_DOCUMENTS) + 2 * metric;
  return { numerator: first, denominator: first + 1 };
}

const METRIC_PLACE: Readonly<Record<KpiMetric, number>> = {
  precision: 0,
  recall: 1,
  codingRate: 2,
  accuracy: 2,
};

/** Tallies the counts of matched documents over all their dimensions. */
export function tallyDocuments(counts: ConfusionCounts): KpiTally {
  const rows = new Float64Array(counts.documentCount * TALLY_WIDTH);
  for (let document = 0; document < counts.documentCount; document += 1) {
    const row = rows.subarray(document * TALLY_WIDTH, (document + 1) * TALLY_WIDTH);
    addDocument(row, documentConfusion(counts.perDimension, document));
    const pairTo = counts.pairStarts[document + 1] ?? 0;
    for (let pair = counts.pairStarts[document] ?? 0; pair < pairTo; pair += 1) {
      const segments = confusionAt(counts.perPair, pair);
      addShared(row, STIFF_LINES, stiffConfusion(segments));
      addShares(row, ELASTIC_LINES, segments);
    }
  }
  return { documentCount: counts.documentCount, rows };
}

/**
 * Tallies segments and documents only, from counts laid out as ConfusionCounts.perDimension; the lines' columns stay 0.
 * With `lane`, of that dimension alone.
 */
export function tallySegments(
  perDimension: Int32Array,
  documentCount: number,
  lane: number | null,
): KpiTally {
  const rows = new Float64Array(documentCount * TALLY_WIDTH);
  for (let document = 0; document < documentCount; document += 1) {
    const confusion =
      lane === null
        ? documentConfusion(perDimension, document)
        : confusionAt(perDimension, document * CODES_PER_LINE + lane);
    addDocument(rows.subarray(document * TALLY_WIDTH, (document + 1) * TALLY_WIDTH), confusion);
  }
  return { documentCount, rows };
}

/** The rows of some documents of a tally. */
export function selectTally(tally: KpiTally, indexes: readonly number[]): KpiTally {
  const rows = new Float64Array(indexes.length * TALLY_WIDTH);
  indexes.forEach((index, place) => {
    rows.set(tally.rows.subarray(index * TALLY_WIDTH, (index + 1) * TALLY_WIDTH), place * TALLY_WIDTH);
  });
  return { documentCount: indexes.length, rows };
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
  for (let row = 0; row < tally.rows.length; row += TALLY_WIDTH) {
    const share = tally.rows[row + denominator] ?? 0;
    above += tally.rows[row + numerator] ?? 0;
    below += share;
    if (share === 0) documentsLeftOut += 1;
  }
  return { value: below === 0 ? null : above / below, unitCount: below, documentsLeftOut };
}

/** The counts of a document over all dimensions. */
export function documentConfusion(perDimension: Int32Array, document: number): Confusion {
  let { tp, fp, fn } = EMPTY_CONFUSION;
  const from = document * CODES_PER_LINE * CONFUSION_SIZE;
  for (let place = from; place < from + CODES_PER_LINE * CONFUSION_SIZE; place += CONFUSION_SIZE) {
    tp += perDimension[place] ?? 0;
    fp += perDimension[place + 1] ?? 0;
    fn += perDimension[place + 2] ?? 0;
  }
  return { tp, fp, fn };
}

function confusionAt(counts: Int32Array | Uint8Array, index: number): Confusion {
  const place = index * CONFUSION_SIZE;
  return { tp: counts[place] ?? 0, fp: counts[place + 1] ?? 0, fn: counts[place + 2] ?? 0 };
}

function addDocument(row: Float64Array, segments: Confusion): void {
  addShared(row, 0, segments);
  addShared(row, STIFF_DOCUMENTS, stiffConfusion(segments));
  addShares(row, ELASTIC_DOCUMENTS, segments);
}

function addShared(row: Float64Array, first: number, { tp, fp, fn }: Confusion): void {
  add(row, first, tp);
  add(row, first + 1, tp + fp);
  add(row, first + 2, tp + fn);
  add(row, first + 3, tp + fp + fn);
}

/** Adds a unit's shares; a unit without a denominator is left out of that rate. */
function addShares(row: Float64Array, first: number, { tp, fp, fn }: Confusion): void {
  [tp + fp, tp + fn, tp + fp + fn].forEach((denominator, metric) => {
    if (denominator === 0) return;
    add(row, first + 2 * metric, tp / denominator);
    add(row, first + 2 * metric + 1, 1);
  });
}

function add(row: Float64Array, column: number, by: number): void {
  row[column] = (row[column] ?? 0) + by;
}
