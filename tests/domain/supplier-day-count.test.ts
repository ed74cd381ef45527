import { expect, test } from 'vitest';
import { supplierDayCounts } from '../../core/domain/supplier-day-count.ts';

const lines = [
  { date: '2026-03-01', supplierName: 'Staples' },
  { date: '2026-03-01', supplierName: 'KPN' },
  { date: '2026-03-01', supplierName: 'Staples' },
  { date: '2026-03-02', supplierName: 'Staples' },
];

test('lines of one supplier on one day are counted together, whatever stands between them', () => {
  expect(lines.map(supplierDayCounts(lines))).toEqual([2, 1, 2, 1]);
});

test('a line that is not among them counts none', () => {
  expect(supplierDayCounts(lines)({ date: '2026-03-03', supplierName: 'Staples' })).toBe(0);
});
