import { expect, test } from 'vitest';
import { isTotalOfRows } from '../../../core/formats/journal/total-row.ts';

test.each([
  'SUM(D2:D9)',
  'ROUND(sum($D$2:$D$9),2)',
  'SUBTOTAL(9,D2:D9)',
  "SUM('x y'!D2:D9)",
  'SUBTOTAL(109,Lines[Amount])',
])('=%s adds up other rows', (formula) => {
  expect(isTotalOfRows({ kind: 'formula', formula, value: 1 })).toBe(true);
});

test.each(['SUM(D2:F2)', 'D2*1.21', 'ROUND(D2,2)', 'SUM(Lines[@Net])', 'SUM(D2,E2)', ''])(
  '=%s does not',
  (formula) => {
    expect(isTotalOfRows({ kind: 'formula', formula, value: 1 })).toBe(false);
  },
);

test('a number is no total, however large', () => {
  expect(isTotalOfRows(1e9)).toBe(false);
});
