import type { CodedDocuments } from '../domain/coding-table-codes.ts';
import type { CodingTable } from '../domain/coding-table.ts';
import type { ConfusionCounts } from '../domain/confusion-counts.ts';
import type { KpiPassport, KpiQuestion } from '../domain/kpi-passport.ts';
import { documentConfusion } from '../domain/kpi-tally-build.ts';
import type { KpiScope } from './kpi-scope.ts';
import type { LineMatching } from './match.ts';

/** The passport of figures: what was asked, of which documents, how they were matched and what was left out. */
export function kpiPassport(
  question: KpiQuestion,
  scope: KpiScope,
  coded: CodedDocuments,
  matching: LineMatching,
  counts: ConfusionCounts,
  tooLargeCount: number,
): KpiPassport {
  const { documents } = coded;
  const { withTaxCodes, withApprover, lineCounts, capture, threshold, resampling } = question;
  const tables = documents.flatMap((document) => document.truth ?? document.predicted ?? []);
  const tooLarge = { reason: 'too many lines to match' as const, count: tooLargeCount };
  return {
    tenants: [...new Set(tables.map((table) => table.tenant))].sort(),
    period: periodOf(tables),
    dimensions: coded.dimensions,
    withTaxCodes,
    withApprover,
    lineCounts,
    capture,
    threshold,
    documents: {
      counted: documents.length,
      onlyTrue: documents.filter((document) => !document.predicted).length,
      onlyPredicted: documents.filter((document) => !document.truth).length,
      leftOut: tooLargeCount > 0 ? [...scope.leftOut, tooLarge] : scope.leftOut,
    },
    lines: lineTotals(coded, matching),
    segments: segmentTotals(coded, counts),
    matching: { method: question.matching, ties: matching.tieCount, regimes: matching.regimes },
    resampling,
  };
}

function periodOf(tables: readonly CodingTable[]): KpiPassport['period'] {
  const days = tables.flatMap((table) => table.date ?? []).sort();
  const [first] = days;
  const last = days.at(-1);
  return first !== undefined && last !== undefined ? { first, last } : null;
}

function lineTotals(coded: CodedDocuments, { partners }: LineMatching): KpiPassport['lines'] {
  return {
    true: coded.trueStarts[coded.documentCount] ?? 0,
    predicted: coded.predictedStarts[coded.documentCount] ?? 0,
    matched: partners.filter((partner) => partner >= 0).length,
  };
}

function segmentTotals(coded: CodedDocuments, counts: ConfusionCounts): KpiPassport['segments'] {
  const total = { tp: 0, fp: 0, fn: 0 };
  for (let document = 0; document < coded.documentCount; document += 1) {
    const { tp, fp, fn } = documentConfusion(counts.perDimension, document);
    total.tp += tp;
    total.fp += fp;
    total.fn += fn;
  }
  return { true: codedCount(coded.truth), predicted: total.tp + total.fp, ...total };
}

/** Segments that are not null. */
function codedCount(codes: Int32Array): number {
  let count = 0;
  for (const code of codes) if (code !== 0) count += 1;
  return count;
}
