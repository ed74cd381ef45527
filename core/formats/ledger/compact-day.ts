import { dayNumber, type IsoDate } from '../../domain/calendar-day.ts';

/** The day of a text such as `20240131`; null where it is none. */
export function compactDay(text: string): IsoDate | null {
  const date = text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  return dayNumber(date) === null ? null : date;
}
