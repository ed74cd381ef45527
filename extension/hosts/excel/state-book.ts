import type { CellState } from '../../../core/domain/cell-state.ts';
import type { RowId } from '../host.ts';

/** States that show in the sheet; the others look plain. */
export type ShownState = 'ready' | 'review' | 'needs-you';

/** The states of coding cells, by row and column of the journal. Cells without one are `empty`. */
export class StateBook {
  readonly #rows = new Map<RowId, Map<number, CellState>>();

  get(row: RowId, column: number): CellState {
    return this.#rows.get(row)?.get(column) ?? 'empty';
  }

  set(row: RowId, column: number, state: CellState): void {
    const cells = this.#rows.get(row) ?? new Map<number, CellState>();
    cells.set(column, state);
    this.#rows.set(row, cells);
  }

  forget(row: RowId): void {
    this.#rows.delete(row);
  }
}

/** The state that a cell is tinted for; null where it looks plain. */
export function shownState(state: CellState): ShownState | null {
  return state === 'ready' || state === 'review' || state === 'needs-you' ? state : null;
}
