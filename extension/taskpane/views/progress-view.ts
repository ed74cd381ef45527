import type { ActionView } from '../../components/action-bar.ts';
import type { ProgressPart, ProgressTask } from '../../components/progress-strip.ts';
import { countRows, rowSummaries, type SessionCounts } from '../../controllers/session/session-counts.ts';
import { valuesToSave } from '../../controllers/session/values-to-save.ts';
import { isAcceptable } from '../../controllers/session/coding-cell.ts';
import type { Session } from '../../controllers/session/session.ts';
import type { WorkbenchState } from '../../controllers/workbench-state.ts';
import type { TaskKind } from '../../worker/messages.ts';
import { texts } from '../../texts/texts.ts';

const PARTS = ['done', 'ready', 'review', 'needs-you', 'empty'] as const;

/** The strip's parts, in the order in which they are shown. */
export function progressParts({ byState }: SessionCounts): ProgressPart[] {
  return PARTS.map((kind) => ({ kind, rows: byState[kind] }));
}

/** What is being worked on; null while nothing is. */
export function progressTask({ task }: WorkbenchState): ProgressTask | null {
  if (!task) return null;
  const { kind, done, total } = task;
  return { text: taskText(kind, done, total), share: total > 0 ? done / total : null };
}

/** What the actions would do now; `selectedCount`: rows that the person selected in the sheet. */
export function actionView(state: WorkbenchState, counts: SessionCounts, selectedCount: number): ActionView {
  const { session, history, isCoded, task, journal, limits } = state;
  const canCode = session !== null && history !== null && !isCoded && task === null;
  const codeRows = selectedCount > 1 ? selectedCount : counts.byState.empty;
  return {
    codeRows: canCode || (selectedCount > 1 && task === null && history !== null) ? codeRows : 0,
    isSelection: selectedCount > 1,
    isRest: canCode && state.scope === 'all' && counts.byState.empty < counts.rows,
    readyCells: readyCellsShown(state, counts),
    hasException: counts.byState['needs-you'] + counts.byState.review > 0,
    canUndo: (session?.log.length ?? 0) > 0,
    canWithdraw: counts.byState.ready + counts.byState.review > 0,
    dimensions: journal?.dimensions ?? [],
    acceptAbove: limits.review,
  };
}

/** Cells that accepting all ready ones would accept: those of the rows that are shown. */
function readyCellsShown({ session, order }: WorkbenchState, { readyCells, rows }: SessionCounts): number {
  if (!session || !order || order.length === rows) return readyCells;
  const summaries = rowSummaries(session);
  return order.reduce((sum, row) => sum + (summaries[row]?.readyCells ?? 0), 0);
}

/** What saving would write and leave out, in a sentence. */
export function saveOutlook(session: Session): string {
  const left = session.rows.reduce((count, cells) => count + cells.filter(isAcceptable).length, 0);
  const writes = texts.save.writes({ count: valuesToSave(session).length });
  return left === 0 ? writes : `${writes} ${texts.save.leaves({ count: left })}`;
}

/** Counts of a session that may not be there yet. */
export function countsOf(session: Session | null): SessionCounts {
  return countRows(session ?? { dimensions: [], rows: [], log: [], justOnce: [] });
}

function taskText(kind: TaskKind, done: number, total: number): string {
  const { tasks } = texts.progress;
  return kind === 'reading' || kind === 'saving' ? tasks[kind] : tasks[kind]({ done, total });
}
