import { dayNumber, isoDate, type IsoDate } from '../../domain/calendar-day.ts';

/** Which day a workbook counts from: 1899-12-31 as day 0 with a 29 February 1900 that never was, or 1904-01-01. */
export type DateSystem = '1900' | '1904';

const DAYS_FROM_1904_TO_1970 = 24_107;
const DAYS_FROM_1899_TO_1970 = 25_568;
/** Lotus 1-2-3 took 1900 for a leap year, and Excel kept the day: serial 60. */
const LOTUS_LEAP_DAY = 60;
/** Serial of 9999-12-31 in the 1900 system, the last day that Excel shows. */
const LAST_SERIAL = 2_958_465;
const DAYS_BETWEEN_SYSTEMS = 1462;

/** The day of a serial number, its time of day dropped; null where Excel shows no date that a calendar has. */
export function serialDate(serial: number, system: DateSystem): IsoDate | null {
  const days = Math.floor(serial);
  if (system === '1904') {
    if (days < 0 || days > LAST_SERIAL - DAYS_BETWEEN_SYSTEMS) return null;
    return isoDate(days - DAYS_FROM_1904_TO_1970);
  }
  if (days < 1 || days > LAST_SERIAL || days === LOTUS_LEAP_DAY) return null;
  return isoDate(days - DAYS_FROM_1899_TO_1970 - (days > LOTUS_LEAP_DAY ? 1 : 0));
}

/** The serial number of a day from 1900-03-01 on in the 1900 system; a text that is no such day throws. */
export function dateSerial(date: IsoDate): number {
  const day = dayNumber(date);
  const serial = (day ?? NaN) + DAYS_FROM_1899_TO_1970 + 1;
  if (!(serial > LOTUS_LEAP_DAY)) throw new Error(`${date} is no day that a workbook can state`);
  return serial;
}
