import type { History, LedgerLine } from '../../core/domain/ledger-line.ts';
import type { PastPosting } from './messages.ts';

/** Most past lines shown as proof of a suggestion. */
const MAX_POSTINGS = 3;
/** Lines kept of a supplier, the latest: enough to find those of the same text. */
const MAX_KEPT = 24;

/** Past lines by supplier, each supplier's latest first, coded in `dimensions`. */
export interface PastLines {
  readonly dimensions: readonly string[];
  readonly bySupplier: Readonly<Record<string, readonly PastPosting[]>>;
}

/** Finds what was posted before for a line's supplier. */
export interface PastPostings {
  /** What it finds among, to be kept with the model. */
  readonly kept: PastLines;
  /** The latest lines of the same supplier, those with the same text first; codings by `dimensions`. */
  of(line: LedgerLine, dimensions: readonly string[]): PastPosting[];
}

/** Indexes a history by supplier: its id where it has one, else its name in lower case. */
export function pastPostings(history: History): PastPostings {
  const bySupplier = new Map<string, LedgerLine[]>();
  for (const line of history.lines) {
    const key = supplierKey(line);
    const lines = bySupplier.get(key);
    if (lines) lines.push(line);
    else bySupplier.set(key, [line]);
  }
  const kept = [...bySupplier].map(([key, lines]) => [key, latest(lines)] as const);
  return keptPostings({ dimensions: history.dimensions, bySupplier: Object.fromEntries(kept) });
}

/** Finds among lines that were kept with a model. */
export function keptPostings(kept: PastLines): PastPostings {
  const bySupplier = new Map(Object.entries(kept.bySupplier));
  return {
    kept,
    of(line, dimensions) {
      const columns = dimensions.map((dimension) => kept.dimensions.indexOf(dimension));
      return [...(bySupplier.get(supplierKey(line)) ?? [])]
        .sort((a, b) => Number(b.text === line.text) - Number(a.text === line.text))
        .slice(0, MAX_POSTINGS)
        .map((posting) => ({ ...posting, coding: columns.map((column) => posting.coding[column] ?? '') }));
    },
  };
}

function latest(lines: readonly LedgerLine[]): PastPosting[] {
  return [...lines]
    .sort((a, b) => compare(b.date, a.date))
    .slice(0, MAX_KEPT)
    .map(({ date, text, amountMinor, currency, coding }) => ({
      date,
      text,
      amountMinor,
      currency,
      coding: coding.map((value) => value ?? ''),
    }));
}

function supplierKey({ supplierId, supplierName }: LedgerLine): string {
  return supplierId === '' ? `name ${supplierName.toLowerCase()}` : `id ${supplierId}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
