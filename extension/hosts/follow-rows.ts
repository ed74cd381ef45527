import type { RowFacts } from './row-key.ts';

/** A row as it was known: its id and what it said. */
export interface KnownRow {
  readonly id: number;
  readonly facts: RowFacts;
}

/**
 * Which known row each of the rows now is; null for a new one. Rows are the same that say the same; of several that do,
 * the first is the first. What is left is the same where it still stands between the same rows: it was edited in place.
 */
export function followRows(known: readonly KnownRow[], now: readonly RowFacts[]): (KnownRow | null)[] {
  const free = new Set(known);
  const found: (KnownRow | null)[] = now.map(() => null);
  if (known.length === 0) return found;
  for (const part of ['all', 'fields'] as const) {
    const waiting = byText(known, free, part);
    now.forEach((facts, index) => {
      if (found[index]) return;
      const row = waiting.get(facts[part])?.shift();
      if (!row) return;
      found[index] = row;
      free.delete(row);
    });
  }
  followNeighbours(known, free, found);
  return found;
}

function byText(
  known: readonly KnownRow[],
  free: ReadonlySet<KnownRow>,
  part: keyof RowFacts,
): Map<string, KnownRow[]> {
  const rows = new Map<string, KnownRow[]>();
  for (const row of known) {
    if (!free.has(row)) continue;
    const same = rows.get(row.facts[part]);
    if (same) same.push(row);
    else rows.set(row.facts[part], [row]);
  }
  return rows;
}

/** Fills in rows that stand right below, else right above, the same row as before. */
function followNeighbours(known: readonly KnownRow[], free: Set<KnownRow>, found: (KnownRow | null)[]): void {
  if (free.size === 0) return;
  const placeOf = new Map(known.map((row, index) => [row, index]));
  const take = (index: number, candidate: KnownRow | undefined): void => {
    if (found[index] || !candidate || !free.has(candidate)) return;
    found[index] = candidate;
    free.delete(candidate);
  };
  for (let index = 0; index < found.length; index += 1) {
    const above = index === 0 ? -1 : placeOf.get(found[index - 1] ?? NO_ROW);
    if (above !== undefined) take(index, known[above + 1]);
  }
  for (let index = found.length - 1; index >= 0; index -= 1) {
    const below = index === found.length - 1 ? known.length : placeOf.get(found[index + 1] ?? NO_ROW);
    if (below !== undefined) take(index, known[below - 1]);
  }
}

const NO_ROW: KnownRow = { id: 0, facts: { all: '', fields: '' } };
