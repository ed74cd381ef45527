import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptReady } from '../../../extension/controllers/session/accept.ts';
import { isUndecided } from '../../../extension/controllers/session/coding-cell.ts';
import { lessonsOf, setLearning } from '../../../extension/controllers/session/lessons.ts';
import { placeSuggestions } from '../../../extension/controllers/session/place-suggestions.ts';
import { withoutRows } from '../../../extension/controllers/session/read-rows.ts';
import { rowSummary } from '../../../extension/controllers/session/row-state.ts';
import { countRows, rowSummaries } from '../../../extension/controllers/session/session-counts.ts';
import { undoLast, type Session } from '../../../extension/controllers/session/session.ts';
import { typeValues } from '../../../extension/controllers/session/type-values.ts';
import { valuesToSave } from '../../../extension/controllers/session/values-to-save.ts';
import { anySession, personStep, rowSuggestions } from './arbitrary-session.ts';

const decidedValues = (session: Session) =>
  session.rows.map((cells) => cells.map((cell) => (isUndecided(cell) ? null : cell.value)));

describe('laws of a coding session', () => {
  it('undo after anything a person does gives the session before it', () => {
    fc.assert(
      fc.property(anySession, personStep, (session, step) => {
        const after = step(session);
        if (after === session) return;
        expect(undoLast(after)).toEqual(session);
      }),
    );
  });

  it('a suggestion never changes a decided value', () => {
    fc.assert(
      fc.property(anySession, fc.array(rowSuggestions), (session, suggested) => {
        const after = decidedValues(placeSuggestions(session, suggested));
        expect(after).toEqual(decidedValues(session));
      }),
    );
  });

  it('a suggestion is not a thing to undo', () => {
    fc.assert(
      fc.property(anySession, fc.array(rowSuggestions), (session, suggested) => {
        expect(placeSuggestions(session, suggested).log).toBe(session.log);
      }),
    );
  });

  it('what is typed stands in the cell to the letter', () => {
    fc.assert(
      fc.property(anySession, fc.string(), (session, value) => {
        const [before, cell] = [session, typeValues(session, [{ row: 2, dimension: 1, value }])].map(
          ({ rows }) => rows[2]?.[1],
        );
        if (before?.isLocked) expect(cell).toEqual(before);
        else expect(cell).toMatchObject({ state: 'yours', value });
      }),
    );
  });

  it('after accepting all ready cells none is ready', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        expect(countRows(acceptReady(session)).readyCells).toBe(0);
      }),
    );
  });

  it('a locked cell keeps what the file holds, whatever is done', () => {
    fc.assert(
      fc.property(anySession, fc.array(personStep), (session, steps) => {
        const after = steps.reduce((next, step) => step(next), session);
        for (const cell of after.rows.flat()) if (cell.isLocked) expect(cell.value).toBe(cell.given);
      }),
    );
  });

  it('only decided values that differ from the file are saved', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const saved = new Map(
          valuesToSave(session).map((cell) => [`${cell.row}:${cell.dimension}`, cell.value]),
        );
        for (const [row, cells] of session.rows.entries())
          for (const [dimension, cell] of cells.entries()) {
            const isChanged = !isUndecided(cell) && cell.value !== cell.given;
            expect(saved.get(`${row}:${dimension}`)).toBe(isChanged ? cell.value : undefined);
          }
      }),
    );
  });

  it('counts and sums of rows are those of the rows as they stand, whatever was counted before', () => {
    fc.assert(
      fc.property(anySession, fc.array(personStep), fc.nat(4), (session, steps, count) => {
        const after = steps.reduce((next, step) => step(next), session);
        const gone = withoutRows(after, [0]);
        for (const counted of [session, after, gone, { ...after, rows: after.rows.slice(0, count) }]) {
          const there = counted.rows.filter((cells) => cells.length > 0).map(rowSummary);
          const { rows, byState, suggestedRows, readyCells } = countRows(counted);
          expect(rowSummaries(counted)).toEqual(counted.rows.map(rowSummary));
          expect([rows, suggestedRows]).toEqual([
            there.length,
            there.filter((row) => row.isSuggested).length,
          ]);
          expect(readyCells).toBe(there.reduce((sum, row) => sum + row.readyCells, 0));
          for (const [state, rowCount] of Object.entries(byState))
            expect(rowCount).toBe(there.filter((row) => row.state === state).length);
        }
      }),
    );
  });

  it('a row is done exactly when all its cells are decided', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        for (const cells of session.rows)
          expect(rowSummary(cells).state === 'done').toBe(!cells.some(isUndecided));
      }),
    );
  });

  it('each lesson is the value that stands in its cell', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        for (const { row, dimension, value } of lessonsOf(session))
          expect(session.rows[row]?.[dimension]?.value).toBe(value);
      }),
    );
  });

  it('nothing is learned from a row that is for this once', () => {
    fc.assert(
      fc.property(anySession, fc.nat(4), (session, row) => {
        const lessons = lessonsOf(setLearning(session, row, false));
        expect(lessons.filter((lesson) => lesson.row === row)).toEqual([]);
      }),
    );
  });

  it('undoing everything forgets every lesson', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const start = session.log.reduce((left) => undoLast(left), session);
        expect(lessonsOf(start)).toEqual([]);
      }),
    );
  });
});
