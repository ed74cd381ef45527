import { describe, expect, test } from 'vitest';
import { codeJournal, type CodedJournal, type UncodedJournal } from '../../core/workflows/code-journal.ts';
import { runThrough } from '../../core/workflows/run-through.ts';
import { majorityCoder } from '../oracle/majority-coder.ts';
import { lineWith } from './ledger.ts';

const LIMITS = { auto: 0.95, review: 0.8 };
const PAST = [
  ...Array.from({ length: 60 }, () => lineWith({ supplierName: 'Staples BV', coding: ['4410', '120'] })),
  ...Array.from({ length: 5 }, () => lineWith({ supplierName: 'KLM', coding: ['4500', '120'] })),
  lineWith({ supplierName: 'KLM', coding: ['4510', '120'] }),
];

function coded(journal: Partial<UncodedJournal>): CodedJournal {
  const dimensions = ['account', 'cost_centre'];
  const coder = majorityCoder({ dimensions, headerFieldNames: [], lines: PAST });
  const { lines = [], ...columns } = journal;
  return runThrough(codeJournal({ dimensions, headerFieldNames: [], ...columns, lines }, coder, LIMITS));
}

describe('a blank coding cell', () => {
  test('is filled where the coder is sure, and says why', () => {
    const { cells } = coded({ lines: [lineWith({ coding: [null, null] })] });
    expect(cells.map(({ value, lane }) => [value, lane])).toEqual([
      ['4410', 'auto'],
      ['120', 'auto'],
    ]);
    expect(cells.every(({ reason }) => reason !== '')).toBe(true);
  });

  test('stays blank below the manual limit, with the best guess and a reason', () => {
    const { cells } = coded({ lines: [lineWith({ supplierName: 'KLM', coding: [null, '120'] })] });
    expect(cells).toMatchObject([{ value: null, bestGuess: '4500', lane: 'manual' }]);
    expect(cells[0]?.reason).toContain('4500 or 4510');
  });

  test('stays blank for a supplier never seen, with a reason', () => {
    const { cells } = coded({ lines: [lineWith({ supplierName: 'Nobody', coding: [null, null] })] });
    expect(cells).toMatchObject([
      { value: null, bestGuess: null, lane: 'manual', reason: 'nothing coded before resembles this line' },
      { value: null, lane: 'manual' },
    ]);
  });
});

test('a cell that somebody filled gets no suggestion, and its neighbour does', () => {
  const made = coded({
    lines: [lineWith({ coding: ['9999', null] }), lineWith({ coding: ['4410', '120'] })],
  });
  expect(made.cells.map(({ line, dimension }) => [line, dimension])).toEqual([[0, 'cost_centre']]);
  expect(made.keptCount).toBe(3);
});

test('every cell of the journal is either kept or in a lane', () => {
  const { cells, cellCountByLane, keptCount } = coded({
    lines: ['Staples BV', 'KLM', 'Nobody'].map((supplierName) =>
      lineWith({ supplierName, coding: [null, '120'] }),
    ),
  });
  expect(cellCountByLane).toEqual({ auto: 1, review: 0, manual: 2 });
  expect(keptCount + cells.length).toBe(6);
});

test('columns are matched by name: a journal in another order is coded the same', () => {
  const { cells } = coded({
    dimensions: ['cost_centre', 'account'],
    lines: [lineWith({ coding: [null, null] })],
  });
  expect(cells.map(({ dimension, value }) => [dimension, value])).toEqual([
    ['cost_centre', '120'],
    ['account', '4410'],
  ]);
});

test('a dimension that the history lacks stays blank and is named', () => {
  const made = coded({ dimensions: ['project', 'account'], lines: [lineWith({ coding: [null, null] })] });
  expect(made.unknownDimensions).toEqual(['project']);
  expect(made.cells).toMatchObject([
    { dimension: 'project', value: null, lane: 'manual', reason: 'the history has no project to learn from' },
    { dimension: 'account', value: '4410' },
  ]);
});

test('progress is told on the way through a long journal', () => {
  const dimensions = ['account'];
  const coder = majorityCoder({ dimensions, headerFieldNames: [], lines: PAST });
  const lines = Array.from({ length: 200 }, () => lineWith({ coding: [null] }));
  const told = [...codeJournal({ dimensions, headerFieldNames: [], lines }, coder)];
  expect(told.map(({ doneCount }) => doneCount)).toEqual([64, 128, 192]);
});
