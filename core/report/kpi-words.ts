import type { AbuseName } from '../domain/kpi-abuse.ts';

/** The seven ways to flatter a figure, in a person's words. */
export const ABUSE_WORDS: Readonly<Record<AbuseName, string>> = {
  bestTenantsOnly: 'best tenants only',
  bestPeriodOnly: 'best period only',
  shortTablesOnly: 'short tables only',
  secondTimeOnly: 'second time only',
  fewerDimensions: 'fewer dimensions',
  macroOnly: 'macro instead of micro',
  noLineMatching: 'no line matching',
};

/** What a figure is a mean over. */
export const UNIT_WORDS = {
  segment: 'segments (micro)',
  line: 'lines',
  document: 'documents (macro)',
} as const;
/** Metrics in a person's words. */
export const METRIC_WORDS = {
  accuracy: 'accuracy (without TN: the coding rate)',
  precision: 'precision',
  recall: 'recall',
  codingRate: 'coding rate',
} as const;
