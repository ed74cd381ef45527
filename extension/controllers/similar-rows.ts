import type { CellValue } from '../worker/messages.ts';
import { isShown } from './rows/shown-rows.ts';
import { isUndecided } from './session/coding-cell.ts';
import { cellAt } from './session/session.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** The answer a person gave last, and the open cells that it would serve too. */
export interface AnswerForMore {
  readonly value: string;
  readonly supplier: string;
  readonly cells: readonly CellValue[];
}

/**
 * What to offer after a correction: the same value for the open cells of the same supplier in the rows that are shown,
 * without those that are ready to be accepted with it anyway. Null where the last thing done was no correction, or where it serves no other.
 */
export function answerForMore(state: WorkbenchState): AnswerForMore | null {
  const { journal, rows, session, order } = state;
  const batch = session?.log.at(-1);
  const [change, ...others] = batch?.verb === 'typed' ? batch.changes : [];
  if (!session || !change || others.length > 0 || change.after.value === '') return null;
  const { dimension } = change;
  const { value } = change.after;
  const column = journal?.columns.findIndex(({ meaning }) => meaning === 'supplier_name') ?? -1;
  const supplier = rows[change.row]?.texts[column] ?? '';
  if (supplier === '') return null;
  const cells = rows.flatMap(({ texts }, row) => {
    if (texts[column] !== supplier || row === change.row || !isShown(order, row)) return [];
    const cell = cellAt(session, { row, dimension });
    const isServed = !isUndecided(cell) || (cell.state === 'ready' && cell.value === value);
    return isServed ? [] : [{ row, dimension, value }];
  });
  return cells.length > 0 ? { value, supplier, cells } : null;
}
