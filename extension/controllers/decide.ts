import { texts } from '../texts/texts.ts';
import type { CellPlace, CellValue } from '../worker/messages.ts';
import { goOn, goToException } from './move-cursor.ts';
import {
  acceptAbove as acceptCellsAbove,
  acceptCells,
  acceptColumn as acceptColumnCells,
  acceptReady as acceptReadyCells,
  acceptRow,
  takeRows as takeShownRows,
  withdrawSuggestions,
} from './session/accept.ts';
import { isShown } from './rows/shown-rows.ts';
import { alternativesOf } from './session/alternatives.ts';
import { isAcceptable } from './session/coding-cell.ts';
import { setLearning as setRowLearning } from './session/lessons.ts';
import { cellAt, undoLast, type Session } from './session/session.ts';
import { typeValues } from './session/type-values.ts';
import { cellPlace, sheetPlace } from './sheet-places.ts';
import { answerForMore } from './similar-rows.ts';
import type { SheetPlace, WorkbenchState } from './workbench-state.ts';

/** Accepts the suggestion in a cell of the sheet and goes on to the next open one. */
export function confirmCell(state: WorkbenchState, at: SheetPlace): WorkbenchState {
  const place = cellPlace(state, at);
  return place ? goOn(acceptCell(state, place), at) : state;
}

/** Accepts the suggestion in a cell; the cursor stays. */
export function acceptCell(state: WorkbenchState, place: CellPlace): WorkbenchState {
  return decide(state, (session) => acceptCells(session, [place]));
}

/** Accepts all suggestions of a row and goes on to the next open cell, a blank of the row itself first. */
export function confirmRow(state: WorkbenchState, row: number): WorkbenchState {
  const before = sheetPlace(state, { row, dimension: 0 });
  const accepted = decide(state, (session) => acceptRow(session, row));
  return before ? goOn(accepted, before) : accepted;
}

/** Accepts every ready cell of the rows that are shown; the cursor stays. */
export function acceptReady(state: WorkbenchState): WorkbenchState {
  return decide(state, (session) => acceptReadyCells(session, state.order), texts.actions.nothingReady);
}

/** Accepts the suggestions of one dimension in the rows that are shown; the cursor stays. */
export function acceptColumn(state: WorkbenchState, dimension: number): WorkbenchState {
  return decide(
    state,
    (session) => acceptColumnCells(session, dimension, state.order),
    texts.actions.nothingReady,
  );
}

/** Accepts all in the rows that are shown that we are at least so sure of, 0..1; the cursor stays. */
export function acceptAbove(state: WorkbenchState, confidence: number): WorkbenchState {
  return decide(
    state,
    (session) => acceptCellsAbove(session, confidence, state.order),
    texts.actions.nothingReady,
  );
}

/** Takes rows as the pane shows them, best guesses included, and goes on to the next exception. */
export function takeRows(state: WorkbenchState, rows: readonly number[]): WorkbenchState {
  return goToException(
    decide(state, (session) => takeShownRows(session, rows)),
    1,
  );
}

/**
 * Takes the suggestions that nobody decided about out of the rows that are shown; from then on only what is asked for is
 * coded.
 */
export function withdraw(state: WorkbenchState): WorkbenchState {
  if (!state.session) return state;
  const before = state.session.rows;
  const session = withdrawSuggestions(state.session, state.order);
  const count = before.reduce(
    (sum, cells, row) => sum + (session.rows[row] === cells ? 0 : cells.filter(isAcceptable).length),
    0,
  );
  return { ...state, session, isCoded: false, scope: 'asked', notice: texts.actions.withdrawn({ count }) };
}

/** Takes values typed, pasted or cleared in the sheet; where Enter confirmed them, goes on to the next open cell. */
export function typeCells(
  state: WorkbenchState,
  cells: readonly (SheetPlace & { readonly value: string })[],
  isConfirmed: boolean,
): WorkbenchState {
  const values = cells.flatMap((cell) => {
    const place = cellPlace(state, cell);
    return place ? [{ ...place, value: cell.value }] : [];
  });
  const typed = decide(state, (session) => typeValues(session, values));
  const last = cells.at(-1);
  return isConfirmed && last ? goOn(typed, last) : typed;
}

/** Takes a value picked for a cell; the cursor stays. */
export function pickValue(state: WorkbenchState, value: CellValue): WorkbenchState {
  return decide(state, (session) => typeValues(session, [value]));
}

/** Takes the alternative at a position, from 0, of those offered for a cell; beyond them nothing happens. */
export function pickAlternative(state: WorkbenchState, at: SheetPlace, position: number): WorkbenchState {
  const place = cellPlace(state, at);
  if (!place || !state.session) return state;
  const picked = alternativesOf(cellAt(state.session, place))[position];
  return picked ? pickValue(state, { ...place, value: picked.value }) : state;
}

/** Takes the last answer for all that it would serve; the cursor stays. */
export function useAnswerForMore(state: WorkbenchState): WorkbenchState {
  const answer = answerForMore(state);
  if (!answer) return { ...state, notice: texts.actions.nothingSimilar };
  const filled = decide(state, (session) => typeValues(session, answer.cells));
  return { ...filled, notice: texts.actions.filled({ count: answer.cells.length }) };
}

/** Takes back what was done last and shows where it was; where no row of it is shown, the cursor stays. */
export function undo(state: WorkbenchState): WorkbenchState {
  const batch = state.session?.log.at(-1);
  const undone = decide(state, undoLast, texts.actions.nothingToUndo);
  if (!batch) return undone;
  const first = batch.changes.find(({ row }) => isShown(state.order, row));
  const cursor = (first && sheetPlace(state, first)) ?? state.cursor;
  return { ...undone, cursor, notice: texts.actions.undone({ count: batch.changes.length }) };
}

/** Sets whether what is decided in a row is learned. */
export function setLearning(state: WorkbenchState, row: number, learns: boolean): WorkbenchState {
  return decide(state, (session) => setRowLearning(session, row, learns));
}

function decide(
  state: WorkbenchState,
  change: (session: Session) => Session,
  nothingDone = '',
): WorkbenchState {
  if (!state.session) return state;
  const session = change(state.session);
  if (session === state.session) return { ...state, notice: nothingDone };
  const batch = session.log.length > state.session.log.length ? session.log.at(-1) : undefined;
  const notice = batch?.verb === 'accepted' ? texts.actions.accepted({ count: batch.changes.length }) : '';
  return { ...state, session, notice };
}
