import { CODES_PER_LINE, type CodedDocuments } from '../domain/coding-table-codes.ts';
import { selectDocuments } from '../domain/coding-table-selection.ts';
import { countDocuments, trueSegmentCounts } from '../domain/confusion-documents.ts';
import { curvePoint, curveThresholds, type CurvePoint } from '../domain/kpi-curve.ts';
import type { LineMatcher } from '../engine/line-matcher.ts';
import { matchLines } from './match.ts';

/** Points of a curve. */
const POINT_COUNT = 21;

/**
 * Precision against coding rate over the confidence threshold. At each threshold the predicted tables are what would have
 * been filled, and the lines of documents that lost a segment since the last threshold are matched anew. Null where no
 * confidence is known.
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
  const { partners } = matchLines(filled, matcher, method, 'any');
  const trueCounts = trueSegmentCounts(coded);
  return thresholds.map((threshold) => {
    const lost = blank(filled, confidences, threshold);
    rematch(filled, lost, partners, matcher, method);
    return curvePoint(countDocuments(filled, partners, trueCounts), threshold);
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

/** Matches some documents anew. A line alone on both sides keeps its partner, whatever it lost. */
function rematch(
  filled: CodedDocuments,
  documents: readonly number[],
  partners: Int32Array,
  matcher: LineMatcher,
  method: 'exact' | 'published',
): void {
  const { predictedStarts, trueStarts } = filled;
  const lineCount = (starts: Int32Array, document: number): number =>
    (starts[document + 1] ?? 0) - (starts[document] ?? 0);
  const longer = documents.filter(
    (document) => Math.max(lineCount(predictedStarts, document), lineCount(trueStarts, document)) > 1,
  );
  const some = selectDocuments(filled, longer);
  const matched = matchLines(some, matcher, method, 'any').partners;
  longer.forEach((document, place) => {
    const from = some.predictedStarts[place] ?? 0;
    partners.set(matched.subarray(from, some.predictedStarts[place + 1]), predictedStarts[document]);
  });
}
