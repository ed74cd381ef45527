import { CODES_PER_LINE, type CodedDocuments } from './coding-table-codes.ts';
import type { ConfusionCounts } from './confusion-counts.ts';
import { ratioIntervals, type Interval, type Ratio, type Resampling } from './kpi-interval.ts';
import { documentConfusion } from './kpi-tally-build.ts';

/** A share of documents with its 95 % interval; null where there is nothing to divide by. */
export interface DocumentShare {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Documents that nobody would have had to touch. A document is coded untouched where its predicted table has a segment and
 * none of the table's cells, empty ones included, has a known confidence below the threshold.
 */
export interface Untouched {
  readonly documentCount: number;
  readonly wrongCount: number;
  /** Untouched documents among all that were counted. */
  readonly share: DocumentShare;
  /** Documents among the untouched whose table is not right in every segment. */
  readonly errorShare: DocumentShare;
}

/** Columns: untouched, counted, untouched and wrong. */
const WIDTH = 3;
const RATIOS: readonly Ratio[] = [
  { numerator: 0, denominator: 1 },
  { numerator: 2, denominator: 0 },
];
/** Kinds of documents: touched, untouched and right, untouched and wrong. */
const ROWS = Float64Array.of(0, 1, 0, 1, 1, 0, 1, 1, 1);

/** Finds the untouched among documents that were coded before any threshold and counted with `threshold` applied. */
export function untouchedDocuments(
  coded: CodedDocuments,
  threshold: number | null,
  counts: ConfusionCounts,
  resampling: Resampling,
): Untouched {
  const kindOf = Int32Array.from({ length: coded.documentCount }, (_, document) => {
    if (!isUntouched(coded, document, threshold)) return 0;
    const { fp, fn } = documentConfusion(counts.perDimension, document);
    return fp + fn === 0 ? 1 : 2;
  });
  const count = (kind: number): number => kindOf.filter((one) => one === kind).length;
  const wrongCount = count(2);
  const documentCount = count(1) + wrongCount;
  const [share, errorShare] = ratioIntervals({ kindOf, rows: ROWS, width: WIDTH }, RATIOS, resampling);
  return {
    documentCount,
    wrongCount,
    share: documentShare(documentCount, coded.documentCount, share),
    errorShare: documentShare(wrongCount, documentCount, errorShare),
  };
}

function isUntouched(coded: CodedDocuments, document: number, threshold: number | null): boolean {
  const to = (coded.predictedStarts[document + 1] ?? 0) * CODES_PER_LINE;
  let isCoded = false;
  for (let place = (coded.predictedStarts[document] ?? 0) * CODES_PER_LINE; place < to; place += 1) {
    if (threshold !== null && (coded.confidences?.[place] ?? NaN) < threshold) return false;
    if (coded.predicted[place] !== 0) isCoded = true;
  }
  return isCoded;
}

function documentShare(above: number, below: number, interval: Interval | null | undefined): DocumentShare {
  if (below === 0) return { value: null, low: null, high: null };
  return { value: above / below, low: interval?.low ?? null, high: interval?.high ?? null };
}
