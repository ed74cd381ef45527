import { CODES_PER_LINE, type CodedDocuments } from './coding-table-codes.ts';
import { CONFUSION_SIZE } from './confusion-counts.ts';

/**
 * Counts without matching lines: each dimension's values of a document as a bag, as if every dimension could be matched on
 * its own. TP: values in both bags, as often as in both; the other predicted values are FP; FN: how many more values the
 * true bag has. Never fewer TP than any matching of lines gives; one of the ways to flatter a figure.
 * Laid out as ConfusionCounts.perDimension.
 */
export function countUnmatched(coded: CodedDocuments): Int32Array {
  const counts = new Int32Array(coded.documentCount * CODES_PER_LINE * CONFUSION_SIZE);
  for (let document = 0; document < coded.documentCount; document += 1)
    for (let lane = 0; lane < coded.dimensions.length; lane += 1) {
      const truth = bag(coded.truth, coded.trueStarts, document, lane);
      const predicted = bag(coded.predicted, coded.predictedStarts, document, lane);
      let right = 0;
      for (const [code, count] of predicted.counts) right += Math.min(count, truth.counts.get(code) ?? 0);
      const place = (document * CODES_PER_LINE + lane) * CONFUSION_SIZE;
      counts[place] = right;
      counts[place + 1] = predicted.total - right;
      counts[place + 2] = Math.max(0, truth.total - predicted.total);
    }
  return counts;
}

function bag(
  codes: Int32Array,
  starts: Int32Array,
  document: number,
  lane: number,
): { counts: Map<number, number>; total: number } {
  const counts = new Map<number, number>();
  let total = 0;
  for (let line = starts[document] ?? 0; line < (starts[document + 1] ?? 0); line += 1) {
    const code = codes[line * CODES_PER_LINE + lane] ?? 0;
    if (code === 0) continue;
    counts.set(code, (counts.get(code) ?? 0) + 1);
    total += 1;
  }
  return { counts, total };
}
