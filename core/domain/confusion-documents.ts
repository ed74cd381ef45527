import { CODES_PER_LINE, type CodedDocuments } from './coding-table-codes.ts';
import { CONFUSION_SIZE } from './confusion-counts.ts';
import { addConfusions, EMPTY_CONFUSION, type Confusion } from './confusion.ts';

/**
 * TP, FP and FN of every document, CONFUSION_SIZE numbers each, without saying where they came from: what countConfusions
 * adds up to, at a fraction of its cost. FP are the predicted segments that are not TP; FN the true segments less those
 * whose place in the matched line was predicted. `trueCounts` is trueSegmentCounts, for callers that count again and again.
 */
export function countDocuments(
  coded: CodedDocuments,
  partners: Int32Array,
  trueCounts: Int32Array = trueSegmentCounts(coded),
): Int32Array {
  const { predicted, predictedStarts, truth, trueStarts, dimensions } = coded;
  const counts = new Int32Array(coded.documentCount * CONFUSION_SIZE);
  for (let document = 0; document < coded.documentCount; document += 1) {
    const trueFrom = trueStarts[document] ?? 0;
    const to = predictedStarts[document + 1] ?? 0;
    let filled = 0;
    let right = 0;
    let answered = 0;
    for (let line = predictedStarts[document] ?? 0; line < to; line += 1) {
      const partner = partners[line] ?? -1;
      const predictedAt = line * CODES_PER_LINE;
      const trueAt = (trueFrom + partner) * CODES_PER_LINE;
      for (let lane = 0; lane < dimensions.length; lane += 1) {
        const code = predicted[predictedAt + lane] ?? 0;
        if (code === 0) continue;
        filled += 1;
        const wanted = partner < 0 ? 0 : (truth[trueAt + lane] ?? 0);
        if (wanted !== 0) answered += 1;
        if (wanted === code) right += 1;
      }
    }
    const place = document * CONFUSION_SIZE;
    counts[place] = right;
    counts[place + 1] = filled - right;
    counts[place + 2] = (trueCounts[document] ?? 0) - answered;
  }
  return counts;
}

/** True segments of each document that are not null. */
export function trueSegmentCounts({ truth, trueStarts, documentCount }: CodedDocuments): Int32Array {
  return Int32Array.from({ length: documentCount }, (_, document) => {
    const to = (trueStarts[document + 1] ?? 0) * CODES_PER_LINE;
    let count = 0;
    for (let place = (trueStarts[document] ?? 0) * CODES_PER_LINE; place < to; place += 1)
      if (truth[place] !== 0) count += 1;
    return count;
  });
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
