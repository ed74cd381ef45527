import { numberPlaces } from '../number-places.ts';
import { remembered } from '../remembered.ts';
import type { WorkbenchState } from '../workbench-state.ts';

/** Places of the rows in the order in which the sheet shows them, without those it does not; null: as they are. */
export type RowOrder = readonly number[] | null;

/** Which row of the file stands at a position of the sheet, both from 0; null beyond its end. */
export function rowAt(
  { order, rows }: Pick<WorkbenchState, 'order' | 'rows'>,
  position: number,
): number | null {
  if (order) return order[position] ?? null;
  return position >= 0 && position < rows.length ? position : null;
}

/** How many rows the sheet shows. */
export function shownCount({ order, rows }: Pick<WorkbenchState, 'order' | 'rows'>): number {
  return order ? order.length : rows.length;
}

/** Where the sheet shows a row of the file, from 0; null where it does not. */
export function positionOf(order: RowOrder, row: number): number | null {
  return order ? positions(order)(row) : row;
}

/** Whether the sheet shows a row. */
export function isShown(order: RowOrder, row: number): boolean {
  return positionOf(order, row) !== null;
}

// The way back, from rows to their positions.
const positions = remembered(numberPlaces);
