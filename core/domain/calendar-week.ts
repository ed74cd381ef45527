import { dayNumber, isoDate, type IsoDate } from './calendar-day.ts';

/** Days from 1970-01-01, a Thursday, back to the Monday before it. */
const MONDAY_OFFSET = 3;

/** The Monday of a day's week; null where the text is no calendar day. */
export function weekStart(date: IsoDate): IsoDate | null {
  const day = dayNumber(date);
  return day === null ? null : isoDate(day - ((((day + MONDAY_OFFSET) % 7) + 7) % 7));
}
