import { DEFAULT_QUESTION, type KpiQuestion } from '../core/domain/kpi-passport.ts';
import { KPI_RATES, type KpiRate } from '../core/domain/kpi-rate.ts';
import type { Arguments } from './arguments.ts';
import type { Option } from './option.ts';

const LEVELS = ['segment', 'line', 'document'] as const;
const STIFFNESSES = ['elastic', 'stiff'] as const;
const METRICS = ['accuracy', 'precision', 'recall', 'codingRate'] as const;
const MAX_REPLICATES = 100_000;

/** How lines are matched; `kontera match` takes it too. */
export const METHOD_OPTION: Option = {
  name: 'method',
  value: { kind: 'choice', choices: ['exact', 'published'] },
  help: 'match lines exactly (default), or by the three published regimes, to reproduce figures of others',
};

/** Which dimensions count; `kontera match` takes them too. */
export const DIMENSION_OPTIONS: readonly Option[] = [
  {
    name: 'dimensions',
    value: { kind: 'text', placeholder: 'A,B' },
    help: 'count only these (default: all of both files)',
  },
  {
    name: 'without-tax-codes',
    value: { kind: 'none' },
    help: 'do not count dimensions named for tax or VAT',
  },
  {
    name: 'without-approver',
    value: { kind: 'none' },
    help: 'do not count dimensions named for an approver',
  },
];

/** Every property that a figure may differ by. */
export const QUESTION_OPTIONS: readonly Option[] = [
  ...DIMENSION_OPTIONS,
  {
    name: 'lines',
    value: { kind: 'text', placeholder: 'RANGE' },
    help: 'only documents with so many true lines: 1, 1-5, 2- (default: all)',
  },
  {
    name: 'capture',
    value: { kind: 'choice', choices: ['all', 'second-time'] },
    help: 'all documents (default), or only those whose true table occurred on an earlier day',
  },
  {
    name: 'past',
    value: { kind: 'text', placeholder: 'FILE' },
    help: 'tables coded before, for --capture second-time and the abuse check',
  },
  {
    name: 'threshold',
    value: { kind: 'share' },
    help: 'take segments with a lower confidence as not predicted (default: take all)',
  },
  METHOD_OPTION,
  { name: 'level', value: { kind: 'choice', choices: LEVELS }, help: 'print only figures of this level' },
  {
    name: 'stiffness',
    value: { kind: 'choice', choices: STIFFNESSES },
    help: 'print only figures of this stiffness',
  },
  { name: 'metric', value: { kind: 'choice', choices: METRICS }, help: 'print only figures of this metric' },
  {
    name: 'replicates',
    value: { kind: 'whole', placeholder: 'N', min: 0, max: MAX_REPLICATES },
    help: 'how often documents are drawn anew for the intervals (default 1000; 0 for none)',
  },
  {
    name: 'seed',
    value: { kind: 'whole', placeholder: 'N', min: 0, max: 2 ** 31 - 1 },
    help: 'of that drawing; the same number, the same intervals (default 1)',
  },
];

/** A question, or a sentence on what of it makes no sense. */
export type QuestionReading =
  { readonly ok: true; readonly question: KpiQuestion } | { readonly ok: false; readonly sentence: string };

/** The question that the options ask. */
export function questionOf(given: Arguments): QuestionReading {
  const lineCounts = lineRange(given.text('lines'));
  if (lineCounts === null) {
    const found = given.text('lines') ?? '';
    return { ok: false, sentence: `--lines needs a number or a range such as 1-5 or 2-, found "${found}"` };
  }
  const { resampling } = DEFAULT_QUESTION;
  return {
    ok: true,
    question: {
      ...dimensionsAsked(given),
      lineCounts,
      capture: given.text('capture') === 'second-time' ? 'secondTime' : 'all',
      threshold: given.has('threshold') ? given.number('threshold', 0) : null,
      matching: methodOf(given),
      resampling: {
        replicateCount: given.number('replicates', resampling.replicateCount),
        seed: given.number('seed', resampling.seed),
      },
    },
  };
}

/** The dimensions that the options ask for. */
export function dimensionsAsked(
  given: Arguments,
): Pick<KpiQuestion, 'dimensions' | 'withTaxCodes' | 'withApprover'> {
  const names = given.text('dimensions')?.split(',') ?? null;
  return {
    dimensions: names && [...new Set(names.map((name) => name.trim().replace(/^coding\./, '')))],
    withTaxCodes: !given.has('without-tax-codes'),
    withApprover: !given.has('without-approver'),
  };
}

/** How the options say that lines are matched. */
export function methodOf(given: Arguments): 'exact' | 'published' {
  return given.text('method') === 'published' ? 'published' : 'exact';
}

/** The figures that the options leave to be printed; never none. */
export function ratesAsked(given: Arguments): KpiRate[] {
  const fits = (option: string, value: string): boolean => [null, value].includes(given.text(option));
  return KPI_RATES.filter(
    ({ level, stiffness, metric }) =>
      fits('level', level) && fits('stiffness', stiffness) && fits('metric', metric),
  );
}

function lineRange(text: string | null): KpiQuestion['lineCounts'] | null {
  if (text === null || text === 'all') return DEFAULT_QUESTION.lineCounts;
  const [, first, dash, last] = /^(\d{1,7})(?:(-)(\d{1,7})?)?$/.exec(text) ?? [];
  if (first === undefined) return null;
  const from = Number(first);
  const to = last === undefined ? (dash === undefined ? from : null) : Number(last);
  return to !== null && to < from ? null : { from, to };
}
