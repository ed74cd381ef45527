import type { JoinFinding } from '../domain/coding-table-join.ts';
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

const FINDING_WORDS: Readonly<Record<JoinFinding['kind'], string>> = {
  duplicateDocument: 'ids that name more than one document',
  confidenceOutOfRange: 'confidences outside 0 to 1',
  documentOnlyTrue: 'documents without a prediction',
  documentOnlyPredicted: 'documents predicted but not true',
  dimensionOnlyTrue: 'dimensions without a prediction',
  dimensionOnlyPredicted: 'dimensions predicted but not true',
};

/** A sentence on what was found when both sides were put together: `documents without a prediction: 2, counted ...`. */
export function findingText({ kind, count, treatment, examples }: JoinFinding): string {
  const more = count > examples.length ? ', ...' : '';
  return `${FINDING_WORDS[kind]}: ${count}, ${treatment} (${examples.join(', ')}${more})`;
}
