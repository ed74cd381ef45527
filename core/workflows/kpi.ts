import { weekStart } from '../domain/calendar-week.ts';
import type { JoinFinding } from '../domain/coding-table-join.ts';
import type { CodingTable, CodingTableSet } from '../domain/coding-table.ts';
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
import { tallyDimension } from '../domain/kpi-tally-build.ts';
import { untouchedDocuments, type Untouched } from '../domain/kpi-untouched.ts';
import type { LineMatcher } from '../engine/line-matcher.ts';
import { kpiAbuse } from './kpi-abuse.ts';
import { kpiCurve } from './kpi-curve.ts';
import { measureTables, type Measurement } from './kpi-measure.ts';
import { trueLineCounts } from './kpi-scope.ts';

/** Everything that is said about predicted coding tables. */
export interface KpiReport {
  /** All 24 combinations of level, stiffness and metric. */
  readonly kpis: readonly KpiFigure[];
  readonly passport: KpiPassport;
  readonly untouched: Untouched;
  readonly perDimension: readonly KpiGroup[];
  readonly perLineCount: readonly KpiGroup[];
  readonly perSupplier: readonly KpiGroup[];
  readonly perMonth: readonly KpiGroup[];
  /** By the Monday of the document's week. */
  readonly perWeek: readonly KpiGroup[];
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
 * before. RangeError where both sides together have more than 15 dimensions, or the question names one that neither has or
 * leaves none to count.
 */
export function kpiReport(
  truth: CodingTableSet,
  predicted: CodingTableSet,
  past: CodingTableSet | null,
  question: KpiQuestion,
  matcher: LineMatcher,
): KpiReport {
  const measured = measureTables(truth, predicted, past, question, matcher);
  const { coded, unthresholded, counts, tally, passport, findings } = measured;
  const { threshold, matching, resampling } = question;
  return {
    kpis: kpiFigures(tally, passport),
    passport,
    untouched: untouchedDocuments(unthresholded, threshold, counts, resampling),
    ...breakdowns(measured, question),
    curve: kpiCurve(unthresholded, matcher, matching),
    reliability: reliability(coded, measured.matching.partners),
    abuse: kpiAbuse({ ...measured, method: matching }, matcher),
    findings,
  };
}

function breakdowns(
  measured: Measurement,
  { resampling }: KpiQuestion,
): Pick<KpiReport, 'perDimension' | 'perLineCount' | 'perSupplier' | 'perMonth' | 'perWeek'> {
  const { coded, counts, tally } = measured;
  const lineCounts = groupDocuments(trueLineCounts(coded).map(lineCountGroup));
  const suppliers = groupDocuments(tablesOf(measured).map(({ supplier }) => supplier));
  const months = groupDocuments(tablesOf(measured).map(({ date }) => date?.slice(0, 7) ?? null));
  return {
    perDimension: coded.dimensions.map((name, lane) =>
      kpiGroup(name, tallyDimension(counts.perDimension, coded.documentCount, lane), resampling),
    ),
    perLineCount: kpiGroups(tally, inOrder(lineCounts, LINE_COUNT_GROUPS), resampling, Infinity, ''),
    perSupplier: kpiGroups(tally, suppliers, resampling, SUPPLIER_LIMIT, 'all others'),
    perMonth: kpiGroups(tally, inOrder(months), resampling, Infinity, ''),
    perWeek: weeklyFigures(measured, resampling),
  };
}

/** The figures of each week, in order of time; documents without a day are in none. */
export function weeklyFigures(measured: Measurement, resampling: KpiQuestion['resampling']): KpiGroup[] {
  const weekOf = new Map<string, string | null>();
  const weeks = groupDocuments(
    tablesOf(measured).map(({ date }) => {
      if (date === null) return null;
      if (!weekOf.has(date)) weekOf.set(date, weekStart(date));
      return weekOf.get(date) ?? null;
    }),
  );
  return kpiGroups(measured.tally, inOrder(weeks), resampling, Infinity, '');
}

/** What is known of each document: its true table or, without one, the predicted. */
function tablesOf({ coded }: Measurement): CodingTable[] {
  return coded.documents.flatMap(({ truth, predicted }) => truth ?? predicted ?? []);
}

function inOrder(
  groups: ReadonlyMap<string, number[]>,
  order: readonly string[] = [...groups.keys()].sort(),
): Map<string, number[]> {
  return new Map(order.flatMap((name) => (groups.has(name) ? [[name, groups.get(name) ?? []]] : [])));
}
