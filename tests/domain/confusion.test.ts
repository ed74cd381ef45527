import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDate } from '../../core/domain/calendar-day.ts';
import { weekStart } from '../../core/domain/calendar-week.ts';
import { dimensionRole } from '../../core/domain/coding-table-dimension-role.ts';
import { publishedRegime } from '../../core/domain/coding-table-published-match.ts';
import { segmentOutcome, stiffConfusion } from '../../core/domain/confusion.ts';
import { KPI_RATES } from '../../core/domain/kpi-rate.ts';

test.each([
  ['4410', '4410', 'tp'],
  ['4410', '4500', 'fp'],
  ['4410', null, 'fp'],
  [null, '4410', 'fn'],
  [null, null, 'tn'],
] as const)('predicted %s where %s is true is %s', (predicted, truth, outcome) => {
  expect(segmentOutcome(predicted, truth)).toBe(outcome);
});

describe('a line or a table taken as one', () => {
  test.each([
    [
      { tp: 3, fp: 0, fn: 0 },
      { tp: 1, fp: 0, fn: 0 },
    ],
    [
      { tp: 3, fp: 1, fn: 0 },
      { tp: 0, fp: 1, fn: 0 },
    ],
    [
      { tp: 3, fp: 0, fn: 1 },
      { tp: 0, fp: 1, fn: 0 },
    ],
    [
      { tp: 0, fp: 0, fn: 2 },
      { tp: 0, fp: 0, fn: 1 },
    ],
    [
      { tp: 0, fp: 0, fn: 0 },
      { tp: 0, fp: 0, fn: 0 },
    ],
  ])('of %j segments counts %j', (segments, expected) => {
    expect(stiffConfusion(segments)).toEqual(expected);
  });
});

test('there are 24 combinations of level, stiffness and metric, each once', () => {
  expect(new Set(KPI_RATES.map((rate) => Object.values(rate).join())).size).toBe(24);
});

test('the published regimes change after 7 and after 100 lines', () => {
  expect([7, 8, 100, 101].map(publishedRegime)).toEqual([
    'permutations',
    'linearProgram',
    'linearProgram',
    'greedy',
  ]);
});

test.each([
  ['tax_code', 'taxCode'],
  ['vat_code_2', 'taxCode'],
  ['first_approver', 'approver'],
  ['approver', 'approver'],
  ['account', 'dimension'],
  ['taxi', 'dimension'],
])('%s is a %s', (name, role) => {
  expect(dimensionRole(name)).toBe(role);
});

test('a week begins on the Monday at most six days before', () => {
  expect(weekStart('2024-02-29')).toBe('2024-02-26');
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 60_000 }), (day) => {
      const monday = weekStart(isoDate(day)) ?? '';
      const back = (Date.parse(isoDate(day)) - Date.parse(monday)) / 86_400_000;
      expect(new Date(monday).getUTCDay()).toBe(1);
      expect(back >= 0 && back < 7).toBe(true);
    }),
  );
  expect(weekStart('2024-02-30')).toBeNull();
});
