import { CODES_PER_LINE, type CodedDocuments } from './coding-table-codes.ts';
import type { Confusion } from './confusion.ts';

/**
 * Counts without matching lines: each dimension's values of a document as a bag, as if every dimension could be matched on
 * its own. TP: values in both bags, as often as in both; the other predicted values are FP; FN: how many more values the
 * true bag has. Never fewer TP than any matching of lines gives; one of the ways to flatter a figure.
 */
export function countUnmatched(coded: CodedDocuments): Confusion {
  const total = { tp: 0, fp: 0, fn: 0 };
  for (let document = 0; document < coded.documentCount; document += 1)
    for (let lane = 0; lane < coded.dimensions.length; lane += 1) {
      const truth = sortedCodes(coded.truth, coded.trueStarts, document, lane);
      const predicted = sortedCodes(coded.predicted, coded.predictedStarts, document, lane);
      const right = commonCount(truth, predicted);
      total.tp += right;
      total.fp += predicted.length - right;
      total.fn += Math.max(0, truth.length - predicted.length);
    }
  return total;
}

/** The codes of one dimension of a document that are not null, ascending. */
function sortedCodes(codes: Int32Array, starts: Int32Array, document: number, lane: number): number[] {
  const found: number[] = [];
  for (let line = starts[document] ?? 0; line < (starts[document + 1] ?? 0); line += 1) {
    const code = codes[line * CODES_PER_LINE + lane] ?? 0;
    if (code !== 0) found.push(code);
  }
  return found.length > 1 ? found.sort((a, b) => a - b) : found;
}

/** How many codes two ascending lists have in common, each as often as both have it. */
function commonCount(a: readonly number[], b: readonly number[]): number {
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    if (difference === 0) common += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return common;
}
