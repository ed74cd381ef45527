import { given, type Outcome } from '../outcome.ts';

/** A changed record, as far as paging looks at it. */
export interface ChangedRow {
  readonly id: number;
  /** Unix time in milliseconds; what lies below a second is not looked at. */
  readonly changedMs: number;
}

/** Where reading stands: all rows changed before `second` (Unix time) are read, and of those in it the ids up to `afterId`. */
export interface StreamPosition {
  readonly second: number;
  /** Null: rows are read in the order of time; a number: those of this one second are read in the order of ids. */
  readonly afterId: number | null;
}

/** Which rows to read. */
export interface RowQuery {
  /** Changed in this second or later, and, where `untilSecond` is a number, before that one. */
  readonly fromSecond: number;
  readonly untilSecond: number | null;
  /** Null: in the order of (time, id); a number: only ids above it, in the order of ids. */
  readonly afterId: number | null;
  readonly limit: number;
}

/** Some rows of a stream. */
export interface StreamPage<Row extends ChangedRow> {
  readonly rows: readonly Row[];
  readonly position: StreamPosition;
  readonly isDone: boolean;
}

/** Before the first row. */
export const STREAM_START: StreamPosition = { second: 0, afterId: null };

/**
 * The next rows in the order of their change, for sources that tell times to the second or finer and cannot compare pairs. A
 * page that ends within a second begins there again, so that no row of that second is lost; a second that fills a whole page
 * is read by ids instead, since its rows alone could never be passed by time.
 */
export async function nextStreamPage<Row extends ChangedRow>(
  position: StreamPosition,
  limit: number,
  query: (query: RowQuery) => Promise<Outcome<readonly Row[]>>,
): Promise<Outcome<StreamPage<Row>>> {
  if (position.afterId !== null) return byId(position.second, position.afterId, limit, query);
  const asked = { fromSecond: position.second, untilSecond: null, afterId: null, limit };
  const found = await query(asked);
  if (!found.ok) return found;
  const rows = found.value;
  const lastSecond = secondOf(rows.at(-1)) ?? position.second;
  if (rows.length < limit)
    return given({ rows, position: { second: lastSecond, afterId: null }, isDone: true });
  if (secondOf(rows[0]) === lastSecond) return byId(lastSecond, -1, limit, query);
  return given({ rows, position: { second: lastSecond, afterId: null }, isDone: false });
}

/**
 * Where the next pull begins, after one that began at `startedMs`: a row that became visible after the place it belongs to was
 * read carries a time at most an overlap before that beginning.
 */
export function rewound(
  { second }: StreamPosition,
  overlapSeconds: number,
  startedMs: number,
): StreamPosition {
  const settled = Math.floor(startedMs / 1000) - overlapSeconds;
  return { second: Math.max(0, Math.min(second, settled)), afterId: null };
}

async function byId<Row extends ChangedRow>(
  second: number,
  afterId: number,
  limit: number,
  query: (query: RowQuery) => Promise<Outcome<readonly Row[]>>,
): Promise<Outcome<StreamPage<Row>>> {
  const found = await query({ fromSecond: second, untilSecond: second + 1, afterId, limit });
  if (!found.ok) return found;
  const last = found.value.at(-1);
  const position =
    last === undefined || found.value.length < limit
      ? { second: second + 1, afterId: null }
      : { second, afterId: last.id };
  return given({ rows: found.value, position, isDone: false });
}

function secondOf(row: ChangedRow | undefined): number | null {
  return row === undefined ? null : Math.floor(row.changedMs / 1000);
}
