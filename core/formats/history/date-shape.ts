import { dayNumber, type IsoDate } from '../../domain/calendar-day.ts';
import type { DateFormat, DateOrder } from './date-format.ts';

/** A date as written: one calendar day, or a day and a month of which the text does not say which is which. */
export type DateShape =
  | {
      readonly kind: 'day';
      readonly date: IsoDate;
      /** What the text proves about dates with the same separator; null where it proves nothing. */
      readonly proves: { readonly separator: string; readonly order: DateOrder } | null;
    }
  | {
      readonly kind: 'either';
      readonly separator: string;
      readonly dayFirst: IsoDate;
      readonly monthFirst: IsoDate;
    };

const TIME_OF_DAY = /[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[AP]M|[+-]\d{2}:?\d{2})?$/i;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const DOTTED = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})$/;
const YEAR_LAST = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4}|\d{2})$/;
/** Two-digit years from here on are of the last century. */
const CENTURY_TURN = 70;

/**
 * Takes a date's text apart; the time of day is dropped. Dots mean day first; slashes and hyphens before a year tell
 * day from month only where one of them is above 12. Null where the text is no calendar day.
 */
export function dateShape(text: string): DateShape | null {
  const day = text.replace(TIME_OF_DAY, '').trim();
  const compact = COMPACT.exec(day);
  if (compact) return dayShape(compact[1], compact[2], compact[3]);
  const yearFirst = YEAR_FIRST.exec(day);
  if (yearFirst) return dayShape(yearFirst[1], yearFirst[3], yearFirst[4]);
  const dotted = DOTTED.exec(day);
  if (dotted) return dayShape(dotted[3], dotted[2], dotted[1]);
  const [, first, separator = '', second, year] = YEAR_LAST.exec(day) ?? [];
  const dayFirst = calendarDay(year, second, first);
  const monthFirst = calendarDay(year, first, second);
  if (dayFirst === null && monthFirst === null) return null;
  if (monthFirst === null && dayFirst !== null) return proof(dayFirst, separator, 'dmy');
  if (dayFirst === null && monthFirst !== null) return proof(monthFirst, separator, 'mdy');
  if (dayFirst === null || monthFirst === null) return null;
  if (dayFirst === monthFirst) return { kind: 'day', date: dayFirst, proves: null };
  return { kind: 'either', separator, dayFirst, monthFirst };
}

/** A date in a stated form, whose time of day is dropped; null where the text does not have this form. */
export function dateInFormat(text: string, format: DateFormat): IsoDate | null {
  const day = text.replace(TIME_OF_DAY, '').trim();
  const parts = format.separator === '' ? fixedParts(day, format) : day.split(format.separator);
  const [first, second, third] = parts.map((part) => part.trim());
  if (parts.length !== 3 || !parts.every((part) => /^\s?\d+$/.test(part))) return null;
  if (format.order === 'ymd') return calendarDay(first, second, third, format.yearDigits);
  const [date, month] = format.order === 'dmy' ? [first, second] : [second, first];
  return calendarDay(third, month, date, format.yearDigits);
}

function fixedParts(day: string, format: DateFormat): string[] {
  const years = format.yearDigits;
  if (day.length !== years + 4) return [];
  const cuts = format.order === 'ymd' ? [years, years + 2] : [2, 4];
  return [day.slice(0, cuts[0]), day.slice(cuts[0], cuts[1]), day.slice(cuts[1])];
}

function dayShape(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): DateShape | null {
  const date = calendarDay(year, month, day);
  return date === null ? null : { kind: 'day', date, proves: null };
}

function proof(date: IsoDate, separator: string, order: DateOrder): DateShape {
  return { kind: 'day', date, proves: { separator, order } };
}

function calendarDay(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  yearDigits?: number,
): IsoDate | null {
  if (year === undefined || month === undefined || day === undefined) return null;
  if (year.length !== (yearDigits ?? year.length)) return null;
  const date = `${fullYear(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return date >= '1900-01-01' && dayNumber(date) !== null ? date : null;
}

function fullYear(year: string): string {
  if (year.length !== 2) return year;
  return Number(year) < CENTURY_TURN ? `20${year}` : `19${year}`;
}
