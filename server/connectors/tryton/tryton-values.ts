import { isoDate, dayNumber, MS_PER_DAY, type IsoDate } from '../../../core/domain/calendar-day.ts';
import { parseDecimal, type Decimal } from '../../../core/domain/decimal.ts';
import type { JsonPlace } from '../http/json-place.ts';

/** A Decimal, or a plain number where the field is one. */
export function readDecimal(place: JsonPlace): Decimal {
  const text = place.has('__class__') ? place.at('decimal').text() : String(place.number());
  // Python writes very small and very large ones with an exponent, which no amount of a document has.
  return parseDecimal(text) ?? place.fail('a decimal number');
}

/** A date. */
export function readDay(place: JsonPlace): IsoDate {
  if (!place.at('__class__').is('date') && !place.at('__class__').is('datetime')) place.fail('a date');
  return isoDate(dayOf(place));
}

/** A datetime as Unix time in milliseconds. Tryton's server runs in UTC wherever it stands. */
export function readInstantMs(place: JsonPlace): number {
  if (!place.at('__class__').is('datetime')) place.fail('a datetime');
  const [hour, minute, second] = ['hour', 'minute', 'second'].map((name) => place.at(name).integer());
  const ms = Math.floor(place.at('microsecond').integer() / 1000);
  return dayOf(place) * MS_PER_DAY + (((hour ?? 0) * 60 + (minute ?? 0)) * 60 + (second ?? 0)) * 1000 + ms;
}

/** A whole second (Unix time) as a value of a domain. */
export function writeSecond(second: number): object {
  const date = new Date(second * 1000);
  return {
    __class__: 'datetime',
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    microsecond: 0,
  };
}

function dayOf(place: JsonPlace): number {
  const [year, month, day] = ['year', 'month', 'day'].map((name) => String(place.at(name).integer()));
  const text = `${year?.padStart(4, '0') ?? ''}-${month?.padStart(2, '0') ?? ''}-${day?.padStart(2, '0') ?? ''}`;
  return dayNumber(text) ?? place.fail('a calendar day');
}
