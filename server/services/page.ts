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
      Array.isArray(place) && place.every((part) => typeof part === 'string');
    return isPlace(parsed) && parsed.length === count ? parsed : null;
  } catch {
    return null;
  }
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
