import { dayNumber } from '../../domain/calendar-day.ts';
import type { Cell, DateCell, ErrorCell } from '../table.ts';
import { codeText, percentText, type NumberFormat } from './number-format.ts';
import { serialDate, type DateSystem } from './serial-date.ts';
import type { RawCell } from './sheet-scan.ts';
import { unescapeText } from './xml-text.ts';

/** What a workbook keeps apart from its sheets and a cell refers to. */
export interface CellContext {
  readonly strings: readonly string[];
  /** By style index. */
  readonly formats: readonly NumberFormat[];
  readonly dateSystem: DateSystem;
}

/** A cell that cannot be read: what was found, in words. */
export interface BrokenCell {
  readonly kind: 'broken';
  readonly found: string;
}

type PlainValue = string | number | boolean | null | DateCell | ErrorCell;

/**
 * The value of a cell as a person sees it: a number in a date format is a date, in a percentage format `21%`, in a
 * format of leading zeros the digits shown. Empty text is an empty cell. A formula keeps the value last computed.
 */
export function decodeCell(raw: RawCell, context: CellContext): Cell | BrokenCell {
  const value = plainValue(raw, context);
  if (raw.formula === null || isBroken(value)) return value;
  if (typeof value === 'object' && value?.kind === 'error') return value;
  return { kind: 'formula', formula: raw.formula, value };
}

/** Whether a decoded cell could not be read. */
export function isBroken(cell: Cell | BrokenCell): cell is BrokenCell {
  return typeof cell === 'object' && cell?.kind === 'broken';
}

function plainValue(raw: RawCell, context: CellContext): PlainValue | BrokenCell {
  const { content } = raw;
  if (content === null) return null;
  switch (raw.type) {
    case 's':
      return sharedString(content, context);
    case 'inlineStr':
      return content || null;
    case 'str':
      return unescapeText(content) || null;
    case 'b':
      return content === '1' || content === 'true';
    case 'e':
      return { kind: 'error', code: content };
    case 'd':
      return isoCell(content);
    case 'n':
      return numberCell(content, context.formats[raw.styleIndex], context.dateSystem);
    default:
      return { kind: 'broken', found: `a cell of the unknown type ${raw.type}` };
  }
}

function sharedString(content: string, context: CellContext): PlainValue | BrokenCell {
  const text = context.strings[Number(content)];
  return text === undefined
    ? { kind: 'broken', found: `shared string ${content}, which is missing` }
    : text || null;
}

function isoCell(content: string): PlainValue {
  const date = content.slice(0, 10);
  return dayNumber(date) === null ? content : { kind: 'date', date };
}

function numberCell(
  content: string,
  format: NumberFormat | undefined,
  dateSystem: DateSystem,
): PlainValue | BrokenCell {
  if (content.trim() === '') return null;
  const value = Number(content);
  if (!Number.isFinite(value)) return { kind: 'broken', found: `the number ${content}` };
  switch (format?.kind) {
    case 'date': {
      const date = serialDate(value, dateSystem);
      return date === null ? value : { kind: 'date', date };
    }
    case 'percent':
      return percentText(value);
    case 'code':
      return codeText(value, format.pieces) ?? value;
    default:
      return value;
  }
}
