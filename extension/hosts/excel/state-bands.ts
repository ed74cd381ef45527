import { rangeAddress } from '../../../core/formats/xlsx/cell-address.ts';
import type { ShownState } from './state-book.ts';

/** Rows that are tinted together: one accepted cell renews the tints of this many. */
export const BAND_ROWS = 1000;
/** Excel advises against ranges made of very many areas, and takes at most 8,192 characters. */
const MAX_AREAS = 100;

/** Cells of one state, as an address with commas. */
export interface TintedCells {
  readonly state: ShownState;
  readonly addresses: string;
}

/** The band of a row number. */
export function bandOf(rowNumber: number): number {
  return Math.floor((rowNumber - 1) / BAND_ROWS);
}

/** What to tint in a band of a column of the sheet, counted from 0; runs of rows are one area. */
export function bandTints(
  column: number,
  band: number,
  stateAt: (rowNumber: number) => ShownState | null,
): TintedCells[] {
  const areas: Record<ShownState, string[]> = { ready: [], review: [], 'needs-you': [] };
  const end = (band + 1) * BAND_ROWS;
  let first = band * BAND_ROWS + 1;
  while (first <= end) {
    const state = stateAt(first);
    let last = first;
    while (last < end && stateAt(last + 1) === state) last += 1;
    if (state)
      areas[state].push(
        rangeAddress({ firstRow: first, lastRow: last, firstColumn: column, lastColumn: column }),
      );
    first = last + 1;
  }
  return (['ready', 'review', 'needs-you'] as const).flatMap((state) =>
    inParts(areas[state]).map((part) => ({ state, addresses: part.join(',') })),
  );
}

function inParts(areas: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (let first = 0; first < areas.length; first += MAX_AREAS)
    parts.push(areas.slice(first, first + MAX_AREAS));
  return parts;
}
