import {
  codeText,
  parseNumberFormat,
  percentText,
  type NumberFormat,
} from '../../../core/formats/xlsx/number-format.ts';
import { serialDate } from '../../../core/formats/xlsx/serial-date.ts';
import type { Cell, DateCell } from '../../../core/formats/table.ts';

/** What Excel says of one cell. */
export interface RawCell {
  readonly value: unknown;
  /** The number format in its English form. */
  readonly format: unknown;
  /** The formula with its `=`, or the value again; undefined where formulas were not asked for. */
  readonly formula: unknown;
}

const ERROR =
  /^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|BUSY!|GETTING_DATA|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!)$/;
const MAX_DAYS = 20_000;
const formats = new Map<string, NumberFormat>();
const days = new Map<number, DateCell>();

/** A cell as a person sees it, the same as the reader of files has it: dates and percentages by their format, codes as text. */
export function decodeCell({ value, format, formula }: RawCell): Cell {
  if (typeof value === 'string' && ERROR.test(value)) return { kind: 'error', code: value };
  const plain = plainValue(value, format);
  if (typeof formula !== 'string' || !formula.startsWith('=') || formula === value) return plain;
  return { kind: 'formula', formula: formula.slice(1), value: plain };
}

/** A grid of cells; `formulas` beside `values` from the column `formulasFrom` on. */
export function decodeGrid(
  values: readonly (readonly unknown[])[],
  numberFormats: readonly (readonly unknown[])[],
  formulas: readonly (readonly unknown[])[],
  formulasFrom: number,
): Cell[][] {
  return values.map((row, index) =>
    row.map((value, column) =>
      decodeCell({
        value,
        format: numberFormats[index]?.[column],
        formula: formulas[index]?.[column - formulasFrom],
      }),
    ),
  );
}

function plainValue(value: unknown, format: unknown): string | number | boolean | null | DateCell {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value !== 'number') return null;
  const known = numberFormat(typeof format === 'string' ? format : 'General');
  switch (known.kind) {
    case 'date':
      return dayOf(value) ?? value;
    case 'percent':
      return percentText(value);
    case 'code':
      return codeText(value, known.pieces) ?? value;
    default:
      return value;
  }
}

/** The day of a serial number; one value for each day, for a journal has few. */
function dayOf(serial: number): DateCell | null {
  let day = days.get(serial);
  if (!day) {
    const date = serialDate(serial, '1900');
    if (date === null) return null;
    day = { kind: 'date', date };
    if (days.size < MAX_DAYS) days.set(serial, day);
  }
  return day;
}

function numberFormat(code: string): NumberFormat {
  let known = formats.get(code);
  if (!known) {
    known = parseNumberFormat(code);
    formats.set(code, known);
  }
  return known;
}
