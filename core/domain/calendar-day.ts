/** A calendar day as ISO 8601 text, `YYYY-MM-DD`, year 1900 to 9999. */
export type IsoDate = string;

/** Milliseconds of a day of 24 hours; of every day in UTC. */
export const MS_PER_DAY = 86_400_000;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days from 1970-01-01 to an ISO date; null where the text is no calendar day (2023-02-29, 2023-13-01). */
export function dayNumber(date: IsoDate): number | null {
  const parts = ISO_DATE.exec(date);
  if (!parts) return null;
  const ms = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return isoDate(ms / MS_PER_DAY) === date ? ms / MS_PER_DAY : null;
}

/** The ISO date of a day number (days from 1970-01-01). */
export function isoDate(day: number): IsoDate {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}
