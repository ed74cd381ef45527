import { CODES_PER_LINE, type CodedDocuments } from './coding-table-codes.ts';

/** Counts per dimension and document: TP, FP and FN of lane l of document d stand at (d * 16 + l) * 3. */
export interface ConfusionCounts {
  readonly documentCount: number;
  readonly perDimension: Int32Array;
  /** TP, FP and FN of every pair of matched lines, lines matched with nothing included, document by document. */
  readonly perPair: Uint8Array;
  /** First pair of each document and, last, the number of pairs. */
  readonly pairStarts: Int32Array;
}

/** Numbers that a confusion takes: TP, FP, FN. */
export const CONFUSION_SIZE = 3;

/**
 * Counts the segments of matched lines. `partners` holds for each predicted line the number of its true line within the
 * document, -1 for none. Lines without a partner are compared with a line without segments.
 */
export function countConfusions(coded: CodedDocuments, partners: Int32Array): ConfusionCounts {
  const pairStarts = countPairs(coded, partners);
  const counts: ConfusionCounts = {
    documentCount: coded.documentCount,
    perDimension: new Int32Array(coded.documentCount * CODES_PER_LINE * CONFUSION_SIZE),
    perPair: new Uint8Array((pairStarts[coded.documentCount] ?? 0) * CONFUSION_SIZE),
    pairStarts,
  };
  const isPartner = new Uint8Array(longestTable(coded.trueStarts));
  for (let document = 0; document < coded.documentCount; document += 1)
    countDocument(coded, partners, document, counts, isPartner);
  return counts;
}

function longestTable(starts: Int32Array): number {
  let longest = 0;
  for (let document = 1; document < starts.length; document += 1)
    longest = Math.max(longest, (starts[document] ?? 0) - (starts[document - 1] ?? 0));
  return longest;
}

/** A document's pairs: its predicted lines and the true lines that are nobody's partner. */
function countPairs(coded: CodedDocuments, partners: Int32Array): Int32Array {
  const starts = new Int32Array(coded.documentCount + 1);
  for (let document = 0; document < coded.documentCount; document += 1) {
    const from = coded.predictedStarts[document] ?? 0;
    const to = coded.predictedStarts[document + 1] ?? 0;
    let count = to - from + (coded.trueStarts[document + 1] ?? 0) - (coded.trueStarts[document] ?? 0);
    for (let line = from; line < to; line += 1) if ((partners[line] ?? -1) >= 0) count -= 1;
    starts[document + 1] = (starts[document] ?? 0) + count;
  }
  return starts;
}

function countDocument(
  coded: CodedDocuments,
  partners: Int32Array,
  document: number,
  counts: ConfusionCounts,
  isPartner: Uint8Array,
): void {
  const predictedTo = coded.predictedStarts[document + 1] ?? 0;
  const trueFrom = coded.trueStarts[document] ?? 0;
  const trueCount = (coded.trueStarts[document + 1] ?? 0) - trueFrom;
  isPartner.fill(0, 0, trueCount);
  let pair = counts.pairStarts[document] ?? 0;
  for (let line = coded.predictedStarts[document] ?? 0; line < predictedTo; line += 1) {
    const partner = partners[line] ?? -1;
    if (partner >= 0) isPartner[partner] = 1;
    countPair(coded, line, partner < 0 ? -1 : trueFrom + partner, document, pair, counts);
    pair += 1;
  }
  for (let line = 0; line < trueCount; line += 1) {
    if (isPartner[line] === 1) continue;
    countPair(coded, -1, trueFrom + line, document, pair, counts);
    pair += 1;
  }
}

/** Compares two lines, counted over all documents; -1 is a line without segments. */
function countPair(
  coded: CodedDocuments,
  predictedLine: number,
  trueLine: number,
  document: number,
  pair: number,
  counts: ConfusionCounts,
): void {
  const { perDimension, perPair } = counts;
  for (let lane = 0; lane < coded.dimensions.length; lane += 1) {
    const predicted = predictedLine < 0 ? 0 : (coded.predicted[predictedLine * CODES_PER_LINE + lane] ?? 0);
    const truth = trueLine < 0 ? 0 : (coded.truth[trueLine * CODES_PER_LINE + lane] ?? 0);
    if (predicted === 0 && truth === 0) continue;
    const outcome = predicted === 0 ? 2 : predicted === truth ? 0 : 1;
    const place = (document * CODES_PER_LINE + lane) * CONFUSION_SIZE + outcome;
    perDimension[place] = (perDimension[place] ?? 0) + 1;
    const pairPlace = pair * CONFUSION_SIZE + outcome;
    perPair[pairPlace] = (perPair[pairPlace] ?? 0) + 1;
  }
}
