import { given, type Outcome } from '../outcome.ts';
import type { StreamsCursor } from './cursor-text.ts';
import { nextStreamPage, rewound, type ChangedRow, type RowQuery } from './second-window.ts';

/** How long after its time stamp a change may become visible: the longest transaction that is reckoned with. */
export const OVERLAP_SECONDS = 600;

/** Reads rows of stream number `stream`. */
export type StreamReader<Row extends ChangedRow> = (
  stream: number,
  query: RowQuery,
) => Promise<Outcome<readonly Row[]>>;

/** Rows of one of several streams, and where to go on. */
export interface StreamsPage<Row extends ChangedRow> {
  readonly rows: readonly Row[];
  readonly cursor: StreamsCursor;
  readonly isLast: boolean;
}

/**
 * The next rows of the streams of a cursor, each read to its end before the next one begins. After the last, the cursor stands
 * where the next pull begins: an overlap before this one began, or at the last row where that lies further back.
 */
export async function nextStreamsPage<Row extends ChangedRow>(
  cursor: StreamsCursor,
  limit: number,
  nowMs: () => number,
  read: StreamReader<Row>,
): Promise<Outcome<StreamsPage<Row>>> {
  const { turn, positions } = cursor;
  const position = positions[turn] ?? { second: 0, afterId: null };
  const found = await nextStreamPage(position, limit, (query) => read(turn, query));
  if (!found.ok) return found;
  const { rows, isDone } = found.value;
  const startedMs = cursor.startedMs ?? nowMs();
  const moved = isDone ? rewound(found.value.position, OVERLAP_SECONDS, startedMs) : found.value.position;
  const isLast = isDone && turn === positions.length - 1;
  return given({
    rows,
    isLast,
    cursor: {
      turn: isLast ? 0 : isDone ? turn + 1 : turn,
      positions: positions.map((one, index) => (index === turn ? moved : one)),
      startedMs: isLast ? null : startedMs,
      upToMs: rows.reduce<number | null>((latest, row) => later(latest, row.changedMs), cursor.upToMs),
    },
  });
}

function later(a: number | null, b: number): number {
  return a === null ? b : Math.max(a, b);
}
