import { cellAddress, type CellPlace } from './cell-address.ts';
import { decodeCell, type CellContext } from './decode-cell.ts';
import { codeText, type NumberFormat } from './number-format.ts';
import type { CellLayout } from './sheet-layout.ts';
import type { StyleChange, Tint } from './style-sheet.ts';
import { textElement } from './xml-text.ts';

/** What is to stand in one cell. */
export interface CellEdit extends CellPlace {
  /**
   * A text is written as text whatever it looks like, '' makes the cell blank. null leaves what the cell holds and
   * only changes its style.
   */
  readonly value: string | number | null;
  readonly tint?: Tint;
  /** Writes a code as a number where the cell's number format shows that number as exactly this code. */
  readonly isNumberIfShown?: boolean;
  readonly isPercent?: boolean;
  /** Takes the style of this column's cell in the same row instead of the cell's own. */
  readonly styleOfColumn?: number;
  /** A value that stands there gives way: it is ours, or a person replaces it. A formula never does. */
  readonly mayReplace?: boolean;
}

/** Text that Excel would take for a number, a date or a formula if a person pressed F2 and Enter on it. */
const LOOKS_OTHERWISE = /^[\d.,=+\-@']/;

/** The value that an edit writes into a cell of this number format. */
export function writtenValue(edit: CellEdit, format: NumberFormat | undefined): CellEdit['value'] {
  const { value } = edit;
  if (!edit.isNumberIfShown || typeof value !== 'string' || !/^\d{1,15}$/.test(value)) return value;
  const number = Number(value);
  const shown = format?.kind === 'code' ? codeText(number, format.pieces) : String(number);
  const isShown =
    (format === undefined || format.kind === 'number' || format.kind === 'code') && shown === value;
  return isShown ? number : value;
}

/** How the edit's cell is to differ from its own style. */
export function styleChange(edit: CellEdit, value: CellEdit['value']): StyleChange {
  return {
    ...(edit.tint !== undefined && { tint: edit.tint }),
    isPercent: edit.isPercent === true,
    isQuoted: typeof value === 'string' && LOOKS_OTHERWISE.test(value),
  };
}

/** Whether a cell already holds a value, be it written in another way. */
export function holds(cell: CellLayout, value: CellEdit['value'], context: CellContext): boolean {
  if (value === null) return true;
  if (typeof value === 'number') return cell.type === 'n' && Number(cell.content ?? NaN) === value;
  return decodeCell(cell, context) === (value === '' ? null : value) && (value === '' || cell.type !== 'n');
}

/** XML of a cell with this value and style. */
export function cellXml(
  prefix: string,
  place: CellPlace,
  value: Exclude<CellEdit['value'], null>,
  styleIndex: number,
): string {
  const open = `<${prefix}c r="${cellAddress(place)}"${styleIndex === 0 ? '' : ` s="${styleIndex}"`}`;
  if (value === '') return `${open}/>`;
  if (typeof value === 'number') return `${open}><${prefix}v>${value}</${prefix}v></${prefix}c>`;
  return `${open} t="inlineStr"><${prefix}is>${textElement(prefix, value)}</${prefix}is></${prefix}c>`;
}
