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
  if (!order) return row;
  const position = positions(order)[row] ?? -1;
  return position < 0 ? null : position;
}

/** Whether the sheet shows a row. */
export function isShown(order: RowOrder, row: number): boolean {
  return positionOf(order, row) !== null;
}

// An order is a value: the way back is worked out once for each.
const ways = new WeakMap<readonly number[], Int32Array>();

function positions(order: readonly number[]): Int32Array {
  const known = ways.get(order);
  if (known) return known;
  const way = new Int32Array(order.reduce((most, row) => Math.max(most, row), -1) + 1).fill(-1);
  order.forEach((row, position) => (way[row] = position));
  ways.set(order, way);
  return way;
}
