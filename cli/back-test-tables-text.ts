import { figureOf, type KpiFigure } from '../core/domain/kpi-figure.ts';
import type { KpiRate } from '../core/domain/kpi-rate.ts';
import type { BackTestKpis } from '../core/workflows/back-test-tables.ts';
import { alignedColumns } from './aligned-columns.ts';
import { percent } from './figures.ts';
import { promiseText } from '../core/report/promise-text.ts';
import { passportLines } from '../core/report/passport-lines.ts';
import { shareText } from '../core/report/share-text.ts';

const ROWS: readonly (readonly [string, KpiRate])[] = [
  ['coding rate, micro', { level: 'segment', stiffness: 'elastic', metric: 'codingRate' }],
  ['coding rate, macro', { level: 'document', stiffness: 'elastic', metric: 'codingRate' }],
  ['precision, micro', { level: 'segment', stiffness: 'elastic', metric: 'precision' }],
  ['recall, micro', { level: 'segment', stiffness: 'elastic', metric: 'recall' }],
  ['lines right throughout', { level: 'line', stiffness: 'stiff', metric: 'codingRate' }],
  ['documents right throughout', { level: 'document', stiffness: 'stiff', metric: 'codingRate' }],
];

/** What `kontera evaluate` tells a person of whole documents. */
export function backTestTablesLines(kpis: BackTestKpis): string[] {
  return [
    'Whole documents: predicted coding tables against how they were coded, everything filled',
    ...alignedColumns(
      [
        ['', 'Kontera (95 % interval)', "supplier's most frequent", "supplier's last"],
        ...ROWS.map((row) => rateRow(row, kpis)),
        ...untouchedRows(kpis),
      ],
      ['left', 'right', 'right', 'right'],
    ),
    ...kpis.coverage.map(({ promise, untouched }) => promiseText(promise, untouched)),
    '',
    'Passport of these figures',
    ...passportLines(kpis.report.passport).map((line) => `  ${line}`),
    '',
  ];
}

function rateRow([name, rate]: (typeof ROWS)[number], { report, rules }: BackTestKpis): string[] {
  const value = (kpis: readonly KpiFigure[]): string => percent(figureOf(kpis, rate)?.value ?? null);
  return [
    name,
    shareText(figureOf(report.kpis, rate) ?? { value: null, low: null, high: null }),
    value(rules.supplierMajority.kpis),
    value(rules.supplierLast.kpis),
  ];
}

function untouchedRows({ coverage, rules }: BackTestKpis): string[][] {
  const [majority, last] = [rules.supplierMajority.untouched, rules.supplierLast.untouched];
  return [
    ...coverage.flatMap(({ promise, untouched }) => [
      [
        `untouched, at most ${Math.round(100 * promise.errorShare)} % wrong`,
        shareText(untouched.share),
        '',
        '',
      ],
      ['  wrong among them', shareText(untouched.errorShare), '', ''],
    ]),
    ['filled throughout by a rule', '', percent(majority.share.value), percent(last.share.value)],
    ['  wrong among them', '', percent(majority.errorShare.value), percent(last.errorShare.value)],
  ];
}
