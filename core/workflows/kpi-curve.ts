import { CODES_PER_LINE, type CodedDocuments } from '../domain/coding-table-codes.ts';
import { selectDocuments } from '../domain/coding-table-selection.ts';
import { CONFUSION_SIZE } from '../domain/confusion-counts.ts';
import { countDocuments } from '../domain/confusion-documents.ts';
import { curvePoint, curveThresholds, type CurvePoint } from '../domain/kpi-curve.ts';
import type { LineMatcher } from '../engine/line-matcher.ts';
import { matchLines } from './match.ts';

/** Points of a curve. */
const POINT_COUNT = 21;

/**
 * Precision against coding rate over the confidence threshold. At each threshold the predicted tables are what would have
 * been filled, and their lines are matched anew; only documents that lost a segment since the last threshold are. Null
 * where no confidence is known.
 */
export function kpiCurve(
  coded: CodedDocuments,
  matcher: LineMatcher,
  method: 'exact' | 'published',
): CurvePoint[] | null {
  const { confidences } = coded;
  const thresholds = curveThresholds(coded, POINT_COUNT);
  if (!thresholds || !confidences) return null;
  const filled = { ...coded, predicted: coded.predicted.slice(), confidences: null };
  const counts = new Int32Array(coded.documentCount * CONFUSION_SIZE);
  const everything = Array.from({ length: coded.documentCount }, (_, document) => document);
  return thresholds.map((threshold, index) => {
    const lost = blank(filled, confidences, threshold);
    // Picking out documents copies them; where most are concerned it is quicker to recount all.
    const most = index === 0 || 2 * lost.length > coded.documentCount;
    recount(filled, most ? everything : lost, counts, matcher, method);
    return curvePoint(counts, threshold);
  });
}

/** Blanks segments below the threshold and gives the documents that lost one. */
function blank(filled: CodedDocuments, confidences: Float64Array, threshold: number): number[] {
  const lost: number[] = [];
  for (let document = 0; document < filled.documentCount; document += 1) {
    const to = (filled.predictedStarts[document + 1] ?? 0) * CODES_PER_LINE;
    let any = false;
    for (let place = (filled.predictedStarts[document] ?? 0) * CODES_PER_LINE; place < to; place += 1)
      if (filled.predicted[place] !== 0 && (confidences[place] ?? NaN) < threshold) {
        filled.predicted[place] = 0;
        any = true;
      }
    if (any) lost.push(document);
  }
  return lost;
}

function recount(
  filled: CodedDocuments,
  documents: readonly number[],
  counts: Int32Array,
  matcher: LineMatcher,
  method: 'exact' | 'published',
): void {
  const some = selectDocuments(filled, documents);
  const recounted = countDocuments(some, matchLines(some, matcher, method, 'any').partners);
  documents.forEach((document, place) => {
    for (let outcome = 0; outcome < CONFUSION_SIZE; outcome += 1)
      counts[document * CONFUSION_SIZE + outcome] = recounted[place * CONFUSION_SIZE + outcome] ?? 0;
  });
}
