import { figureOf } from '../domain/kpi-figure.ts';
import type { KpiRate } from '../domain/kpi-rate.ts';
import type { BackTestKpis, RuleFigures } from '../workflows/back-test-tables.ts';
import type { Evaluation } from '../workflows/evaluation.ts';
import type { HeadlineNumber } from './headline.ts';
import { ALWAYS_UNSAID, MACRO, MACRO_MEANING, MICRO, MICRO_MEANING, shareOf } from './kpi-report-page.ts';
import { promiseText } from './promise-text.ts';
import { reportPage } from './report-page.ts';
import { percent } from './share-text.ts';

const RULE_NAMES = { supplierMajority: 'supplier’s most frequent', supplierLast: 'supplier’s last' } as const;

const DELAYS = {
  daily: 'each day was learned after all of it had been predicted',
  monthly: 'each month was learned after all of it had been predicted',
  frozen: 'nothing was learned from the test part',
} as const;

/** The report on a back-test: how good suggestions would have been, beside the two rules used today. */
export function evaluationReportPage(evaluation: Evaluation, kpis: BackTestKpis, file: string): string {
  const { mode, trainLines, testLines, testDocuments, firstTestDate, lastTestDate } = evaluation.protocol;
  const { report, rules } = kpis;
  return reportPage({
    title: 'How good would the coding suggestions have been?',
    introduction: [
      `${file}: learned on the first ${trainLines} lines, judged on the ${testLines} lines (${testDocuments} documents) after ` +
        `them, ${firstTestDate} to ${lastTestDate}; ${DELAYS[mode]}.`,
      'Beside each number stand the two rules used today, on the same documents with the same delay.',
    ],
    numbers: numbersOf(kpis),
    report,
    weeks: [
      { name: 'Kontera', perWeek: report.perWeek },
      { name: RULE_NAMES.supplierMajority, perWeek: rules.supplierMajority.perWeek },
      { name: RULE_NAMES.supplierLast, perWeek: rules.supplierLast.perWeek },
    ],
    unsaid: [
      'How many lines an invoice has: the lines were given, and only their coding was predicted.',
      'Whether the promise on errors will hold when documents change: it was made from earlier ones; the errors found are beside it.',
      ...ALWAYS_UNSAID,
    ],
  });
}

function numbersOf(kpis: BackTestKpis): HeadlineNumber[] {
  const { report, rules } = kpis;
  const codingRate = (name: string, of: KpiRate, meaning: string): HeadlineNumber => ({
    name,
    share: shareOf(figureOf(report.kpis, of)),
    meaning,
    rules: ofRules(rules, (rule) => figureOf(rule.kpis, of)?.value ?? null),
  });
  return [
    ...untouchedNumbers(kpis),
    codingRate('Coding rate, micro', MICRO, MICRO_MEANING),
    codingRate('Coding rate, macro', MACRO, MACRO_MEANING),
  ];
}

function untouchedNumbers({ coverage, rules }: BackTestKpis): HeadlineNumber[] {
  const [strict, loose] = coverage;
  if (!strict || !loose) return [];
  const { untouched } = strict;
  return [
    {
      name: 'Coded untouched',
      share: untouched.share,
      meaning:
        `Documents filled without a look. ${promiseText(strict.promise, untouched)} ` +
        `At 5 %: ${percent(loose.untouched.share.value)}. A rule fills whatever it can.`,
      rules: ofRules(rules, (rule) => rule.untouched.share.value),
    },
    {
      name: 'Errors among them',
      share: untouched.errorShare,
      meaning:
        `${untouched.wrongCount} of those ${untouched.documentCount} documents have a wrong or missing segment. ` +
        `At 5 %: ${percent(loose.untouched.errorShare.value)}.`,
      rules: ofRules(rules, (rule) => rule.untouched.errorShare.value),
    },
  ];
}

function ofRules(
  { supplierMajority, supplierLast }: BackTestKpis['rules'],
  value: (rule: RuleFigures) => number | null,
): HeadlineNumber['rules'] {
  return [
    { name: RULE_NAMES.supplierMajority, value: value(supplierMajority) },
    { name: RULE_NAMES.supplierLast, value: value(supplierLast) },
  ];
}
