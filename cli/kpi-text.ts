import type { KpiGroup } from '../core/domain/kpi-breakdown.ts';
import type { KpiFigure } from '../core/domain/kpi-figure.ts';
import type { AbuseFinding } from '../core/domain/kpi-abuse.ts';
import { ABUSE_WORDS, findingText, METRIC_WORDS, UNIT_WORDS } from '../core/report/kpi-words.ts';
import { passportLines } from '../core/report/passport-lines.ts';
import { counted, intervalText, percent, pointsText, shareText } from '../core/report/share-text.ts';
import type { KpiReport } from '../core/workflows/kpi.ts';
import { alignedColumns } from './aligned-columns.ts';

/** What `kontera kpi` tells a person of a report, its passport first. */
export function kpiText(report: KpiReport, kpis: readonly KpiFigure[]): string {
  const { findings, untouched, abuse } = report;
  return [
    'Passport of every figure below',
    ...passportLines(report.passport).map((line) => `  ${line}`),
    ...findings.map((finding) => `  ${findingText(finding)}`),
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
  return [ABUSE_WORDS[name], percent(value), pointsText(points), how];
}

/** A sentence on how long the lines took to match. */
export function matchingTimeText(documentCount: number, seconds: number): string {
  return `${counted(documentCount, 'document')} measured in ${seconds.toFixed(2)} s.`;
}
