/*
 * Calendar days and their numbers, by Howard Hinnant's days_from_civil and civil_from_days. The host's Date would do the same
 * about twenty times as slowly, and every line asks.
 */

/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH = 719_468;
const DAYS_OF_400_YEARS = 146_097;
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DIGIT_0 = 0x30;
const HYPHEN = 0x2d;
/** Where a day's digits stand, by what they count. */
const PLACES = [0, 1, 2, 3, 5, 6, 8, 9];
/** Days written lately, for evidence names the same ones again and again; no more than these, about 27 years. */
const MOST_WRITTEN = 10_000;
const written = new Map<number, string>();

/** Days from 1970-01-01. Throws RangeError for a text that is no date: hosts differ on what 30 February is. */
export function dayOf(date: string): number {
  const number = digitsOf(date);
  const [year, month, day] = [Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100];
  if (number < 0 || day < 1 || day > daysIn(year, month))
    throw new RangeError(`the date of a line must be YYYY-MM-DD, found "${date}"`);
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const ofEra = marchYear - era * 400;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return (
    era * DAYS_OF_400_YEARS + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - EPOCH
  );
}

/** `YYYY-MM-DD` of a number of days from 1970-01-01, in the years 0000 to 9999. */
export function dateOf(day: number): string {
  const known = written.get(day);
  if (known !== undefined) return known;
  if (written.size === MOST_WRITTEN) written.clear();
  const date = write(day);
  written.set(day, date);
  return date;
}

function write(day: number): string {
  const shifted = day + EPOCH;
  const era = Math.floor(shifted / DAYS_OF_400_YEARS);
  const ofEra = shifted - era * DAYS_OF_400_YEARS;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = era * 400 + yearOfEra + (month > 2 ? 0 : 1);
  const dayOfMonth = ofYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return `${two(Math.floor(year / 100))}${two(year % 100)}-${two(month)}-${two(dayOfMonth)}`;
}

/** The eight digits of `YYYY-MM-DD` as one number; -1 for any other form. */
function digitsOf(date: string): number {
  if (date.length !== 10 || date.charCodeAt(4) !== HYPHEN || date.charCodeAt(7) !== HYPHEN) return -1;
  let number = 0;
  for (const place of PLACES) {
    const digit = date.charCodeAt(place) - DIGIT_0;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && !isLeap ? 28 : (MONTH_DAYS[month - 1] ?? 0);
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
