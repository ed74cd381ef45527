import { describe, expect, test } from 'vitest';
import { LEFT_BLANK } from '../../core/workflows/coded-blanks.ts';
import { codeJournal, type CodedJournal, type UncodedJournal } from '../../core/workflows/code-journal.ts';
import type { LedgerLine } from '../../core/domain/ledger-line.ts';
import { runThrough } from '../../core/workflows/run-through.ts';
import { majorityCoder } from '../oracle/majority-coder.ts';
import { lineWith } from './ledger.ts';

const LIMITS = { auto: 0.95, review: 0.8 };
const PAST = [
  ...Array.from({ length: 60 }, () => lineWith({ supplierName: 'Staples BV', coding: ['4410', '120'] })),
  ...Array.from({ length: 5 }, () => lineWith({ supplierName: 'KLM', coding: ['4500', '120'] })),
  lineWith({ supplierName: 'KLM', coding: ['4510', '120'] }),
];

const DIMENSIONS = ['account', 'cost_centre'];

/** A journal in which every cell without a code is open. */
function journalOf(lines: readonly LedgerLine[], dimensions: readonly string[] = DIMENSIONS): UncodedJournal {
  const openCells = lines.flatMap(({ coding }, line) =>
    coding.flatMap((value, dimension) => (value === null ? [{ line, dimension }] : [])),
  );
  return { dimensions, headerFieldNames: [], lines, openCells };
}

function coded(journal: UncodedJournal, dimensions = DIMENSIONS, past = PAST): CodedJournal {
  const coder = majorityCoder({ dimensions, headerFieldNames: [], lines: past });
  return runThrough(codeJournal(journal, coder, LIMITS));
}

describe('a blank coding cell', () => {
  test('is filled where the coder is sure, and says why', () => {
    const { cells } = coded(journalOf([lineWith({ coding: [null, null] })]));
    expect(cells.map(({ value, lane }) => [value, lane])).toEqual([
      ['4410', 'auto'],
      ['120', 'auto'],
    ]);
    expect(cells.every(({ reason }) => reason !== '')).toBe(true);
  });

  test('stays blank below the manual limit, with the best guess and a reason', () => {
    const { cells } = coded(journalOf([lineWith({ supplierName: 'KLM', coding: [null, '120'] })]));
    expect(cells).toMatchObject([{ value: null, bestGuess: '4500', lane: 'manual' }]);
    expect(cells[0]?.reason).toContain('4500 or 4510');
  });

  test('stays blank for a supplier never seen, with a reason', () => {
    const { cells } = coded(journalOf([lineWith({ supplierName: 'Nobody', coding: [null, null] })]));
    expect(cells).toMatchObject([
      { value: null, bestGuess: null, lane: 'manual', reason: 'nothing coded before resembles this line' },
      { value: null, lane: 'manual' },
    ]);
  });
});

test('a cell that somebody filled gets no suggestion, and its neighbour does', () => {
  const made = coded(
    journalOf([lineWith({ coding: ['9999', null] }), lineWith({ coding: ['4410', '120'] })]),
  );
  expect(made.cells.map(({ line, dimension }) => [line, dimension])).toEqual([[0, 'cost_centre']]);
  expect(made.keptCount).toBe(3);
});

test('every cell of the journal is either kept or in a lane', () => {
  const { cells, cellCountByLane, keptCount } = coded(
    journalOf(
      ['Staples BV', 'KLM', 'Nobody'].map((supplierName) =>
        lineWith({ supplierName, coding: [null, '120'] }),
      ),
    ),
  );
  expect(cellCountByLane).toEqual({ auto: 1, review: 0, manual: 2 });
  expect(keptCount + cells.length).toBe(6);
});

test('a blank cell that is not open gets no suggestion', () => {
  const journal = {
    ...journalOf([lineWith({ coding: [null, null] })]),
    openCells: [{ line: 0, dimension: 1 }],
  };
  const { cells, keptCount } = coded(journal);
  expect([cells.map(({ dimension }) => dimension), keptCount]).toEqual([['cost_centre'], 1]);
});

test('columns are matched by name: a journal in another order is coded the same', () => {
  const { cells } = coded(journalOf([lineWith({ coding: [null, null] })], ['cost_centre', 'account']));
  expect(cells.map(({ dimension, value }) => [dimension, value])).toEqual([
    ['cost_centre', '120'],
    ['account', '4410'],
  ]);
});

test('a dimension that the history lacks stays blank and is named', () => {
  const made = coded(journalOf([lineWith({ coding: [null, null] })], ['project', 'account']));
  expect(made.unknownDimensions).toEqual(['project']);
  expect(made.cells).toMatchObject([
    { dimension: 'project', value: null, lane: 'manual', reason: 'the history has no project to learn from' },
    { dimension: 'account', value: '4410' },
  ]);
});

test('a cell that cells like it leave blank stays blank, and is counted as such', () => {
  const dimensions = ['account', 'project'];
  const lines = Array.from({ length: 60 }, () => lineWith({ coding: ['4410', LEFT_BLANK] }));
  const made = coded(journalOf([lineWith({ coding: [null, null] })], dimensions), dimensions, lines);
  expect(made.cells.map(({ value, lane }) => [value, lane])).toEqual([
    ['4410', 'auto'],
    [LEFT_BLANK, 'auto'],
  ]);
  expect(made.cells[1]?.reason).toContain('stays blank');
  expect(made.leftBlankCount).toBe(1);
});

test('progress is told on the way through a long journal', () => {
  const coder = majorityCoder({ dimensions: ['account'], headerFieldNames: [], lines: [] });
  const lines = Array.from({ length: 600 }, () => lineWith({ coding: [null] }));
  const told = [...codeJournal(journalOf(lines, ['account']), coder)];
  expect(told.map(({ doneCount }) => doneCount)).toEqual([255, 511]);
});
