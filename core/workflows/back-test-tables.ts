import { CODES_PER_LINE } from '../domain/coding-table-codes.ts';
import type { CodingTableSet } from '../domain/coding-table.ts';
import { errorPromise, type DocumentOutcome, type ErrorPromise } from '../domain/error-promise.ts';
import type { KpiGroup } from '../domain/kpi-breakdown.ts';
import { kpiFigures, type KpiFigure } from '../domain/kpi-figure.ts';
import type { Resampling } from '../domain/kpi-interval.ts';
import { DEFAULT_QUESTION, type KpiQuestion } from '../domain/kpi-passport.ts';
import { documentConfusion } from '../domain/kpi-tally-build.ts';
import { untouchedDocuments, type Untouched } from '../domain/kpi-untouched.ts';
import type { LineMatcher } from '../engine/line-matcher.ts';
import { measureTables, type Measurement } from './kpi-measure.ts';
import { kpiReport, weeklyFigures, type KpiReport } from './kpi.ts';
import type { PredictedTables } from './table-log.ts';

/** The coding tables of a back-test, by who predicted them; made when asked for, because all at once would take room. */
export interface BackTestTables {
  /** How documents before the test part were coded. */
  past(): CodingTableSet;
  /** The part of the training that confidences are chosen on, predicted as the test is. */
  calibration(): PredictedTables;
  test(): PredictedTables;
  supplierMajority(): PredictedTables;
  supplierLast(): PredictedTables;
}

/** What the calibration part allows to promise about documents coded untouched, and what then came of it. */
export interface DocumentCoverage {
  /** Of 2 % or 5 % wrong documents at most. */
  readonly promise: ErrorPromise;
  /** Of the test part, at the promise's threshold; nothing where nothing was promised. */
  readonly untouched: Untouched;
}

/** The figures of a rule used today. It fills what it can propose, and does not know how sure it is. */
export interface RuleFigures {
  readonly kpis: readonly KpiFigure[];
  readonly untouched: Untouched;
  readonly perWeek: readonly KpiGroup[];
}

/** How good the predicted coding tables of a back-test were. */
export interface BackTestKpis {
  readonly report: KpiReport;
  readonly coverage: readonly DocumentCoverage[];
  readonly rules: { readonly supplierMajority: RuleFigures; readonly supplierLast: RuleFigures };
}

const ERROR_SHARES = [0.02, 0.05];
/** More than any confidence: where nothing can be promised, no document is untouched. */
const NEVER = 2;

/** Measures the predicted coding tables of a back-test, everything filled, and the two rules on the same documents. */
export function backTestKpis(
  tables: BackTestTables,
  matcher: LineMatcher,
  resampling: Resampling = DEFAULT_QUESTION.resampling,
): BackTestKpis {
  const question: KpiQuestion = { ...DEFAULT_QUESTION, resampling };
  const measured = (of: PredictedTables): Measurement =>
    measureTables(of.truth, of.predicted, null, question, matcher);
  const calibration = documentOutcomes(measured(tables.calibration()));
  const rule = (of: PredictedTables): RuleFigures => ruleFigures(measured(of), resampling);
  const rules = {
    supplierMajority: rule(tables.supplierMajority()),
    supplierLast: rule(tables.supplierLast()),
  };
  const test = tables.test();
  const coverage = documentCoverage(calibration, measured(test), resampling);
  return { report: kpiReport(test.truth, test.predicted, tables.past(), question, matcher), coverage, rules };
}

function ruleFigures(measurement: Measurement, resampling: Resampling): RuleFigures {
  const { coded, counts, tally, passport } = measurement;
  return {
    kpis: kpiFigures(tally, passport),
    // A cell that a rule has nothing for has confidence 0: below any threshold above 0.
    untouched: untouchedDocuments(coded, Number.MIN_VALUE, counts, resampling),
    perWeek: weeklyFigures(measurement, resampling),
  };
}

function documentCoverage(
  calibration: readonly DocumentOutcome[],
  { coded, counts }: Measurement,
  resampling: Resampling,
): DocumentCoverage[] {
  return ERROR_SHARES.map((errorShare) => {
    const promise = errorPromise(calibration, errorShare);
    return { promise, untouched: untouchedDocuments(coded, promise.threshold ?? NEVER, counts, resampling) };
  });
}

/** The documents that something was predicted for: as sure as the least sure cell, right where the whole table is. */
function documentOutcomes({ coded, counts }: Measurement): DocumentOutcome[] {
  return coded.documents.flatMap((_, document) => {
    const from = (coded.predictedStarts[document] ?? 0) * CODES_PER_LINE;
    const to = (coded.predictedStarts[document + 1] ?? 0) * CODES_PER_LINE;
    let confidence = 1;
    for (let place = from; place < to; place += 1)
      confidence = Math.min(confidence, nanToOne(coded.confidences?.[place]));
    const { tp, fp, fn } = documentConfusion(counts.perDimension, document);
    return tp + fp === 0 ? [] : [{ confidence, isRight: fp + fn === 0 }];
  });
}

/** Places beyond a line's dimensions have no confidence. */
function nanToOne(confidence: number | undefined): number {
  return confidence === undefined || Number.isNaN(confidence) ? 1 : confidence;
}
