import { figureOf } from '../domain/kpi-figure.ts';
import type { KpiRate } from '../domain/kpi-rate.ts';
import type { KpiReport } from '../workflows/kpi.ts';
import type { HeadlineNumber } from './headline.ts';
import { reportPage } from './report-page.ts';
import type { ShareWithInterval } from './share-text.ts';

/** Coding rate over segments. */
export const MICRO: KpiRate = { level: 'segment', stiffness: 'elastic', metric: 'codingRate' };

/** Coding rate of each document, averaged. */
export const MACRO: KpiRate = { level: 'document', stiffness: 'elastic', metric: 'codingRate' };

/** What any report on past documents leaves open. */
export const ALWAYS_UNSAID: readonly string[] = [
  'How much time is saved: it counts right segments, not minutes. A wrong value that looks right costs more than a blank.',
  'What will be: the figures are of the documents in the passport. Other tenants, other periods and renamed accounts differ.',
  'How wide an interval is where nothing was seen: drawing documents anew cannot find an error that no document has.',
  'What is right in accounting: the truth here is what was posted, mistakes of posting included.',
  'Which figure per dimension another matching would give: totals do not depend on ties, figures per dimension and line may.',
];

/** The report on a vendor's predictions: `source` says what was compared with what. */
export function kpiReportPage(report: KpiReport, source: string): string {
  return reportPage({
    title: 'Predicted coding tables against the truth',
    introduction: [source],
    numbers: numbersOf(report),
    report,
    weeks: [{ name: 'predicted', perWeek: report.perWeek }],
    unsaid: [
      'How the two rules used today (the supplier’s most frequent and last coding) would do: they need a history; kontera evaluate measures them.',
      'How the predictions came about: whether the predictor had seen these documents is not in the files.',
      ...ALWAYS_UNSAID,
    ],
  });
}

function numbersOf({ kpis, untouched, passport }: KpiReport): HeadlineNumber[] {
  const condition =
    passport.threshold === null
      ? 'Documents with a prediction, whatever its confidence.'
      : `Documents with no cell less sure than ${passport.threshold}.`;
  return [
    { name: 'Coded untouched', share: untouched.share, meaning: condition, rules: [] },
    {
      name: 'Errors among them',
      share: untouched.errorShare,
      meaning: `${untouched.wrongCount} of those ${untouched.documentCount} documents have a wrong or missing segment.`,
      rules: [],
    },
    { name: 'Coding rate, micro', share: shareOf(figureOf(kpis, MICRO)), meaning: MICRO_MEANING, rules: [] },
    { name: 'Coding rate, macro', share: shareOf(figureOf(kpis, MACRO)), meaning: MACRO_MEANING, rules: [] },
  ];
}

/** What the micro coding rate counts. */
export const MICRO_MEANING = 'Right segments among all that were predicted or wanted: TP / (TP + FP + FN).';

/** What the macro coding rate counts. */
export const MACRO_MEANING =
  'The same of each document, averaged: a long table counts as much as a short one.';

/** A figure as a share; nothing where there is no figure. */
export function shareOf(figure: ShareWithInterval | null): ShareWithInterval {
  return figure ?? { value: null, low: null, high: null };
}
