/** The side a column's texts are flush with: words left, numbers right. */
export type Side = 'left' | 'right';

/** Rows of cells as lines of text, two spaces between columns; as many sides as a row has cells. */
export function alignedColumns(rows: readonly (readonly string[])[], sides: readonly Side[]): string[] {
  const widths = sides.map((_, column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return sides[column] === 'right' ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
}
