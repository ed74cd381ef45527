import type { ActionView } from '../../components/action-bar.ts';
import type { ProgressPart, ProgressTask } from '../../components/progress-strip.ts';
import { countRows, type SessionCounts } from '../../controllers/session/row-state.ts';
import { valuesToSave } from '../../controllers/session/values-to-save.ts';
import { isAcceptable } from '../../controllers/session/coding-cell.ts';
import type { Session } from '../../controllers/session/session.ts';
import type { WorkbenchState } from '../../controllers/workbench-state.ts';
import { texts } from '../../texts/en.ts';

const PARTS = ['done', 'ready', 'review', 'needs-you', 'empty'] as const;

/** The strip's parts, in the order in which they are shown. */
export function progressParts({ byState }: SessionCounts): ProgressPart[] {
  return PARTS.map((kind) => ({ kind, rows: byState[kind] }));
}

/** What is being worked on; null while nothing is. */
export function progressTask({ task }: WorkbenchState): ProgressTask | null {
  if (!task) return null;
  const { kind, done, total } = task;
  return { text: texts.progress.tasks[kind](done, total), share: total > 0 ? done / total : null };
}

/** What the actions would do now. */
export function actionView(state: WorkbenchState, counts: SessionCounts): ActionView {
  const { session, history, isCoded, task } = state;
  return {
    canCode: session !== null && history !== null && !isCoded && task === null,
    readyCells: counts.readyCells,
    hasException: counts.byState['needs-you'] + counts.byState.review > 0,
    canUndo: (session?.log.length ?? 0) > 0,
  };
}

/** What saving would write and leave out, in a sentence. */
export function saveOutlook(session: Session): string {
  const left = session.rows.reduce((count, cells) => count + cells.filter(isAcceptable).length, 0);
  return texts.save.outlook(valuesToSave(session).length, left);
}

/** Counts of a session that may not be there yet. */
export function countsOf(session: Session | null): SessionCounts {
  return countRows(session ?? { dimensions: [], rows: [], log: [], justOnce: [] });
}
