import type { CellValue } from '../../worker/messages.ts';
import { isUndecided } from './coding-cell.ts';
import type { Session } from './session.ts';

/** The decided cells that differ from what the file holds, '' to empty one; suggestions nobody accepted are not among them. */
export function valuesToSave(session: Session): CellValue[] {
  return session.rows.flatMap((cells, row) =>
    cells.flatMap((cell, dimension) =>
      isUndecided(cell) || cell.value === cell.given ? [] : [{ row, dimension, value: cell.value }],
    ),
  );
}
