import { dayNumber, type IsoDate } from '../../core/domain/calendar-day.ts';
import { statedTarget } from '../../core/formats/history/column-target.ts';
import { recognizeHeader } from '../../core/formats/history/recognize-header.ts';
import { serialDate } from '../../core/formats/xlsx/serial-date.ts';
import type { FunctionLine } from './function-coder.ts';
import { FunctionFault } from './function-fault.ts';

/** The line of a formula's arguments; null where all that it would be coded by is blank. Throws where one is of the wrong kind. */
export function lineOf(
  supplier: unknown,
  text: unknown,
  amount: unknown,
  date: unknown,
): FunctionLine | null {
  const line = { supplier: textOf(supplier), text: textOf(text), date: dateOf(date), others: {} };
  if (line.supplier === '' && line.text === '') return null;
  return { ...line, amount: amountOf(amount) };
}

/** The name of a dimension as a person writes it: `Cost centre`, `Konto`, `coding.project`; '' where none is given. */
export function dimensionOf(value: unknown): string {
  const text = textOf(value);
  if (text === '') return '';
  const target = statedTarget(text) ?? recognizeHeader(text)?.target;
  if (target?.kind === 'coding') return target.dimension;
  return text.toLowerCase().replace(/[\s-]+/g, '_');
}

/** A cell's text without spaces around it. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** An amount: a number, or a text that is one with a decimal point; blank is 0. */
export function amountOf(value: unknown): number {
  const amount = typeof value === 'string' ? Number(value.trim()) : (value ?? 0);
  if (typeof amount !== 'number' || !Number.isFinite(amount)) throw new FunctionFault('bad-argument');
  return amount;
}

/** A day: a serial number of the workbook or ISO 8601; null for a blank. */
export function dateOf(value: unknown): IsoDate | null {
  if (value === null || value === undefined || value === '' || value === 0) return null;
  if (typeof value === 'string' && dayNumber(value.trim()) !== null) return value.trim();
  const date = typeof value === 'number' ? serialDate(value, '1900') : null;
  if (date === null) throw new FunctionFault('bad-argument');
  return date;
}
