import { foldHeader } from './fold-header.ts';

/** The name that is spelt most like a given one, upper and lower case and accents aside; null without names. */
export function nearestName(name: string, names: Iterable<string>): string | null {
  const folded = foldHeader(name).slice(0, MAX_COMPARED_CHARS);
  let nearest: string | null = null;
  let fewest = Infinity;
  for (const candidate of names) {
    const edits = editDistance(folded, foldHeader(candidate).slice(0, MAX_COMPARED_CHARS));
    if (edits < fewest) {
      nearest = candidate;
      fewest = edits;
    }
  }
  return nearest;
}

const MAX_COMPARED_CHARS = 60;

/** Levenshtein's distance: letters to insert, remove or replace. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 0; i < from.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j += 1) {
      const replaced = (row[j] ?? 0) + (from[i] === to[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
