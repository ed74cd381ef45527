import { parseCellRange, rangeAddress, type CellPlace } from './cell-address.ts';
import type { CellEdit } from './cell-edit.ts';
import { cellObstacle } from './cell-obstacle.ts';
import { missingRow, rowChanges, type PatchContext } from './patch-row.ts';
import type { SheetLayout } from './sheet-layout.ts';
import { setAttribute, spliceText, type TextChange } from './splice-text.ts';
import { widenColumns, type ColumnWidth } from './widen-columns.ts';

/** A sheet's changed XML, or the cells that must not be written to. */
export type SheetPatch =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly refused: readonly (CellPlace & { readonly found: string })[] };

/** Makes the edits in a sheet's XML; at most one edit a cell. Everything outside the edited cells stays as it is. */
export function patchSheet(
  patch: PatchContext,
  edits: readonly CellEdit[],
  widths: readonly ColumnWidth[],
): SheetPatch {
  const { layout } = patch;
  const refused = edits.flatMap(({ columnIndex, rowNumber, ...edit }) => {
    const found = cellObstacle(layout, { columnIndex, rowNumber, ...edit }, patch.context);
    return found === null ? [] : [{ columnIndex, rowNumber, found }];
  });
  if (refused.length > 0) return { ok: false, refused };

  const existing: TextChange[] = [];
  const missing: (readonly [rowNumber: number, xml: string])[] = [];
  for (const [rowNumber, rowEdits] of byRow(edits)) {
    const row = layout.rows.get(rowNumber);
    if (row) for (const change of rowChanges(patch, row, rowEdits)) existing.push(change);
    else missing.push([rowNumber, missingRow(patch, rowNumber, rowEdits)]);
  }
  const changes = existing.concat(missingRowChanges(layout, missing));
  if (changes.length === 0) return { ok: true, text: layout.text };
  const frame = [...dimensionChange(layout, edits), ...widenColumns(layout, widths)];
  return { ok: true, text: spliceText(layout.text, changes.concat(frame)) };
}

/** Edits by row, rows and the columns within them in ascending order. */
function byRow(edits: readonly CellEdit[]): Map<number, CellEdit[]> {
  const rows = new Map<number, CellEdit[]>();
  for (const edit of [...edits].sort((a, b) => a.rowNumber - b.rowNumber || a.columnIndex - b.columnIndex)) {
    const row = rows.get(edit.rowNumber);
    if (row) row.push(edit);
    else rows.set(edit.rowNumber, [edit]);
  }
  return rows;
}

function missingRowChanges(layout: SheetLayout, rows: readonly (readonly [number, string])[]): TextChange[] {
  const { data, prefix } = layout;
  if (data.openEnd < data.end) {
    return rows.map(([rowNumber, text]) => {
      const offset = layout.missingRows.get(rowNumber) ?? data.contentEnd;
      return { start: offset, end: offset, text };
    });
  }
  if (rows.length === 0) return [];
  const tag = layout.text.slice(data.start, data.openEnd).replace(/\s*\/>$/, '>');
  return [
    {
      start: data.start,
      end: data.end,
      text: `${tag}${rows.map(([, text]) => text).join('')}</${prefix}sheetData>`,
    },
  ];
}

function dimensionChange(layout: SheetLayout, edits: readonly CellEdit[]): TextChange[] {
  const { dimension } = layout;
  const stated = dimension && parseCellRange(dimension.ref);
  if (!dimension || !stated) return [];
  const range = { ...stated };
  for (const { columnIndex, rowNumber } of edits) {
    range.firstColumn = Math.min(range.firstColumn, columnIndex);
    range.firstRow = Math.min(range.firstRow, rowNumber);
    range.lastColumn = Math.max(range.lastColumn, columnIndex);
    range.lastRow = Math.max(range.lastRow, rowNumber);
  }
  if (rangeAddress(range) === rangeAddress(stated)) return [];
  const tag = layout.text.slice(dimension.start, dimension.end);
  return [
    { start: dimension.start, end: dimension.end, text: setAttribute(tag, 'ref', rangeAddress(range)) },
  ];
}
