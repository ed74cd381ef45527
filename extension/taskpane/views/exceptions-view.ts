import type { ExceptionEntry, ExceptionListView } from '../../components/exception-list.ts';
import { STATE_MARKS } from '../../components/state-marks.ts';
import { exceptionsOf, type ExceptionGroup } from '../../controllers/exceptions.ts';
import { rememberedLast } from '../../controllers/remembered.ts';
import { deviation, isUndecided } from '../../controllers/session/coding-cell.ts';
import { countRows } from '../../controllers/session/session-counts.ts';
import { isTakeable } from '../../controllers/session/accept.ts';
import type { WorkbenchState } from '../../controllers/workbench-state.ts';
import { texts } from '../../texts/texts.ts';

/** Most groups listed; the rest is counted. */
const MAX_ENTRIES = 60;

/** The groups of a state, worked out once for it. */
export const exceptionGroups = rememberedLast(
  ({ session, rows, order, journal }: WorkbenchState) => [session?.rows, rows, order, journal],
  exceptionsOf,
);

/** What the list of exceptions shows. */
export function exceptionListView(state: WorkbenchState): ExceptionListView {
  const groups = exceptionGroups(state);
  const isCoded = state.session !== null && countRows(state.session).suggestedRows > 0;
  return {
    entries: groups.slice(0, MAX_ENTRIES).map((group) => entryOf(state, group)),
    moreCount: Math.max(0, groups.length - MAX_ENTRIES),
    whenEmpty: isCoded ? texts.exceptions.none : texts.exceptions.notCoded,
  };
}

function entryOf(state: WorkbenchState, { rows, supplier, kind }: ExceptionGroup): ExceptionEntry {
  const [first = 0] = rows;
  const cells = state.session?.rows[first] ?? [];
  const questions = cells.flatMap((cell, dimension) => {
    const expected = deviation(cell);
    const isAsked = isUndecided(cell) && (cell.state === 'needs-you' || cell.state === 'review');
    if (!expected && !isAsked) return [];
    const guess = expected?.value ?? cell.suggestion?.bestGuess;
    const label = texts.dimension(state.journal?.dimensions[dimension] ?? '');
    return [guess ? `${label} ${guess}?` : `${label}?`];
  });
  return {
    label: String(state.rows[first]?.rowNumber ?? ''),
    supplier: supplier || texts.pane.row({ label: String(state.rows[first]?.rowNumber ?? '') }),
    question: questions.join(' · '),
    mark: kind === 'deviates' ? '≠' : STATE_MARKS[kind],
    kind,
    word: kind === 'deviates' ? texts.exceptions.deviates : texts.states[kind],
    rowCount: rows.length,
    isCurrent: state.cursor !== null && rows.includes(state.cursor.row),
    canTake: cells.some(isTakeable),
  };
}
