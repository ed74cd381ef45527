import { CODES_PER_LINE, type CodedDocuments } from '../domain/coding-table-codes.ts';
import { selectDocuments } from '../domain/coding-table-selection.ts';
import { countConfusions } from '../domain/confusion-counts.ts';
import { curveThresholds, type CurvePoint } from '../domain/kpi-curve.ts';
import type { KpiLevel, KpiMetric } from '../domain/kpi-rate.ts';
import { rateOf, tallyDocuments, TALLY_WIDTH, type KpiTally } from '../domain/kpi-tally.ts';
import type { LineMatcher } from '../engine/line-matcher.ts';
import { matchLines } from './match.ts';

/** Points of a curve. */
const POINT_COUNT = 25;

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
  const thresholds = curveThresholds(coded, POINT_COUNT);
  if (!thresholds || !coded.confidences) return null;
  const filled = { ...coded, predicted: coded.predicted.slice() };
  const rows = new Float64Array(coded.documentCount * TALLY_WIDTH);
  const tally: KpiTally = { documentCount: coded.documentCount, rows };
  const everything = Array.from({ length: coded.documentCount }, (_, document) => document);
  return thresholds.map((threshold, index) => {
    const lost = blank(filled, coded.confidences, threshold);
    retally(filled, index === 0 ? everything : lost, rows, matcher, method);
    return curvePoint(tally, threshold);
  });
}

/** Blanks segments below the threshold and gives the documents that lost one. */
function blank(filled: CodedDocuments, confidences: Float64Array | null, threshold: number): number[] {
  const lost: number[] = [];
  for (let document = 0; document < filled.documentCount; document += 1) {
    const to = (filled.predictedStarts[document + 1] ?? 0) * CODES_PER_LINE;
    let any = false;
    for (let place = (filled.predictedStarts[document] ?? 0) * CODES_PER_LINE; place < to; place += 1)
      if (filled.predicted[place] !== 0 && (confidences?.[place] ?? NaN) < threshold) {
        filled.predicted[place] = 0;
        any = true;
      }
    if (any) lost.push(document);
  }
  return lost;
}

function retally(
  filled: CodedDocuments,
  documents: readonly number[],
  rows: Float64Array,
  matcher: LineMatcher,
  method: 'exact' | 'published',
): void {
  const some = selectDocuments({ ...filled, confidences: null }, documents);
  const { partners } = matchLines(some, matcher, method);
  const tally = tallyDocuments(countConfusions(some, partners));
  documents.forEach((document, place) => {
    rows.set(tally.rows.subarray(place * TALLY_WIDTH, (place + 1) * TALLY_WIDTH), document * TALLY_WIDTH);
  });
}

function curvePoint(tally: KpiTally, threshold: number): CurvePoint {
  const rate = (level: KpiLevel, metric: KpiMetric): number | null =>
    rateOf(tally, { level, stiffness: 'elastic', metric }).value;
  return {
    threshold,
    microPrecision: rate('segment', 'precision'),
    microCodingRate: rate('segment', 'codingRate'),
    macroPrecision: rate('document', 'precision'),
    macroCodingRate: rate('document', 'codingRate'),
  };
}
