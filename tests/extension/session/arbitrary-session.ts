import * as fc from 'fast-check';
import { laneOf, DEFAULT_LANE_LIMITS } from '../../../core/domain/lane.ts';
import type { CellSuggestion } from '../../../core/workflows/suggest-line.ts';
import { acceptCells, acceptReady, acceptRow } from '../../../extension/controllers/session/accept.ts';
import { setLearning } from '../../../extension/controllers/session/lessons.ts';
import { placeSuggestions } from '../../../extension/controllers/session/place-suggestions.ts';
import { openSession, undoLast, type Session } from '../../../extension/controllers/session/session.ts';
import { typeValues } from '../../../extension/controllers/session/type-values.ts';

/** A step that a person or the engine may take in a session. */
export type Step = (session: Session) => Session;

const ROW_COUNT = 5;
const DIMENSIONS = ['account', 'cost_centre'];

/** A suggestion of `value` with the lane that its confidence has. */
export function suggestion(dimension: string, value: string, confidence: number): CellSuggestion {
  const lane = laneOf(confidence, DEFAULT_LANE_LIMITS);
  return {
    dimension,
    value: lane === 'manual' ? null : value,
    bestGuess: value,
    confidence,
    lane,
    reason: 'supplier: 3 of 4 postings',
    alternatives: [{ value, confidence }],
  };
}

const code = fc.constantFrom('4410', '0210', '120', '=1+1', ' 7 ');
const row = fc.nat(ROW_COUNT - 1);
const place = fc.record({ row, dimension: fc.nat(DIMENSIONS.length - 1) });

/** Suggestions for one row. */
export const rowSuggestions = fc
  .tuple(
    row,
    fc.tuple(code, code),
    fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
  )
  .map(([index, values, confidences]) => ({
    row: index,
    cells: DIMENSIONS.map((name, at) => suggestion(name, values[at] ?? '', confidences[at] ?? 0)),
  }));

const suggestStep = fc.array(rowSuggestions, { maxLength: ROW_COUNT }).map(
  (suggested): Step =>
    (session) =>
      placeSuggestions(session, suggested),
);

/** Steps that a person takes and that one undo takes back. */
export const personStep: fc.Arbitrary<Step> = fc.oneof(
  fc.array(place, { maxLength: 3 }).map(
    (places): Step =>
      (session) =>
        acceptCells(session, places),
  ),
  row.map(
    (index): Step =>
      (session) =>
        acceptRow(session, index),
  ),
  fc.constant<Step>(acceptReady),
  fc
    .uniqueArray(fc.record({ row, dimension: fc.nat(1), value: fc.oneof(code, fc.constant('')) }), {
      maxLength: 3,
      selector: (typed) => `${typed.row}:${typed.dimension}`,
    })
    .map(
      (typed): Step =>
        (session) =>
          typeValues(session, typed),
    ),
);

const anyStep = fc.oneof(
  personStep,
  suggestStep,
  fc.constant<Step>(undoLast),
  fc.tuple(row, fc.boolean()).map(
    ([index, learn]): Step =>
      (session) =>
        setLearning(session, index, learn),
  ),
);

/** Sessions as they come about: a journal with some cells filled, and some steps taken. */
export const anySession: fc.Arbitrary<Session> = fc
  .tuple(
    fc.array(fc.array(fc.oneof(fc.constant(''), code), { minLength: 2, maxLength: 2 }), {
      minLength: ROW_COUNT,
      maxLength: ROW_COUNT,
    }),
    fc.array(anyStep, { maxLength: 12 }),
  )
  .map(([given, steps]) =>
    steps.reduce(
      (session, step) => step(session),
      openSession(
        DIMENSIONS,
        given.map((cells) => ({ given: cells, isLocked: cells.map((value) => value === '=1+1') })),
      ),
    ),
  );
