import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chronological, periods } from '../../core/domain/chronology.ts';
import { chronologicalSplit } from '../../core/domain/chronological-split.ts';
import { documentCount } from '../../core/domain/document-count.ts';
import { arbitraryLedger, lineWith } from '../workflows/ledger.ts';

test('lines are ordered by day, then document, then place in the file', () => {
  const lines = [
    lineWith({ rowNumber: 2, date: '2024-02-01', documentId: 'A' }),
    lineWith({ rowNumber: 3, date: '2024-01-01', documentId: 'B' }),
    lineWith({ rowNumber: 4, date: '2024-01-01', documentId: 'A' }),
    lineWith({ rowNumber: 5, date: '2024-01-01', documentId: null }),
    lineWith({ rowNumber: 6, date: '2024-01-01', documentId: 'A' }),
  ];
  expect(chronological(lines).map(({ rowNumber }) => rowNumber)).toEqual([5, 4, 6, 3, 2]);
});

test('months and days put together give the lines back, and no period appears twice', () => {
  fc.assert(
    fc.property(arbitraryLedger(1), fc.constantFrom<7 | 10>(7, 10), (ledger, length) => {
      const lines = chronological(ledger);
      const runs = periods(lines, length);
      const names = runs.map((run) => run[0]?.date.slice(0, length));
      expect(runs.flat()).toEqual(lines);
      expect(new Set(names).size).toBe(runs.length);
    }),
  );
});

test('a split never tears a day and takes at least its share', () => {
  fc.assert(
    fc.property(arbitraryLedger(1), fc.double({ min: 0.2, max: 0.95, noNaN: true }), (ledger, share) => {
      const lines = chronological(ledger);
      const cut = chronologicalSplit(lines, share);
      expect(cut).toBeGreaterThanOrEqual(Math.floor(lines.length * share));
      if (cut < lines.length) expect(lines[cut]?.date).not.toBe(lines[cut - 1]?.date);
    }),
  );
});

test('nothing is left to test where all lines are of one day', () => {
  expect(chronologicalSplit([lineWith({}), lineWith({}), lineWith({})], 0.5)).toBe(3);
});

test('a document is an id on a day, and a line without an id is one of its own', () => {
  const lines = [
    lineWith({ documentId: 'A', date: '2024-01-01' }),
    lineWith({ documentId: 'A', date: '2024-01-01' }),
    lineWith({ documentId: 'A', date: '2024-01-02' }),
    lineWith({ documentId: null, date: '2024-01-02' }),
    lineWith({ documentId: null, date: '2024-01-02' }),
  ];
  expect(documentCount(lines)).toBe(4);
});
