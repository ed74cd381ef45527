import { cellXml, holds, styleChange, writtenValue, type CellEdit } from './cell-edit.ts';
import type { CellContext } from './decode-cell.ts';
import type { CellLayout, RowLayout, SheetLayout } from './sheet-layout.ts';
import { setAttribute, type TextChange } from './splice-text.ts';
import type { StyleSheet } from './style-sheet.ts';

/** What the change of a row is made with. */
export interface PatchContext {
  readonly layout: SheetLayout;
  readonly context: CellContext;
  readonly styles: StyleSheet;
}

/** The changes that make a row's edits, which come in the order of its columns; none where all is as asked. */
export function rowChanges(patch: PatchContext, row: RowLayout, edits: readonly CellEdit[]): TextChange[] {
  const { layout } = patch;
  const changes = edits.flatMap((edit) => cellChange(patch, row, edit));
  if (changes.length === 0) return [];
  return row.openEnd === row.end
    ? [openedRow(layout, row, edits, changes)]
    : [...changes, ...spansChange(layout, row, edits)];
}

/** XML of a row that the sheet does not hold yet. */
export function missingRow(patch: PatchContext, rowNumber: number, edits: readonly CellEdit[]): string {
  const { prefix } = patch.layout;
  const cells = edits.map((edit) =>
    newCell(patch, edit, baseStyle(patch.layout, undefined, edit, undefined)),
  );
  return `<${prefix}row r="${rowNumber}">${cells.join('')}</${prefix}row>`;
}

function cellChange(patch: PatchContext, row: RowLayout, edit: CellEdit): TextChange[] {
  const cell = row.cells.find((one) => one.columnIndex === edit.columnIndex);
  const baseIndex = baseStyle(patch.layout, row, edit, cell);
  if (!cell) {
    const next = row.cells.find((one) => one.columnIndex > edit.columnIndex);
    const offset = next?.start ?? row.contentEnd;
    return [{ start: offset, end: offset, text: newCell(patch, edit, baseIndex) }];
  }
  const value = writtenValue(edit, patch.context.formats[baseIndex]);
  const styleIndex = patch.styles.styleIndex(baseIndex, styleChange(edit, value));
  const isHeld = holds(cell, value, patch.context);
  if (isHeld && styleIndex === cell.styleIndex) return [];
  if (isHeld || value === null) return [restyled(patch.layout, cell, styleIndex)];
  return [{ start: cell.start, end: cell.end, text: cellXml(patch.layout.prefix, edit, value, styleIndex) }];
}

function newCell({ layout, context, styles }: PatchContext, edit: CellEdit, baseIndex: number): string {
  const value = writtenValue(edit, context.formats[baseIndex]);
  return cellXml(layout.prefix, edit, value ?? '', styles.styleIndex(baseIndex, styleChange(edit, value)));
}

/** The cell with another style; what it holds stays as it is written. */
function restyled(layout: SheetLayout, cell: CellLayout, styleIndex: number): TextChange {
  const tag = layout.text.slice(cell.start, cell.openEnd);
  return { start: cell.start, end: cell.openEnd, text: setAttribute(tag, 's', String(styleIndex)) };
}

/** `<row/>` becomes `<row>` with the cells. */
function openedRow(
  layout: SheetLayout,
  row: RowLayout,
  edits: readonly CellEdit[],
  cells: readonly TextChange[],
): TextChange {
  const tag = rowTag(layout, row, edits).replace(/\s*\/>$/, '>');
  return {
    start: row.start,
    end: row.end,
    text: `${tag}${cells.map((cell) => cell.text).join('')}</${layout.prefix}row>`,
  };
}

/** A row may state between which columns its cells lie (`spans="1:7"`); it has to stay true. */
function spansChange(layout: SheetLayout, row: RowLayout, edits: readonly CellEdit[]): TextChange[] {
  const tag = rowTag(layout, row, edits);
  const isSameTag = tag === layout.text.slice(row.start, row.openEnd);
  return isSameTag ? [] : [{ start: row.start, end: row.openEnd, text: tag }];
}

function rowTag(layout: SheetLayout, row: RowLayout, edits: readonly CellEdit[]): string {
  const tag = layout.text.slice(row.start, row.openEnd);
  const spans = /^(\d+):(\d+)$/.exec(row.attributes['spans'] ?? '');
  if (!spans) return tag;
  const numbers = edits.map((edit) => edit.columnIndex + 1);
  const first = Math.min(Number(spans[1]), ...numbers);
  const last = Math.max(Number(spans[2]), ...numbers);
  return setAttribute(tag, 'spans', `${first}:${last}`);
}

/** The style a cell has: its own, else its row's, else its column's. */
function baseStyle(
  layout: SheetLayout,
  row: RowLayout | undefined,
  edit: CellEdit,
  cell: CellLayout | undefined,
): number {
  const model = row?.cells.find((one) => one.columnIndex === edit.styleOfColumn);
  if (model) return model.styleIndex;
  if (cell) return cell.styleIndex;
  const rowStyle = row?.attributes['s'];
  if (rowStyle !== undefined && /^(1|true)$/.test(row?.attributes['customFormat'] ?? ''))
    return Number(rowStyle);
  const columnNumber = edit.columnIndex + 1;
  const column = layout.columns.find(({ min, max }) => min <= columnNumber && columnNumber <= max);
  return column?.styleIndex ?? 0;
}
