import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chronological } from '../../core/domain/chronology.ts';
import type { LedgerLine } from '../../core/domain/ledger-line.ts';
import { supplierLastRule } from '../../core/domain/supplier-rule.ts';
import { FEEDBACK_MODES, withFeedback, type FeedbackMode } from '../../core/workflows/feedback.ts';
import { coderLearner, ruleLearner, type Learner } from '../../core/workflows/learner.ts';
import { runThrough } from '../../core/workflows/run-through.ts';
import { majorityCoder } from '../oracle/majority-coder.ts';
import { arbitraryLedger } from './ledger.ts';

const DIMENSIONS = ['account', 'cost_centre'];
const learners: Record<string, () => Learner> = {
  coder: () => coderLearner(majorityCoder({ dimensions: DIMENSIONS, headerFieldNames: [], lines: [] })),
  rule: () => ruleLearner(supplierLastRule(DIMENSIONS.length)),
};
const arbitraryLearner = fc.constantFrom('coder', 'rule');
const arbitraryMode = fc.constantFrom(...FEEDBACK_MODES);

/** Predictions by row and dimension, as `4400 0.75`. */
function predictions(
  learnerName: string,
  lines: readonly LedgerLine[],
  mode: FeedbackMode,
): Map<string, string> {
  const made = new Map<string, string>();
  const learner = learners[learnerName]?.();
  if (!learner) throw new Error(`no learner ${learnerName}`);
  const steps = withFeedback(learner, chronological(lines), mode, (line, dimension, proposal) =>
    made.set(`${line.rowNumber}/${dimension}`, `${proposal.predicted ?? '-'} ${proposal.confidence}`),
  );
  runThrough(steps);
  return made;
}

function until(
  date: string,
  lines: readonly LedgerLine[],
  made: Map<string, string>,
): (string | undefined)[] {
  return lines
    .filter((line) => line.date <= date)
    .flatMap(({ rowNumber }) => DIMENSIONS.map((_, dimension) => made.get(`${rowNumber}/${dimension}`)));
}

const arbitraryLedgerAndDay = arbitraryLedger(DIMENSIONS.length).chain((lines) =>
  fc.record({ lines: fc.constant(lines), day: fc.constantFrom(...lines.map(({ date }) => date)) }),
);

test('every line is predicted exactly once in every dimension', () => {
  fc.assert(
    fc.property(arbitraryLedger(2), arbitraryLearner, arbitraryMode, (lines, learner, mode) => {
      const counts = new Map<string, number>();
      const count = (line: LedgerLine, dimension: number) => {
        const key = `${line.rowNumber}/${dimension}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      };
      const made = learners[learner]?.();
      if (made) runThrough(withFeedback(made, chronological(lines), mode, count));
      expect([...counts.values()]).toEqual(lines.flatMap(() => [1, 1]));
    }),
  );
});

test('how a line is coded changes no prediction up to the end of its day', () => {
  fc.assert(
    fc.property(arbitraryLedgerAndDay, arbitraryLearner, arbitraryMode, ({ lines, day }, learner, mode) => {
      const recoded = lines.map((line) => (line.date >= day ? { ...line, coding: ['9999', '9999'] } : line));
      expect(until(day, recoded, predictions(learner, recoded, mode))).toEqual(
        until(day, lines, predictions(learner, lines, mode)),
      );
    }),
  );
});

test('how a line is coded changes no prediction of its month where feedback is monthly', () => {
  fc.assert(
    fc.property(arbitraryLedgerAndDay, arbitraryLearner, ({ lines, day }, learner) => {
      const monthEnd = `${day.slice(0, 7)}-31`;
      const recoded = lines.map((line) => (line.date >= day ? { ...line, coding: ['9999', '9999'] } : line));
      expect(until(monthEnd, recoded, predictions(learner, recoded, 'monthly'))).toEqual(
        until(monthEnd, lines, predictions(learner, lines, 'monthly')),
      );
    }),
  );
});

test('the order of the lines of a day changes no prediction up to the end of that day', () => {
  fc.assert(
    fc.property(arbitraryLedgerAndDay, arbitraryLearner, arbitraryMode, ({ lines, day }, learner, mode) => {
      const ofDay = lines.filter(({ date }) => date === day);
      const shuffled = [...ofDay.reverse(), ...lines.filter(({ date }) => date !== day)];
      expect(until(day, lines, predictions(learner, shuffled, mode))).toEqual(
        until(day, lines, predictions(learner, lines, mode)),
      );
    }),
  );
});
