import type { KpiGroup } from '../core/domain/kpi-breakdown.ts';
import type { KpiFigure } from '../core/domain/kpi-figure.ts';
import type { AbuseFinding, AbuseName } from '../core/domain/kpi-abuse.ts';
import type { KpiReport } from '../core/workflows/kpi.ts';
import { alignedColumns } from './aligned-columns.ts';
import { counted, percent } from './figures.ts';
import { passportLines } from './passport-text.ts';

/** A share with its interval. */
export interface Interval {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

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

const UNIT_WORDS = { segment: 'segments (micro)', line: 'lines', document: 'documents (macro)' } as const;
const METRIC_WORDS = {
  accuracy: 'accuracy (without TN: the coding rate)',
  precision: 'precision',
  recall: 'recall',
  codingRate: 'coding rate',
} as const;

/** What `kontera kpi` tells a person of a report, its passport first. */
export function kpiText(report: KpiReport, kpis: readonly KpiFigure[]): string {
  const { findings, untouched, abuse } = report;
  return [
    'Passport of every figure below',
    ...passportLines(report.passport).map((line) => `  ${line}`),
    ...findings.map(
      ({ kind, count, treatment, examples }) => `  ${kind}: ${count}, ${treatment} (${examples.join(', ')})`,
    ),
    '',
    ...alignedColumns([FIGURE_HEADER, ...kpis.map(figureRow)], FIGURE_SIDES),
    '',
    `coded untouched: ${shareText(untouched.share)} of the documents; wrong among them: ${shareText(untouched.errorShare)}`,
    '',
    ...groupLines('dimension', report.perDimension),
    '',
    ...groupLines('true lines', report.perLineCount),
    '',
    ...groupLines('month', report.perMonth),
    '',
    'By how many points each way to flatter would change the micro coding rate',
    ...alignedColumns(abuse.map(abuseRow), ['left', 'right', 'right', 'left']).map((line) => `  ${line}`),
    '',
  ].join('\n');
}

const FIGURE_HEADER = ['figure', 'mean over', '', 'value', '95 % interval', 'documents left out'];
const FIGURE_SIDES = ['left', 'left', 'left', 'right', 'right', 'right'] as const;

function figureRow(figure: KpiFigure): string[] {
  return [
    METRIC_WORDS[figure.metric],
    UNIT_WORDS[figure.level],
    figure.stiffness,
    percent(figure.value),
    intervalText(figure),
    `${figure.documentsLeftOut}`,
  ];
}

function groupLines(noun: string, groups: readonly KpiGroup[]): string[] {
  if (groups.length === 0) return [`no ${noun} is known`];
  const rows = groups.map(({ name, documentCount, precision, recall, codingRate, macroCodingRate }) => [
    name,
    `${documentCount}`,
    percent(precision.value),
    percent(recall.value),
    percent(codingRate.value),
    intervalText(codingRate),
    percent(macroCodingRate.value),
  ]);
  const header = [
    noun,
    'documents',
    'precision',
    'recall',
    'coding rate',
    '95 % interval',
    'macro coding rate',
  ];
  return alignedColumns([header, ...rows], ['left', 'right', 'right', 'right', 'right', 'right', 'right']);
}

function abuseRow({ name, how, value, points }: AbuseFinding): string[] {
  return [ABUSE_WORDS[name], percent(value), points === null ? '-' : pointsText(points), how];
}

function pointsText(points: number): string {
  return `${points < 0 ? '' : '+'}${points.toFixed(1)} points`;
}

/** `81.4 % (79.0 to 83.6)`. */
export function shareText(share: Interval): string {
  return share.low === null ? percent(share.value) : `${percent(share.value)} (${intervalText(share)})`;
}

/** `79.0 to 83.6`; a dash where there is none. */
export function intervalText({ low, high }: Interval): string {
  return low === null || high === null ? '-' : `${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)}`;
}

/** A sentence on how long the lines took to match. */
export function matchingTimeText(documentCount: number, seconds: number): string {
  return `${counted(documentCount, 'document')} measured in ${seconds.toFixed(2)} s.`;
}
