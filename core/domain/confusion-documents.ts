import { CODES_PER_LINE, type CodedDocuments } from './coding-table-codes.ts';
import { CONFUSION_SIZE } from './confusion-counts.ts';
import { addConfusions, EMPTY_CONFUSION, type Confusion } from './confusion.ts';

/**
 * TP, FP and FN of every document, CONFUSION_SIZE numbers each, without saying where they came from: what countConfusions
 * adds up to, at a fraction of its cost. FP are the predicted segments that are not TP; FN the true segments less those
 * whose place in the matched line was predicted.
 */
export function countDocuments(coded: CodedDocuments, partners: Int32Array): Int32Array {
  const counts = new Int32Array(coded.documentCount * CONFUSION_SIZE);
  for (let document = 0; document < coded.documentCount; document += 1) {
    const trueFrom = coded.trueStarts[document] ?? 0;
    const predictedFrom = coded.predictedStarts[document] ?? 0;
    const predictedTo = coded.predictedStarts[document + 1] ?? 0;
    let right = 0;
    let answered = 0;
    for (let line = predictedFrom; line < predictedTo; line += 1) {
      const partner = partners[line] ?? -1;
      if (partner < 0) continue;
      const predictedAt = line * CODES_PER_LINE;
      const trueAt = (trueFrom + partner) * CODES_PER_LINE;
      for (let lane = 0; lane < coded.dimensions.length; lane += 1) {
        const predicted = coded.predicted[predictedAt + lane] ?? 0;
        const truth = coded.truth[trueAt + lane] ?? 0;
        if (predicted === 0 || truth === 0) continue;
        answered += 1;
        if (predicted === truth) right += 1;
      }
    }
    const place = document * CONFUSION_SIZE;
    counts[place] = right;
    counts[place + 1] = codedCount(coded.predicted, predictedFrom, predictedTo) - right;
    counts[place + 2] = codedCount(coded.truth, trueFrom, coded.trueStarts[document + 1] ?? 0) - answered;
  }
  return counts;
}

/** Segments that are not null in some lines. */
function codedCount(codes: Int32Array, fromLine: number, toLine: number): number {
  let count = 0;
  for (let place = fromLine * CODES_PER_LINE; place < toLine * CODES_PER_LINE; place += 1)
    if (codes[place] !== 0) count += 1;
  return count;
}

/** All documents' counts together. */
export function totalConfusion(counts: Int32Array): Confusion {
  let total = EMPTY_CONFUSION;
  for (let place = 0; place < counts.length; place += CONFUSION_SIZE)
    total = addConfusions(total, {
      tp: counts[place] ?? 0,
      fp: counts[place + 1] ?? 0,
      fn: counts[place + 2] ?? 0,
    });
  return total;
}
