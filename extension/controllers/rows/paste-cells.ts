import { texts } from '../../texts/texts.ts';
import { typeCells } from '../decide.ts';
import { cellAt } from '../session/session.ts';
import { cellPlace } from '../sheet-places.ts';
import type { SheetPlace, WorkbenchState } from '../workbench-state.ts';
import { clipOf, readClip, type Clip } from './clip-text.ts';
import { placeInFile } from './show-rows.ts';
import { rowAt, shownCount } from './shown-rows.ts';
import { shownTextAt } from './shown-text.ts';

/** A range of the sheet as it is shown, from 0, ends included. */
export interface ShownRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** More cells than any paste of a person's; a clipboard may hold anything. */
const MAX_PASTED = 2_000_000;

/** What copying a range puts into the clipboard. */
export function copyRange(state: WorkbenchState, range: ShownRange): Clip {
  const { firstRow, lastRow, firstColumn, lastColumn } = range;
  const rows = steps(firstRow, Math.min(lastRow, shownCount(state) - 1)).map((position) =>
    steps(firstColumn, lastColumn).map((column) => ({
      text: shownTextAt(state, rowAt(state, position) ?? -1, column),
      isNumber: state.journal?.columns[column]?.isNumeric ?? false,
    })),
  );
  return clipOf(rows);
}

/**
 * Pastes what another program copied, from the first cell of a range on, into the rows as they are shown. Where the
 * range is a multiple of what was copied, it is filled with it. Only coding cells that are not locked take a value; what
 * else there is, is counted. One undo takes it back.
 */
export function pasteIntoRange(state: WorkbenchState, range: ShownRange, plain: string): WorkbenchState {
  const block = readClip(plain);
  const width = block.reduce((most, row) => Math.max(most, row.length), 0);
  if (!state.session || width === 0) return state;
  const [rowCount, columnCount] = [
    filledCount(block.length, range.lastRow - range.firstRow + 1),
    filledCount(width, range.lastColumn - range.firstColumn + 1),
  ];
  if (rowCount * columnCount > MAX_PASTED) return { ...state, notice: texts.sheet.faults['too-large'] };
  const cells: (SheetPlace & { readonly value: string })[] = [];
  let leftCount = 0;
  for (let row = 0; row < rowCount; row += 1)
    for (let column = 0; column < columnCount; column += 1) {
      const value = block[row % block.length]?.[column % width];
      if (value === undefined) continue;
      const at = { row: range.firstRow + row, column: range.firstColumn + column };
      const place = placeInFile(state, at);
      if (place && isTaking(state, place)) cells.push({ ...place, value: value.trim() });
      else leftCount += 1;
    }
  const left = leftCount > 0 ? texts.paste.left({ count: leftCount }) : '';
  const notice = `${texts.paste.pasted({ count: cells.length })} ${left}`.trimEnd();
  return { ...typeCells(state, cells, false), notice };
}

/** As many as were copied, or all that are selected where that is a multiple of it. */
function filledCount(copied: number, selected: number): number {
  return selected > copied && selected % copied === 0 ? selected : copied;
}

function isTaking(state: WorkbenchState, place: SheetPlace): boolean {
  const cell = cellPlace(state, place);
  return state.session !== null && cell !== null && !cellAt(state.session, cell).isLocked;
}

function steps(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
