import type { JournalEntry } from '../../core/domain/journal-entry.ts';
import type { History, LedgerLine } from '../../core/domain/ledger-line.ts';

/** Whole numbers below a bound, the same for the same seed: a linear congruential generator (Numerical Recipes). */
export function drawer(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What is done to documents before their link is forgotten. */
export interface Disturbance {
  /** Whether a fifth of the entries is off by one or two minor units. */
  readonly isRounded: boolean;
  /** Whether a fifth of the documents has a line turned negative. */
  readonly hasNegatives: boolean;
  /** Whether documents of one coding are made too. */
  readonly withPlain: boolean;
}

/** Documents whose lines have lost their entries, with the entry of each line kept apart. */
export interface Unlinked {
  readonly lines: readonly LedgerLine[];
  readonly entries: readonly JournalEntry[];
  /** By line: its true coding, as text. */
  readonly truth: ReadonlyMap<number, string>;
}

/**
 * Makes reconstruction problems of a coded history: the lines of each document are grouped by their full coding and
 * summed, and lines and entries are shuffled, so that their order tells nothing.
 */
export function unlinked(history: History, disturbance: Disturbance, seed: number): Unlinked {
  const draw = drawer(seed);
  const lines: LedgerLine[] = [];
  const entries: JournalEntry[] = [];
  const truth = new Map<number, string>();
  for (const document of documentsOf(history)) {
    const codings = [...new Set(document.map(codingText))];
    if (codings.length < 2 && !disturbance.withPlain) continue;
    const turned = disturbance.hasNegatives && draw(5) === 0 ? draw(document.length) : -1;
    const own = document.map((line, index) =>
      index === turned ? { ...line, amountMinor: -line.amountMinor } : line,
    );
    for (const text of shuffled(codings, draw)) {
      const parts = own.filter((line) => codingText(line) === text);
      const off = disturbance.isRounded && draw(5) === 0 ? (1 + draw(2)) * (draw(2) === 0 ? 1 : -1) : 0;
      const sum = parts.reduce((total, { amountMinor }) => total + amountMinor, off);
      const [first] = parts;
      if (first) entries.push({ ...first, amountMinor: sum, taxRate: null });
    }
    for (const line of shuffled(own, draw)) {
      lines.push({ ...line, coding: [] });
      truth.set(line.rowNumber, codingText(line));
    }
  }
  return { lines, entries, truth };
}

/** A coding as text, to be compared. */
export function codingText({ coding }: Pick<LedgerLine, 'coding'>): string {
  return JSON.stringify(coding);
}

function documentsOf({ lines }: History): LedgerLine[][] {
  const documents = new Map<string, LedgerLine[]>();
  for (const line of lines)
    if (line.documentId !== null)
      documents.set(line.documentId, [...(documents.get(line.documentId) ?? []), line]);
  return [...documents.values()];
}

function shuffled<Entry>(list: readonly Entry[], draw: (below: number) => number): Entry[] {
  return list
    .map((entry) => ({ entry, key: draw(2 ** 30) }))
    .sort((a, b) => a.key - b.key)
    .map(({ entry }) => entry);
}
