import type { GridColumn } from './grid-sheet.ts';

/** Below this a text column says nothing any more. */
const MIN_TEXT_WIDTH_PX = 96;

/**
 * Widths in pixels, by column, for a sheet that is `availablePx` wide. Where the columns do not fit, those of text give
 * way, the widest first, so that the coding columns are in view; what still does not fit is scrolled to.
 */
export function fitColumns(columns: readonly GridColumn[], availablePx: number): number[] {
  const widths = columns.map(({ widthPx }) => widthPx);
  const canShrink = columns.map(({ isCoding, isNumeric }) => !isCoding && !isNumeric);
  let excess = widths.reduce((sum, width) => sum + width, 0) - availablePx;
  let limit = Math.max(0, ...widths.filter((_, index) => canShrink[index]));
  while (excess > 0 && limit > MIN_TEXT_WIDTH_PX) {
    limit -= 1;
    for (const [index, width] of widths.entries())
      if (canShrink[index] && width > limit) {
        widths[index] = limit;
        excess -= width - limit;
      }
  }
  return widths;
}
