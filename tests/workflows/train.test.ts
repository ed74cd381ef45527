import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runThrough } from '../../core/workflows/run-through.ts';
import { train } from '../../core/workflows/train.ts';
import { majorityCoder, openMajorityCoder } from '../oracle/majority-coder.ts';
import { arbitraryLedger, lineWith } from './ledger.ts';

const emptyCoder = (dimensions = ['account']) =>
  majorityCoder({ dimensions, headerFieldNames: [], lines: [] });

test('days are learned in ascending order, whatever the order of the file', () => {
  const coder = emptyCoder();
  const days: string[] = [];
  const watched = {
    ...coder,
    learnDay: (lines: Parameters<typeof coder.learnDay>[0]) => {
      days.push(...new Set(lines.map(({ date }) => date)));
      return coder.learnDay(lines);
    },
  };
  runThrough(
    train(
      watched,
      ['2024-03-01', '2024-01-01', '2024-02-01', '2024-01-01'].map((date) => lineWith({ date })),
    ),
  );
  expect(days).toEqual(['2024-01-01', '2024-02-01', '2024-03-01']);
});

test('every line is learned, and the last progress says so', () => {
  fc.assert(
    fc.property(arbitraryLedger(1), (lines) => {
      const coder = emptyCoder();
      const told = [...train(coder, lines)];
      expect(coder.lineCount).toBe(lines.length);
      expect(told.at(-1)).toEqual({ phase: 'training', doneCount: lines.length, lineCount: lines.length });
    }),
  );
});

test('the recent accuracy is that of the last fifth, each day predicted before it was learned', () => {
  const lines = [
    ...['01', '02', '03', '04', '05', '06', '07', '08'].map((day) => lineWith({ date: `2024-01-${day}` })),
    lineWith({ date: '2024-01-09', coding: ['4400'] }),
    lineWith({ date: '2024-01-10', coding: ['4410'] }),
  ];
  expect(runThrough(train(emptyCoder(), lines))).toEqual({
    lineCount: 10,
    firstDate: '2024-01-01',
    lastDate: '2024-01-10',
    dimensions: [{ name: 'account', valueCount: 2, recentAccuracy: 0.5 }],
  });
});

test('a saved coder goes on as if it had never stopped', () => {
  const coder = emptyCoder();
  runThrough(train(coder, [lineWith({ coding: ['4410'] })]));
  const opened = openMajorityCoder(coder.save());
  expect(opened.suggest(lineWith({}))).toEqual(coder.suggest(lineWith({})));
});
