import type { IsoDate } from './calendar-day.ts';
import type { Resampling } from './kpi-interval.ts';

/** Which documents and segments a figure is asked of. */
export interface KpiQuestion {
  /** Names of dimensions to count; null for all there are. */
  readonly dimensions: readonly string[] | null;
  readonly withTaxCodes: boolean;
  readonly withApprover: boolean;
  /** Lines of the true table, both ends included; `to` null: no upper end. */
  readonly lineCounts: { readonly from: number; readonly to: number | null };
  /** All documents, or only those whose true table occurred before. */
  readonly capture: 'all' | 'secondTime';
  /** Predicted segments with a known confidence below this are taken as not predicted; null: all are taken. */
  readonly threshold: number | null;
  /** Exact at every size, or by the three published regimes. */
  readonly matching: 'exact' | 'published';
  readonly resampling: Resampling;
}

/** The question meant where nothing is said. */
export const DEFAULT_QUESTION: KpiQuestion = {
  dimensions: null,
  withTaxCodes: true,
  withApprover: true,
  lineCounts: { from: 0, to: null },
  capture: 'all',
  threshold: null,
  matching: 'exact',
  resampling: { replicateCount: 1000, seed: 1 },
};

/** Why documents are not in a figure. */
export type LeftOutReason =
  | 'duplicate id'
  | 'line count outside the range'
  | 'true table did not occur before'
  | 'no day, so nobody can tell whether the table occurred before'
  | 'too many lines to match';

/**
 * Everything needed to read a figure, and to compute it again. No figure is printed without it. A figure adds its own
 * level, stiffness and metric.
 */
export interface KpiPassport {
  /** Whose documents; '' stands for one company without a name. */
  readonly tenants: readonly string[];
  /** Days of the first and the last document counted; null where no day is known. */
  readonly period: { readonly first: IsoDate; readonly last: IsoDate } | null;
  readonly dimensions: readonly string[];
  readonly withTaxCodes: boolean;
  readonly withApprover: boolean;
  readonly lineCounts: { readonly from: number; readonly to: number | null };
  readonly capture: 'all' | 'secondTime';
  readonly threshold: number | null;
  readonly documents: {
    readonly counted: number;
    /** Of those counted: without a prediction (all FN), and predicted without a true table (all FP). */
    readonly onlyTrue: number;
    readonly onlyPredicted: number;
    readonly leftOut: readonly { readonly reason: LeftOutReason; readonly count: number }[];
  };
  readonly lines: { readonly true: number; readonly predicted: number; readonly matched: number };
  /** Segments that are not null. TP + FP = predicted; TN are not counted anywhere. */
  readonly segments: {
    readonly true: number;
    readonly predicted: number;
    readonly tp: number;
    readonly fp: number;
    readonly fn: number;
  };
  readonly matching: {
    readonly method: 'exact' | 'published';
    /** Documents with several best matches, decided by the tie rule. Totals do not depend on it, figures per dimension may. */
    readonly ties: number;
    /** Documents in each of the published regimes; null for exact. */
    readonly regimes: Readonly<Record<'permutations' | 'linearProgram' | 'greedy', number>> | null;
  };
  readonly resampling: Resampling;
}
