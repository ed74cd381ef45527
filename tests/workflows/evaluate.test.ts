import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chronological } from '../../core/domain/chronology.ts';
import type { LedgerLine } from '../../core/domain/ledger-line.ts';
import {
  supplierLastRule,
  supplierMajorityRule,
  type SupplierRule,
} from '../../core/domain/supplier-rule.ts';
import { LEFT_BLANK } from '../../core/workflows/coded-blanks.ts';
import { evaluate } from '../../core/workflows/evaluate.ts';
import type { Evaluation } from '../../core/workflows/evaluation.ts';
import { evaluationPlan, type EvaluationPlan } from '../../core/workflows/evaluation-plan.ts';
import { FEEDBACK_MODES, type FeedbackMode } from '../../core/workflows/feedback.ts';
import { runThrough } from '../../core/workflows/run-through.ts';
import { majorityCoder } from '../oracle/majority-coder.ts';
import { arbitraryLedger, lineWith } from './ledger.ts';

const DIMENSIONS = ['account', 'cost_centre'];
const arbitraryMode = fc.constantFrom(...FEEDBACK_MODES);

function evaluated(plan: EvaluationPlan, mode: FeedbackMode, nowMs = () => 0): Evaluation {
  const coder = majorityCoder({ dimensions: DIMENSIONS, headerFieldNames: [], lines: [] });
  return runThrough(evaluate(coder, plan, mode, { nowMs, peakRssBytes: () => 0 }));
}

/** The lines that a person's coding of has arrived when `line` is predicted. */
function knownBefore(
  line: LedgerLine,
  { practice, calibration, test: tested }: EvaluationPlan,
  mode: FeedbackMode,
) {
  const length = mode === 'daily' ? 10 : 7;
  const arrived = tested.filter((other) => other.date.slice(0, length) < line.date.slice(0, length));
  return [...practice, ...calibration, ...(mode === 'frozen' ? [] : arrived)];
}

function shareRight(
  plan: EvaluationPlan,
  dimension: number,
  predict: (line: LedgerLine) => string | null | undefined,
): number | null {
  const coded = plan.test.filter((line) => (line.coding[dimension] ?? LEFT_BLANK) !== LEFT_BLANK);
  const right = coded.filter((line) => predict(line) === line.coding[dimension]);
  return coded.length === 0 ? null : right.length / coded.length;
}

function ruleAfter(rule: SupplierRule, known: readonly LedgerLine[]): SupplierRule {
  for (const line of known) rule.learn(line);
  return rule;
}

const arbitraryPlan = arbitraryLedger(DIMENSIONS.length).map((lines) =>
  evaluationPlan({ dimensions: DIMENSIONS, lines }, 0.6),
);

describe('accuracy', () => {
  test('is that of a coder made anew for every line from what is known by then', () => {
    fc.assert(
      fc.property(arbitraryPlan, arbitraryMode, (plan, mode) => {
        fc.pre(plan !== null);
        const { dimensions } = evaluated(plan, mode);
        for (const [index, name] of DIMENSIONS.entries()) {
          const expected = shareRight(plan, index, (line) => {
            const lines = knownBefore(line, plan, mode);
            const coder = majorityCoder({ dimensions: DIMENSIONS, headerFieldNames: [], lines });
            return coder.suggest(line)[index]?.candidates[0]?.value;
          });
          expect(dimensions[name]?.accuracy).toBe(expected);
        }
      }),
    );
  });

  test('of the two rules is that of rules shown anew what is known by then', () => {
    fc.assert(
      fc.property(arbitraryPlan, arbitraryMode, (plan, mode) => {
        fc.pre(plan !== null);
        const { dimensions } = evaluated(plan, mode);
        for (const [index, name] of DIMENSIONS.entries()) {
          const byRule = (rule: (dimensionCount: number) => SupplierRule) =>
            shareRight(
              plan,
              index,
              (line) =>
                ruleAfter(rule(DIMENSIONS.length), knownBefore(line, plan, mode)).predict(line)[index],
            );
          expect(dimensions[name]?.baselines).toEqual({
            supplierMajority: byRule(supplierMajorityRule),
            supplierLast: byRule(supplierLastRule),
          });
        }
      }),
    );
  });
});

describe('the delay of feedback', () => {
  const settled = [1, 2, 3, 4].map((day) => lineWith({ date: `2024-01-0${day}`, coding: ['4400', null] }));
  const moved = ['2024-02-01', '2024-02-02', '2024-03-01'].map((date) =>
    lineWith({ date, coding: ['4410', null] }),
  );
  const plan = evaluationPlan({ dimensions: DIMENSIONS, lines: [...settled, ...moved] }, 4 / 7);

  test.each([
    ['daily', 2 / 3],
    ['monthly', 1 / 3],
    ['frozen', 0],
  ] as const)('%s: a supplier that moves to another account is followed from then on', (mode, accuracy) => {
    if (!plan) throw new Error('the ledger is long enough');
    const figures = evaluated(plan, mode).dimensions.account;
    expect(figures?.baselines.supplierLast).toBeCloseTo(accuracy, 12);
  });

  test('a dimension that no test line is coded in has no figures', () => {
    if (!plan) throw new Error('the ledger is long enough');
    expect(evaluated(plan, 'daily').dimensions.cost_centre).toMatchObject({
      testLines: 0,
      accuracy: null,
      ece: null,
    });
  });
});

describe('confidence thresholds', () => {
  test('come from the training alone: other codings in the test part leave the coverage as it is', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        fc.pre(plan !== null);
        const recoded = { ...plan, test: plan.test.map((line) => ({ ...line, coding: ['9999', '9999'] })) };
        const allCoded = { ...plan, test: plan.test.map((line) => ({ ...line, coding: ['4400', '4400'] })) };
        const coverage = (one: EvaluationPlan) => evaluated(one, 'frozen').dimensions.account?.coverageAt5;
        expect(coverage(recoded)).toBe(coverage(allCoded));
      }),
    );
  });

  test('are chosen under the delay of the test: daily lines that only a daily learner gets are not promised', () => {
    const lines = [
      ...['01', '02', '03', '04'].map((day) => lineWith({ date: `2024-01-${day}`, coding: ['4400', null] })),
      ...Array.from({ length: 9 }, (_, day) =>
        lineWith({ date: `2024-02-0${day + 1}`, coding: ['4410', null] }),
      ),
      lineWith({ date: '2024-03-01', coding: ['4410', null] }),
    ];
    const [practice, calibration, tested] = [lines.slice(0, 4), lines.slice(4, 13), lines.slice(13)];
    const late = evaluated({ practice, calibration, test: tested }, 'frozen').dimensions.account;
    expect(late).toMatchObject({ coverageAt5: 0, errorAt5: null, accuracy: 1 });
  });
});

describe('blanks left on purpose', () => {
  const onDay = (day: number, ...coding: (string | null)[]) =>
    lineWith({ date: `2024-01-${String(day).padStart(2, '0')}`, coding });
  const training = Array.from({ length: 20 }, (_, day) =>
    onDay(day + 1, '4400', day % 2 === 0 ? null : 'P-1'),
  );
  const planWith = (...tested: LedgerLine[]) => {
    const lines = [...training, ...tested];
    const plan = evaluationPlan({ dimensions: ['account', 'project'], lines }, 20 / lines.length);
    if (!plan) throw new Error('the ledger is long enough');
    return plan;
  };

  test('are not counted as lines, right or wrong', () => {
    const { dimensions } = evaluated(planWith(onDay(28, '4400', 'P-1'), onDay(28, '4400', null)), 'frozen');
    expect([dimensions.account?.testLines, dimensions.cost_centre?.testLines]).toEqual([2, 1]);
  });

  test('are known from the training alone: a test full of them changes nothing before it', () => {
    const codedAlways = training.map((line) => ({ ...line, coding: ['4400', 'P-1'] }));
    const lines = [...codedAlways, ...Array.from({ length: 9 }, () => onDay(28, '4400', null))];
    const plan = evaluationPlan({ dimensions: ['account', 'project'], lines }, 20 / 29);
    expect(plan?.test.map(({ coding }) => coding[1])).toEqual(Array.from({ length: 9 }, () => null));
  });

  test('make an error of a value that is filled in', () => {
    const always = training.map((line) => ({ ...line, coding: ['4400', 'P-1'] }));
    const habit = [onDay(1, '4400', null), onDay(1, '4400', null)].map((line) => ({
      ...line,
      supplierName: 'KLM',
    }));
    const lines = [...always, ...habit, onDay(28, '4400', 'P-1'), onDay(28, '4400', null)];
    const plan = evaluationPlan({ dimensions: ['account', 'project'], lines }, 22 / 24);
    const figures = plan && evaluated(plan, 'frozen').dimensions.cost_centre;
    expect(figures).toMatchObject({ testLines: 1, accuracy: 1, coverageAt5: 1, errorAt5: 0.5 });
  });
});

test('the same history gives the same figures, whatever the clock says', () => {
  fc.assert(
    fc.property(arbitraryPlan, arbitraryMode, (plan, mode) => {
      fc.pre(plan !== null);
      let ms = 0;
      const one = evaluated(plan, mode);
      const other = evaluated(plan, mode, () => (ms += 7));
      expect({ ...other, timing: one.timing, tables: one.tables }).toEqual(one);
      expect(other.tables.test()).toEqual(one.tables.test());
      expect(other.tables.past()).toEqual(one.tables.past());
      expect(other.timing.p99SuggestMs).toBe(7);
    }),
  );
});

test('a history of one day cannot be split, and one of three can', () => {
  const onDays = (...days: string[]) => ({
    dimensions: ['account'],
    lines: days.map((date) => lineWith({ date })),
  });
  expect(evaluationPlan(onDays('2024-01-01', '2024-01-01', '2024-01-01'), 0.8)).toBeNull();
  expect(evaluationPlan(onDays('2024-01-01', '2024-01-02', '2024-01-03'), 0.7)).toMatchObject({
    practice: { length: 1 },
    calibration: { length: 1 },
    test: { length: 1 },
  });
});

test('the protocol says what was tested', () => {
  const lines = chronological(
    ['A', 'A', 'B', null, null].map((documentId, day) =>
      lineWith({ documentId, date: `2024-01-0${day + 1}` }),
    ),
  );
  const plan = evaluationPlan({ dimensions: ['account'], lines }, 0.4);
  expect(plan && evaluated(plan, 'daily').protocol).toEqual({
    mode: 'daily',
    trainLines: 2,
    calibrationLines: 1,
    testLines: 3,
    testDocuments: 3,
    firstTestDate: '2024-01-03',
    lastTestDate: '2024-01-05',
  });
});
