import { expect, test } from 'vitest';
import { championVerdict } from '../../../server/jobs/champion-rule.ts';
import type { JudgedBackTest } from '../../../server/jobs/parse-back-tested.ts';

const tested = (accuracy: number, comparison: JudgedBackTest['comparison'] = null): JudgedBackTest => ({
  protocol: {},
  dimensions: { account: { accuracy } },
  comparison,
});
const compared = (championOnly: number, challengerOnly: number, lineCount = 1000) =>
  tested(0.5, [{ dimension: 'account', lineCount, championOnly, challengerOnly }]);

test('the first model is put in use', () => {
  expect(championVerdict(tested(0.1), null).isReleased).toBe(true);
});

test('a challenger loses where chance does not explain by how much it is worse: 1.645 √100 is 16.45', () => {
  expect(championVerdict(compared(58, 42), tested(0.9)).isReleased).toBe(true);
  expect(championVerdict(compared(59, 41), tested(0.9)).isReleased).toBe(false);
});

test('new lines decide against back-tests, unless they are too few', () => {
  expect(championVerdict(compared(0, 0), tested(0.9)).isReleased).toBe(true);
  expect(championVerdict(compared(0, 0, 99), tested(0.9)).isReleased).toBe(false);
});

test('without new lines accuracy may fall by a point and not more', () => {
  expect(championVerdict(tested(0.8), tested(0.809)).isReleased).toBe(true);
  expect(championVerdict(tested(0.8), tested(0.811)).isReleased).toBe(false);
});

test('a model that no longer knows a dimension is not put in use', () => {
  const before = { ...tested(0.8), dimensions: { account: { accuracy: 0.8 }, project: { accuracy: 0.1 } } };
  expect(championVerdict(tested(0.9), before).reason).toBe('Not put in use: it no longer knows project.');
});
