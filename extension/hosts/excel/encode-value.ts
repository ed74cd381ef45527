import { codeText, parseNumberFormat } from '../../../core/formats/xlsx/number-format.ts';
import { dateSerial } from '../../../core/formats/xlsx/serial-date.ts';
import type { Cell } from '../../../core/formats/table.ts';

/** What is given to Excel for a cell. */
export interface EncodedValue {
  readonly raw: string | number | boolean;
  /** Number format to be set first; null leaves it. */
  readonly format: string | null;
  /** The cell as it is read afterwards. */
  readonly after: Cell;
  /** Whether it has to be looked at afterwards: Excel takes such a text for a formula if it can. */
  readonly isGuarded: boolean;
}

const TEXT_FORMAT = '@';
const WHOLE = /^(0|[1-9]\d{0,14})$/;
/** Beginnings that make a formula of a text: OWASP, "CSV Injection", with the full-width forms. */
const FORMULA_LIKE = /^[=+\-@\t\r\n'＝＋－＠]/;

/**
 * A code as a cell is to hold it: a number where the column's codes are numbers or the cell's format shows its digits, else
 * text in the text format, so that no zero is lost and no code becomes a day. What looks like a formula gets an apostrophe.
 */
export function encodeCode(value: string, format: string, isNumericColumn: boolean): EncodedValue {
  if (value === '') return { raw: '', format: null, after: null, isGuarded: false };
  if (FORMULA_LIKE.test(value)) return { raw: `'${value}`, format: null, after: value, isGuarded: true };
  const known = parseNumberFormat(format);
  if (known.kind === 'code' && codeText(Number(value), known.pieces) === value)
    return { raw: Number(value), format: null, after: value, isGuarded: false };
  if (isNumericColumn && known.kind === 'number' && WHOLE.test(value))
    return { raw: Number(value), format: null, after: Number(value), isGuarded: false };
  const isText = format === TEXT_FORMAT;
  return { raw: value, format: isText ? null : TEXT_FORMAT, after: value, isGuarded: false };
}

/** A cell as it was, to be put back: the format first, texts with an apostrophe so that they stay texts. */
export function encodeCell(cell: Cell, format: string | null): EncodedValue {
  const { raw, isGuarded } = rawOf(cell, format);
  return { raw, format, after: cell, isGuarded };
}

function rawOf(cell: Cell, format: string | null): Pick<EncodedValue, 'raw' | 'isGuarded'> {
  if (cell === null) return { raw: '', isGuarded: false };
  if (typeof cell === 'number' || typeof cell === 'boolean') return { raw: cell, isGuarded: false };
  if (typeof cell === 'string') {
    const isPlain = format === TEXT_FORMAT && !FORMULA_LIKE.test(cell);
    return { raw: isPlain ? cell : `'${cell}`, isGuarded: FORMULA_LIKE.test(cell) };
  }
  if (cell.kind === 'date') return { raw: dateSerial(cell.date), isGuarded: false };
  throw new RangeError('a formula or an error is never written over, so it is never put back');
}
