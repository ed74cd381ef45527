import { describe, expect, it } from 'vitest';
import { acceptCells, acceptReady, acceptRow } from '../../../extension/controllers/session/accept.ts';
import { deviation } from '../../../extension/controllers/session/coding-cell.ts';
import { lessonsOf } from '../../../extension/controllers/session/lessons.ts';
import { nextException, nextUndecided } from '../../../extension/controllers/session/next-cell.ts';
import { placeSuggestions } from '../../../extension/controllers/session/place-suggestions.ts';
import { countRows } from '../../../extension/controllers/session/session-counts.ts';
import { cellAt, openSession, undoLast } from '../../../extension/controllers/session/session.ts';
import { typeValues } from '../../../extension/controllers/session/type-values.ts';
import { valuesToSave } from '../../../extension/controllers/session/values-to-save.ts';
import { suggestion } from './arbitrary-session.ts';

const rowsOf = (given: readonly (readonly string[])[]) =>
  given.map((cells) => ({ given: cells, isLocked: [] }));

/** Account and cost centre of five rows: ready, review, needs you, ready with a doubt, and one filled in the file. */
function codedSession() {
  const opened = openSession(
    ['account', 'cost_centre'],
    rowsOf([
      ['', ''],
      ['', ''],
      ['', ''],
      ['', ''],
      ['0210', ''],
    ]),
  );
  const confidences = [
    [0.99, 0.97],
    [0.9, 0.96],
    [0.3, 0.96],
    [0.99, 0.85],
    [0.99, 0.99],
  ];
  const cells = (row: readonly number[]) => [
    suggestion('account', '4410', row[0] ?? 0),
    suggestion('cost_centre', '120', row[1] ?? 0),
  ];
  return placeSuggestions(
    opened,
    confidences.map((row, index) => ({ row: index, cells: cells(row) })),
  );
}

const at = (row: number, dimension: number) => ({ row, dimension });

describe('a coding session', () => {
  it('holds what the file held as the person’s own', () => {
    expect(cellAt(codedSession(), at(4, 0))).toMatchObject({ state: 'yours', value: '0210' });
  });

  it('leaves a cell of the manual lane blank', () => {
    expect(cellAt(codedSession(), at(2, 0))).toMatchObject({ state: 'needs-you', value: '' });
  });

  it('counts a row by its cell that needs the person most', () => {
    expect(countRows(codedSession()).byState).toEqual({
      empty: 0,
      ready: 2,
      review: 2,
      'needs-you': 1,
      done: 0,
    });
  });

  it('accepts a blank as little as a decided cell', () => {
    const session = codedSession();
    expect(acceptCells(session, [at(2, 0), at(4, 0)])).toBe(session);
  });

  it('learns from an accepted review, not from an accepted ready cell', () => {
    const reviewed = acceptCells(codedSession(), [at(1, 0)]);
    expect(lessonsOf(reviewed)).toEqual([{ row: 1, dimension: 0, value: '4410' }]);
    expect(lessonsOf(acceptReady(codedSession()))).toEqual([]);
    expect(lessonsOf(acceptRow(codedSession(), 1))).toEqual([{ row: 1, dimension: 0, value: '4410' }]);
  });

  it('learns the last word on a cell only', () => {
    const once = typeValues(codedSession(), [{ ...at(0, 0), value: '4420' }]);
    const twice = typeValues(once, [{ ...at(0, 0), value: '4430' }]);
    expect(lessonsOf(twice)).toEqual([{ row: 0, dimension: 0, value: '4430' }]);
    expect(lessonsOf(undoLast(twice))).toEqual([{ row: 0, dimension: 0, value: '4420' }]);
  });

  it('saves a cleared cell of the file as blank and a cleared suggestion not at all', () => {
    const cleared = typeValues(codedSession(), [
      { ...at(4, 0), value: '' },
      { ...at(0, 0), value: '' },
    ]);
    expect(valuesToSave(cleared)).toEqual([{ row: 4, dimension: 0, value: '' }]);
  });

  it('tells a deviation only where the person differs from what is very sure', () => {
    const session = codedSession();
    expect(deviation(cellAt(session, at(4, 0)))?.value).toBe('4410');
    const unsure = typeValues(session, [{ ...at(1, 0), value: '4420' }]);
    expect(deviation(cellAt(unsure, at(1, 0)))).toBeNull();
  });
});

describe('the way through the exceptions', () => {
  it('begins with the blanks, then goes through the reviews, then round', () => {
    const session = codedSession();
    const first = nextException(session, null, 1);
    expect(first).toEqual(at(2, 0));
    expect(nextException(session, at(2, 0), 1)).toEqual(at(1, 0));
    expect(nextException(session, at(1, 0), 1)).toEqual(at(3, 1));
    expect(nextException(session, at(3, 1), 1)).toEqual(at(2, 0));
  });

  it('goes back the same way', () => {
    const session = codedSession();
    expect(nextException(session, at(2, 0), -1)).toEqual(at(3, 1));
    expect(nextException(session, at(3, 1), -1)).toEqual(at(1, 0));
  });

  it('goes on from a cell that is no exception', () => {
    const session = typeValues(codedSession(), [{ ...at(2, 0), value: '4420' }]);
    expect(nextException(session, at(2, 0), 1)).toEqual(at(3, 1));
  });

  it('ends where nothing is left', () => {
    const blank = openSession(['account'], rowsOf([['4410']]));
    expect(nextException(blank, null, 1)).toBeNull();
    expect(nextUndecided(blank, at(0, 0))).toBeNull();
  });

  it('walks the undecided cells in the order of the sheet', () => {
    const session = codedSession();
    expect(nextUndecided(session, at(0, 0))).toEqual(at(0, 1));
    expect(nextUndecided(session, at(0, 1))).toEqual(at(1, 0));
    expect(nextUndecided(session, at(4, 1))).toEqual(at(0, 0));
  });
});
