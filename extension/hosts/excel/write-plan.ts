import type { RowSpan } from './read-area.ts';

/** A value with its place: the row in the sheet, the column in the journal, both from 0. */
export interface PlacedValue {
  readonly row: number;
  readonly column: number;
  readonly raw: string | number | boolean;
  readonly format: string | null;
}

/** A rectangle to be written in one go; null leaves a cell as it is. */
export interface ValueBlock {
  readonly row: number;
  readonly column: number;
  readonly values: (string | number | boolean | null)[][];
  /** Null where no format changes. */
  readonly formats: (string | null)[][] | null;
}

/** Rows between two that are wanted which are cheaper read with them than left out. */
const MAX_GAP = 20;

/** Spans that hold all of the row numbers (from 1), few rather than tight. */
export function spansOf(rowNumbers: readonly number[]): RowSpan[] {
  const spans: { row: number; rowCount: number }[] = [];
  for (const rowNumber of [...new Set(rowNumbers)].sort((a, b) => a - b)) {
    const row = rowNumber - 1;
    const last = spans.at(-1);
    if (last && row - (last.row + last.rowCount) <= MAX_GAP) last.rowCount = row - last.row + 1;
    else spans.push({ row, rowCount: 1 });
  }
  return spans;
}

/** The rectangles that hold all values: one for each span of rows and each group of columns side by side. */
export function valueBlocks(values: readonly PlacedValue[]): ValueBlock[] {
  const spans = spansOf(values.map(({ row }) => row + 1));
  return columnGroups(values).flatMap(({ first, count }) =>
    spans.flatMap((span) => {
      const inside = values.filter(
        ({ row, column }) =>
          column >= first && column < first + count && row >= span.row && row < span.row + span.rowCount,
      );
      return inside.length > 0 ? [blockOf(inside, first, count)] : [];
    }),
  );
}

function blockOf(values: readonly PlacedValue[], column: number, columnCount: number): ValueBlock {
  const row = Math.min(...values.map((value) => value.row));
  const rowCount = Math.max(...values.map((value) => value.row)) - row + 1;
  const grid = <Content>(): (Content | null)[][] =>
    Array.from({ length: rowCount }, () => Array.from({ length: columnCount }, () => null));
  const raw = grid<string | number | boolean>();
  const formats = grid<string>();
  for (const value of values) {
    const values = raw[value.row - row];
    const itsFormats = formats[value.row - row];
    if (values) values[value.column - column] = value.raw;
    if (itsFormats) itsFormats[value.column - column] = value.format;
  }
  const isReformatted = values.some(({ format }) => format !== null);
  return { row, column, values: raw, formats: isReformatted ? formats : null };
}

function columnGroups(values: readonly PlacedValue[]): { first: number; count: number }[] {
  const groups: { first: number; count: number }[] = [];
  for (const column of [...new Set(values.map((value) => value.column))].sort((a, b) => a - b)) {
    const last = groups.at(-1);
    if (last && last.first + last.count === column) last.count += 1;
    else groups.push({ first: column, count: 1 });
  }
  return groups;
}
