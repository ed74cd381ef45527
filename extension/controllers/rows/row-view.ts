/** What rows have to be for one lane of the filter: see `isInLane`. */
export type RowLane = (typeof ROW_LANES)[number];

/** Every lane of the filter, in the order in which they are offered. */
export const ROW_LANES = ['look', 'coded', 'typed', 'unknown', 'uncoded'] as const;

/** A column, from 0, that rows are sorted by. */
export interface RowSort {
  readonly column: number;
  readonly direction: 'ascending' | 'descending';
}

/** Which rows a person wants to see, and in which order. A value; it changes no row. */
export interface RowView {
  /** Null: as in the file. */
  readonly sort: RowSort | null;
  /** Null: every lane. */
  readonly lane: RowLane | null;
  /** By column: the shown texts that are wanted, '' for blank ones; columns not named want all. */
  readonly values: ReadonlyMap<number, ReadonlySet<string>>;
}

/** Every row, as in the file. */
export const AS_IN_FILE: RowView = { sort: null, lane: null, values: new Map() };

/** Whether a view may leave rows out. */
export function isFiltering({ lane, values }: RowView): boolean {
  return lane !== null || values.size > 0;
}

/** The sort after one more click on a column's header: ascending, descending, as in the file. */
export function nextSort(sort: RowSort | null, column: number): RowSort | null {
  if (sort?.column !== column) return { column, direction: 'ascending' };
  return sort.direction === 'ascending' ? { column, direction: 'descending' } : null;
}

/** The view with other values wanted of a column; null or none: all of them. */
export function withValues(view: RowView, column: number, wanted: ReadonlySet<string> | null): RowView {
  const values = new Map(view.values);
  if (wanted === null || wanted.size === 0) values.delete(column);
  else values.set(column, wanted);
  return { ...view, values };
}
