import type { Lane } from '../../domain/lane.ts';
import { cellAddress, isInRange, parseCellRange, rangeAddress, type CellPlace } from './cell-address.ts';
import { decodeCell, type CellContext } from './decode-cell.ts';
import type { CellLayout, RowLayout, SheetLayout } from './sheet-layout.ts';
import { setAttribute, spliceText, type TextChange } from './splice-text.ts';
import type { StyleChange, StyleSheet } from './style-sheet.ts';
import { widenColumns, type ColumnWidth } from './widen-columns.ts';
import { escapeCellText } from './xml-text.ts';

/** What is to stand in one cell. */
export interface CellEdit extends CellPlace {
  /** A text is written as text whatever it looks like; null leaves the cell blank and only changes its style. */
  readonly value: string | number | null;
  /** Tints the cell. */
  readonly lane?: Lane;
  readonly isPercent?: boolean;
  /** Takes the style of this column's cell in the same row instead of the cell's own. */
  readonly styleOfColumn?: number;
  /** The cell is in a column of our own: a value that stands there gives way, a formula does not. */
  readonly mayReplace?: boolean;
}

/** A sheet's changed XML, or the cells that must not be written to. */
export type SheetPatch =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly refused: readonly (CellPlace & { readonly found: string })[] };

/** Text that Excel would take for a number, a date or a formula if a person pressed F2 and Enter on it. */
const LOOKS_OTHERWISE = /^[\d.,=+\-@']/;

/** Makes the edits in a sheet's XML; at most one edit a cell. Everything outside the edited cells stays as it is. */
export function patchSheet(
  layout: SheetLayout,
  edits: readonly CellEdit[],
  widths: readonly ColumnWidth[],
  context: CellContext,
  styles: StyleSheet,
): SheetPatch {
  const refused = edits.flatMap((edit) => {
    const found = obstacle(layout, edit, context);
    return found === null ? [] : [{ columnIndex: edit.columnIndex, rowNumber: edit.rowNumber, found }];
  });
  if (refused.length > 0) return { ok: false, refused };

  const byRow = new Map<number, CellEdit[]>();
  for (const edit of [...edits].sort((a, b) => a.rowNumber - b.rowNumber || a.columnIndex - b.columnIndex)) {
    const row = byRow.get(edit.rowNumber);
    if (row) row.push(edit);
    else byRow.set(edit.rowNumber, [edit]);
  }
  const changes: TextChange[] = [];
  const missingRows: [rowNumber: number, text: string][] = [];
  for (const [rowNumber, rowEdits] of byRow) {
    const row = layout.rows.get(rowNumber);
    if (row) changes.push(...rowChanges(layout, row, rowEdits, context, styles));
    else missingRows.push([rowNumber, missingRow(layout, rowNumber, rowEdits, styles)]);
  }
  changes.push(...missingRowChanges(layout, missingRows));
  if (changes.length > 0) changes.push(...dimensionChange(layout, edits), ...widenColumns(layout, widths));
  return { ok: true, text: spliceText(layout.text, changes) };
}

/** Why a cell must not be written to, as what was found in it; null where it may. */
function obstacle(layout: SheetLayout, edit: CellEdit, context: CellContext): string | null {
  const merged = layout.mergedRanges.find((range) => isInRange(edit, range));
  const isAnchor = merged?.firstRow === edit.rowNumber && merged.firstColumn === edit.columnIndex;
  if (merged && !isAnchor) return `a part of the merged cells ${rangeAddress(merged)}`;
  const array = layout.arrayRanges.find((range) => isInRange(edit, range));
  if (array) return `a part of the array formula ${rangeAddress(array)}`;
  const cell = cellAt(layout, edit);
  if (!cell) return null;
  if (cell.formula !== null) return `the formula =${cell.formula}`;
  if (edit.mayReplace) return null;
  const value = decodeCell(cell, context);
  if (value === null || (typeof value === 'string' && value.trim() === '')) return null;
  return typeof value === 'object' ? `a value (${cell.content ?? ''})` : `the value ${String(value)}`;
}

function cellAt(layout: SheetLayout, place: CellPlace): CellLayout | undefined {
  return layout.rows.get(place.rowNumber)?.cells.find((cell) => cell.columnIndex === place.columnIndex);
}

function rowChanges(
  layout: SheetLayout,
  row: RowLayout,
  edits: readonly CellEdit[],
  context: CellContext,
  styles: StyleSheet,
): TextChange[] {
  const changes: TextChange[] = [];
  for (const edit of edits) {
    const cell = row.cells.find((one) => one.columnIndex === edit.columnIndex);
    const baseIndex = baseStyle(layout, row, edit, cell);
    const styleIndex = styles.styleIndex(baseIndex, styleChange(edit));
    if (cell && isSame(cell, edit, styleIndex, context)) continue;
    const next = row.cells.find((one) => one.columnIndex > edit.columnIndex);
    const start = cell?.start ?? next?.start ?? row.contentEnd;
    if (cell && edit.value === null) changes.push(restyled(layout, cell, styleIndex));
    else changes.push({ start, end: cell?.end ?? start, text: cellXml(layout.prefix, edit, styleIndex) });
  }
  if (changes.length === 0) return [];
  return row.openEnd === row.end
    ? [openedRow(layout, row, edits, changes)]
    : [...changes, ...spansChange(layout, row, edits)];
}

/** The cell with another style; what it holds, blanks for instance, stays. */
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

function missingRow(
  layout: SheetLayout,
  rowNumber: number,
  edits: readonly CellEdit[],
  styles: StyleSheet,
): string {
  const cells = edits.map((edit) => {
    const baseIndex = baseStyle(layout, undefined, edit, undefined);
    return cellXml(layout.prefix, edit, styles.styleIndex(baseIndex, styleChange(edit)));
  });
  return `<${layout.prefix}row r="${rowNumber}">${cells.join('')}</${layout.prefix}row>`;
}

function missingRowChanges(layout: SheetLayout, rows: readonly [number, string][]): TextChange[] {
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

function styleChange(edit: CellEdit): StyleChange {
  return {
    ...(edit.lane !== undefined && { lane: edit.lane }),
    isPercent: edit.isPercent === true,
    isQuoted: typeof edit.value === 'string' && LOOKS_OTHERWISE.test(edit.value),
  };
}

/** Whether a cell already is what the edit asks for, be it written in another way. */
function isSame(cell: CellLayout, edit: CellEdit, styleIndex: number, context: CellContext): boolean {
  if (cell.styleIndex !== styleIndex) return false;
  if (typeof edit.value === 'number') return cell.type === 'n' && Number(cell.content ?? NaN) === edit.value;
  return decodeCell(cell, context) === edit.value && (edit.value === null || cell.type !== 'n');
}

function cellXml(prefix: string, edit: CellEdit, styleIndex: number): string {
  const open = `<${prefix}c r="${cellAddress(edit)}"${styleIndex === 0 ? '' : ` s="${styleIndex}"`}`;
  if (edit.value === null) return `${open}/>`;
  if (typeof edit.value === 'number') return `${open}><${prefix}v>${edit.value}</${prefix}v></${prefix}c>`;
  const text = `<${prefix}t xml:space="preserve">${escapeCellText(edit.value)}</${prefix}t>`;
  return `${open} t="inlineStr"><${prefix}is>${text}</${prefix}is></${prefix}c>`;
}

function dimensionChange(layout: SheetLayout, edits: readonly CellEdit[]): TextChange[] {
  const { dimension } = layout;
  const range = dimension && parseCellRange(dimension.ref);
  if (!dimension || !range) return [];
  const ref = rangeAddress({
    firstColumn: Math.min(range.firstColumn, ...edits.map((edit) => edit.columnIndex)),
    firstRow: Math.min(range.firstRow, ...edits.map((edit) => edit.rowNumber)),
    lastColumn: Math.max(range.lastColumn, ...edits.map((edit) => edit.columnIndex)),
    lastRow: Math.max(range.lastRow, ...edits.map((edit) => edit.rowNumber)),
  });
  if (ref === rangeAddress(range)) return [];
  const tag = layout.text.slice(dimension.start, dimension.end);
  return [{ start: dimension.start, end: dimension.end, text: setAttribute(tag, 'ref', ref) }];
}
