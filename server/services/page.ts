import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** Which part of a list is asked for. */
export interface PageRequest {
  /** Where the page before ended (`Page.next`); null for the first. A text that is none is refused as invalid. */
  readonly after: string | null;
  /** 1 to 1,000 rows. */
  readonly limit: number;
}

/** A part of a list, in the order the service says. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Asks for the rows behind; null at the end. */
  readonly next: string | null;
}

/** The most rows that a page may have. */
export const MAX_PAGE_ROWS = 1000;

/** Writes where a page ended, so that it can stand in an address. */
export function placeText(parts: readonly string[]): string {
  return encodeURIComponent(JSON.stringify(parts));
}

/** Reads what `placeText` wrote of `count` parts; null where it is none. */
export function parsePlace(text: string, count: number): string[] | null {
  try {
    const parsed: unknown = JSON.parse(decodeURIComponent(text));
    const isPlace = (place: unknown): place is string[] =>
      // PostgreSQL's texts have no NUL: it would refuse the whole query.
      Array.isArray(place) && place.every((part) => typeof part === 'string' && !part.includes('\0'));
    return isPlace(parsed) && parsed.length === count ? parsed : null;
  } catch {
    return null;
  }
}

const MOMENT = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * The rows behind a place of a moment and an id, in a list that begins with the newest and the highest id; no condition
 * for the first page, null where `after` is no such place.
 */
export function olderThan(
  after: string | null,
  moment: PgColumn,
  id: PgColumn,
): { readonly condition: SQL | undefined } | null {
  if (after === null) return { condition: undefined };
  const [at = '', name = ''] = parsePlace(after, 2) ?? [];
  if (!isMoment(at)) return null;
  return { condition: sql`(${moment}, ${id}) < (${at}::timestamptz, ${name}::text)` };
}

/** Days that no month has are read all the same, as days of the next one; PostgreSQL would refuse them. */
function isMoment(text: string): boolean {
  return MOMENT.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;
}

/** Rows of a page's length, asked for one more than that, with where the next begins. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => readonly string[],
): Page<Row> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return { rows: kept, next: rows.length > limit && last !== undefined ? placeText(placeOf(last)) : null };
}

/** A page's length within what is allowed. */
export function pageLimit({ limit }: PageRequest): number {
  return Math.max(1, Math.min(Math.trunc(limit), MAX_PAGE_ROWS));
}
