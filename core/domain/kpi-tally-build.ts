import { CODES_PER_LINE } from './coding-table-codes.ts';
import { CONFUSION_SIZE, type ConfusionCounts } from './confusion-counts.ts';
import { EMPTY_CONFUSION, stiffConfusion, type Confusion } from './confusion.ts';
import { RowKinds } from './kpi-row-kinds.ts';
import { TALLY_FAMILY, TALLY_WIDTH, type KpiTally } from './kpi-tally.ts';

/** Tallies the counts of matched documents over all their dimensions. */
export function tallyDocuments(counts: ConfusionCounts): KpiTally {
  return tally(counts.documentCount, (row, document) => {
    addDocument(row, documentConfusion(counts.perDimension, document));
    const pairTo = counts.pairStarts[document + 1] ?? 0;
    for (let pair = counts.pairStarts[document] ?? 0; pair < pairTo; pair += 1) {
      const segments = confusionAt(counts.perPair, pair);
      addShared(row, TALLY_FAMILY.stiffLines, stiffConfusion(segments));
      addShares(row, TALLY_FAMILY.elasticLines, segments);
    }
  });
}

/** Tallies one dimension of matched documents, from ConfusionCounts.perDimension; the lines' columns stay 0. */
export function tallyDimension(perDimension: Int32Array, documentCount: number, lane: number): KpiTally {
  return tally(documentCount, (row, document) => {
    addDocument(row, confusionAt(perDimension, document * CODES_PER_LINE + lane));
  });
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

function tally(documentCount: number, add: (row: Float64Array, document: number) => void): KpiTally {
  const kinds = new RowKinds(TALLY_WIDTH);
  const kindOf = new Int32Array(documentCount);
  const row = new Float64Array(TALLY_WIDTH);
  for (let document = 0; document < documentCount; document += 1) {
    row.fill(0);
    add(row, document);
    kindOf[document] = kinds.kindOf(row);
  }
  return { documentCount, kindOf, rows: kinds.distinctRows() };
}

function confusionAt(counts: Int32Array | Uint8Array, index: number): Confusion {
  const place = index * CONFUSION_SIZE;
  return { tp: counts[place] ?? 0, fp: counts[place + 1] ?? 0, fn: counts[place + 2] ?? 0 };
}

function addDocument(row: Float64Array, segments: Confusion): void {
  addShared(row, TALLY_FAMILY.segments, segments);
  addShared(row, TALLY_FAMILY.stiffDocuments, stiffConfusion(segments));
  addShares(row, TALLY_FAMILY.elasticDocuments, segments);
}

function addShared(row: Float64Array, first: number, { tp, fp, fn }: Confusion): void {
  add(row, first, tp);
  add(row, first + 1, tp + fp);
  add(row, first + 2, tp + fn);
  add(row, first + 3, tp + fp + fn);
}

/** Adds a unit's shares; a unit without a denominator is left out of that rate. */
function addShares(row: Float64Array, first: number, { tp, fp, fn }: Confusion): void {
  addShare(row, first, tp, tp + fp);
  addShare(row, first + 2, tp, tp + fn);
  addShare(row, first + 4, tp, tp + fp + fn);
}

function addShare(row: Float64Array, column: number, numerator: number, denominator: number): void {
  if (denominator === 0) return;
  add(row, column, numerator / denominator);
  add(row, column + 1, 1);
}

function add(row: Float64Array, column: number, by: number): void {
  row[column] = (row[column] ?? 0) + by;
}
