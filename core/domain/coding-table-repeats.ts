import type { IsoDate } from './calendar-day.ts';
import type { JoinedTables } from './coding-table-join.ts';
import type { CodingTable, CodingTableSet } from './coding-table.ts';

/** For each joined document: whether its true table stood in an earlier day's document. */
export interface Repeats {
  /** 1 where the table occurred before, 0 where it did not or nobody can tell. */
  readonly isRepeat: Uint8Array;
  /** Documents with a true table but without a day, so that nobody can tell. */
  readonly undatedCount: number;
}

/**
 * Finds the documents coded a "second time": same tenant, and the same true lines in the dimensions at hand, in any order,
 * on an earlier day, among these documents or among tables known from before. A document of the same day does not count:
 * nobody had coded it when this one was predicted.
 */
export function findRepeats(
  joined: JoinedTables,
  dimensions: readonly string[],
  past: CodingTableSet | null,
): Repeats {
  const firstDay = new Map<string, IsoDate>();
  const lanes = dimensions.map((dimension) => joined.trueDimensions.indexOf(dimension));
  const keys = joined.documents.map(({ truth }) => (truth ? tableKey(truth, lanes) : ''));
  joined.documents.forEach(({ truth }, index) => {
    if (truth) noteDay(firstDay, keys[index] ?? '', truth);
  });
  const pastLanes = dimensions.map((dimension) => past?.dimensions.indexOf(dimension) ?? -1);
  for (const table of past?.tables ?? []) noteDay(firstDay, tableKey(table, pastLanes), table);

  const isRepeat = new Uint8Array(joined.documents.length);
  let undatedCount = 0;
  joined.documents.forEach(({ truth }, index) => {
    const day = truth?.date ?? null;
    if (truth && day === null) undatedCount += 1;
    if (day !== null && (firstDay.get(keys[index] ?? '') ?? day) < day) isRepeat[index] = 1;
  });
  return { isRepeat, undatedCount };
}

/** ISO days compare as texts. */
function noteDay(firstDay: Map<string, IsoDate>, key: string, { date }: CodingTable): void {
  if (date === null) return;
  const known = firstDay.get(key);
  if (known === undefined || date < known) firstDay.set(key, date);
}

/** Content as text: the lines sorted, so that their order does not matter. Control characters part what they join. */
function tableKey(table: CodingTable, lanes: readonly number[]): string {
  const lines = table.lines.map((line) =>
    lanes.map((lane) => (lane < 0 ? null : line.segments[lane]) ?? '\u0000').join('\u001f'),
  );
  return [table.tenant, ...lines.sort()].join('\u001e');
}
