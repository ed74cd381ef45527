import type { CodingTable, CodingTableLine } from './coding-table.ts';
import { isConfidence, type JoinedDocument, type JoinedTables } from './coding-table-join.ts';

/** Codes per line: 15 segments and one that is always 0. The engine takes lines in this form. */
export const CODES_PER_LINE = 16;

/**
 * Joined documents as numbers. Within a dimension codes ascend as values do (by UTF-16 code unit), from 1; 0 is null. So
 * what depends on the order of codes depends on content only, not on the order of lines, documents or files.
 */
export interface CodedDocuments {
  /** What each code of a line stands for, in order; at most 15. */
  readonly dimensions: readonly string[];
  readonly documents: readonly JoinedDocument[];
  readonly documentCount: number;
  /** CODES_PER_LINE a predicted line; lines of a document stand together. */
  readonly predicted: Int32Array;
  /** First predicted line of each document and, last, the number of lines. */
  readonly predictedStarts: Int32Array;
  readonly truth: Int32Array;
  readonly trueStarts: Int32Array;
  /** CODES_PER_LINE a predicted line, NaN where not known; null where no confidence is known at all. */
  readonly confidences: Float64Array | null;
}

/** Codes the segments of the given dimensions; all others are left out. */
export function codeDocuments(joined: JoinedTables, dimensions: readonly string[]): CodedDocuments {
  const { documents } = joined;
  const trueLanes = dimensions.map((dimension) => joined.trueDimensions.indexOf(dimension));
  const predictedLanes = dimensions.map((dimension) => joined.predictedDimensions.indexOf(dimension));
  const truth = linesOf(documents, (document) => document.truth);
  const predicted = linesOf(documents, (document) => document.predicted);
  const books = dimensions.map(() => new Map<string, number>());
  const predictedCodes = codeLines(predicted.lines, predictedLanes, books);
  const trueCodes = codeLines(truth.lines, trueLanes, books);
  const ranks = books.map(ranksOf);
  rankCodes(predictedCodes, ranks);
  rankCodes(trueCodes, ranks);
  return {
    dimensions,
    documents,
    documentCount: documents.length,
    predicted: predictedCodes,
    predictedStarts: predicted.starts,
    truth: trueCodes,
    trueStarts: truth.starts,
    confidences: confidencesOf(predicted.lines, predictedLanes),
  };
}

function linesOf(
  documents: readonly JoinedDocument[],
  table: (document: JoinedDocument) => CodingTable | null,
): { lines: CodingTableLine[]; starts: Int32Array } {
  const lines: CodingTableLine[] = [];
  const starts = new Int32Array(documents.length + 1);
  documents.forEach((document, index) => {
    for (const line of table(document)?.lines ?? []) lines.push(line);
    starts[index + 1] = lines.length;
  });
  return { lines, starts };
}

/** Codes by first appearance; new values are entered into the books. */
function codeLines(
  lines: readonly CodingTableLine[],
  lanes: readonly number[],
  books: readonly Map<string, number>[],
): Int32Array {
  const coded = new Int32Array(lines.length * CODES_PER_LINE);
  lanes.forEach((lane, place) => {
    const book = books[place];
    if (lane < 0 || !book) return;
    lines.forEach((line, index) => {
      const value = line.segments[lane];
      if (value === null || value === undefined) return;
      let code = book.get(value);
      if (code === undefined) {
        code = book.size + 1;
        book.set(value, code);
      }
      coded[index * CODES_PER_LINE + place] = code;
    });
  });
  return coded;
}

/** For each code by first appearance, its code by order of values. */
function ranksOf(book: ReadonlyMap<string, number>): Int32Array {
  const ranks = new Int32Array(book.size + 1);
  [...book.keys()].sort(byCodeUnit).forEach((value, index) => {
    ranks[book.get(value) ?? 0] = index + 1;
  });
  return ranks;
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rankCodes(codes: Int32Array, ranks: readonly Int32Array[]): void {
  for (let place = 0; place < codes.length; place += 1) {
    const code = codes[place] ?? 0;
    if (code !== 0) codes[place] = ranks[place % CODES_PER_LINE]?.[code] ?? 0;
  }
}

function confidencesOf(lines: readonly CodingTableLine[], lanes: readonly number[]): Float64Array | null {
  const confidences = new Float64Array(lines.length * CODES_PER_LINE).fill(NaN);
  let knownCount = 0;
  for (const [index, line] of lines.entries())
    for (const [place, lane] of lanes.entries()) {
      const confidence = (lane < 0 ? null : line.confidences?.[lane]) ?? NaN;
      if (!isConfidence(confidence)) continue;
      confidences[index * CODES_PER_LINE + place] = confidence;
      knownCount += 1;
    }
  return knownCount > 0 ? confidences : null;
}
