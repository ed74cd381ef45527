import type { GridColumn } from './grid-sheet.ts';

/**
 * Widths in pixels, by column, for a sheet that is `availablePx` wide. Where the columns do not fit, they give way, the
 * widest first, each down to its own least width; what still does not fit is scrolled to.
 */
export function fitColumns(columns: readonly GridColumn[], availablePx: number): number[] {
  const widths = columns.map(({ widthPx }) => widthPx);
  let excess = widths.reduce((sum, width) => sum + width, 0) - availablePx;
  for (let limit = Math.max(0, ...widths); excess > 0 && limit > 0; limit -= 1)
    for (const [index, { minWidthPx }] of columns.entries()) {
      const width = widths[index] ?? 0;
      if (excess <= 0 || width <= limit || width <= minWidthPx) continue;
      widths[index] = Math.max(limit, minWidthPx);
      excess -= width - Math.max(limit, minWidthPx);
    }
  return widths;
}
