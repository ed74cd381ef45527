import { codeDocuments, type CodedDocuments } from '../domain/coding-table-codes.ts';
import { joinCodingTables, type JoinedTables, type JoinFinding } from '../domain/coding-table-join.ts';
import { blankBelow, selectDocuments } from '../domain/coding-table-selection.ts';
import type { CodingTableSet } from '../domain/coding-table.ts';
import { countConfusions, type ConfusionCounts } from '../domain/confusion-counts.ts';
import type { AbuseFinding } from '../domain/kpi-abuse.ts';
import {
  groupDocuments,
  kpiGroup,
  kpiGroups,
  lineCountGroup,
  LINE_COUNT_GROUPS,
  type KpiGroup,
} from '../domain/kpi-breakdown.ts';
import type { CurvePoint } from '../domain/kpi-curve.ts';
import { kpiFigures, type KpiFigure } from '../domain/kpi-figure.ts';
import type { KpiPassport, KpiQuestion } from '../domain/kpi-passport.ts';
import { reliability, type Reliability } from '../domain/kpi-reliability.ts';
import { tallyDimension, tallyDocuments } from '../domain/kpi-tally-build.ts';
import type { KpiTally } from '../domain/kpi-tally.ts';
import type { LineMatcher } from '../engine/line-matcher.ts';
import { kpiAbuse } from './kpi-abuse.ts';
import { kpiCurve } from './kpi-curve.ts';
import { kpiPassport } from './kpi-passport.ts';
import { countedDimensions, scopeDocuments, trueLineCounts, type KpiScope } from './kpi-scope.ts';
import { matchLines, type LineMatching } from './match.ts';

/** Everything that is said about predicted coding tables. */
export interface KpiReport {
  /** All 24 combinations of level, stiffness and metric. */
  readonly kpis: readonly KpiFigure[];
  readonly passport: KpiPassport;
  readonly perDimension: readonly KpiGroup[];
  readonly perLineCount: readonly KpiGroup[];
  readonly perSupplier: readonly KpiGroup[];
  readonly perMonth: readonly KpiGroup[];
  /** Null where no confidence is known. */
  readonly curve: readonly CurvePoint[] | null;
  readonly reliability: Reliability | null;
  readonly abuse: readonly AbuseFinding[];
  /** What was wrong or one-sided in the input, and what was done about it. */
  readonly findings: readonly JoinFinding[];
}

/** Suppliers shown one by one; the others are put together. */
const SUPPLIER_LIMIT = 50;

/**
 * Measures predicted against true coding tables. `past` are tables coded before, for the question whether a table occurred
 * before. RangeError where the question cannot be asked of these tables (see countedDimensions, joinCodingTables).
 */
export function kpiReport(
  truth: CodingTableSet,
  predicted: CodingTableSet,
  past: CodingTableSet | null,
  question: KpiQuestion,
  matcher: LineMatcher,
): KpiReport {
  const joined = joinCodingTables(truth, predicted);
  const dimensions = countedDimensions(joined, question);
  const scope = scopeDocuments(joined, dimensions, question, past);
  const measured = measure(joined, dimensions, scope, question, matcher);
  const { tally, passport } = measured;
  const isRepeat = measured.documents.map((document) => scope.isRepeat[document] === 1);
  return {
    kpis: kpiFigures(tally, passport),
    passport,
    ...breakdowns(measured, question),
    curve: kpiCurve(measured.unthresholded, matcher, question.matching),
    reliability: reliability(measured.coded, measured.matching.partners),
    abuse: kpiAbuse({ ...measured, isRepeat, method: question.matching }, matcher),
    findings: joined.findings,
  };
}

interface Measured {
  /** Indexes into the joined documents. */
  readonly documents: readonly number[];
  readonly coded: CodedDocuments;
  /** The same before the question's threshold was applied. */
  readonly unthresholded: CodedDocuments;
  readonly matching: LineMatching;
  readonly counts: ConfusionCounts;
  readonly tally: KpiTally;
  readonly passport: KpiPassport;
}

function measure(
  joined: JoinedTables,
  dimensions: readonly string[],
  scope: KpiScope,
  question: KpiQuestion,
  matcher: LineMatcher,
): Measured {
  const asked = selectDocuments(codeDocuments(joined, dimensions), scope.documents);
  const cut = (coded: CodedDocuments): CodedDocuments =>
    question.threshold === null ? coded : blankBelow(coded, question.threshold);
  const first = matchLines(cut(asked), matcher, question.matching);
  const tooLarge = new Set(first.tooLarge);
  const kept = scope.documents.map((_, place) => place).filter((place) => !tooLarge.has(place));
  const unthresholded = tooLarge.size === 0 ? asked : selectDocuments(asked, kept);
  const coded = cut(unthresholded);
  const matching = tooLarge.size === 0 ? first : matchLines(coded, matcher, question.matching);
  const counts = countConfusions(coded, matching.partners);
  return {
    documents: kept.map((place) => scope.documents[place] ?? -1),
    coded,
    unthresholded,
    matching,
    counts,
    tally: tallyDocuments(counts),
    passport: kpiPassport(question, scope, coded, matching, counts, tooLarge.size),
  };
}

function breakdowns(
  { coded, counts, tally }: Measured,
  { resampling }: KpiQuestion,
): Pick<KpiReport, 'perDimension' | 'perLineCount' | 'perSupplier' | 'perMonth'> {
  const tables = coded.documents.map((document) => document.truth ?? document.predicted);
  const lineCounts = groupDocuments(trueLineCounts(coded).map(lineCountGroup));
  const suppliers = groupDocuments(tables.map((table) => table?.supplier ?? null));
  const months = groupDocuments(tables.map((table) => table?.date?.slice(0, 7) ?? null));
  const byName = (groups: ReadonlyMap<string, number[]>, order: readonly string[]): Map<string, number[]> =>
    new Map(order.flatMap((name) => (groups.has(name) ? [[name, groups.get(name) ?? []] as const] : [])));
  return {
    perDimension: coded.dimensions.map((name, lane) =>
      kpiGroup(name, tallyDimension(counts.perDimension, coded.documentCount, lane), resampling),
    ),
    perLineCount: kpiGroups(tally, byName(lineCounts, LINE_COUNT_GROUPS), resampling, Infinity, ''),
    perSupplier: kpiGroups(tally, suppliers, resampling, SUPPLIER_LIMIT, 'all others'),
    perMonth: kpiGroups(tally, byName(months, [...months.keys()].sort()), resampling, Infinity, ''),
  };
}
