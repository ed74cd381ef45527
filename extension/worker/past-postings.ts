import type { History, LedgerLine } from '../../core/domain/ledger-line.ts';
import type { PastPosting } from './messages.ts';

/** Most past lines shown as proof of a suggestion. */
const MAX_POSTINGS = 4;

/** Finds what was posted before for a line's supplier. */
export interface PastPostings {
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
  return {
    of(line, dimensions) {
      const columns = dimensions.map((dimension) => history.dimensions.indexOf(dimension));
      const lines = bySupplier.get(supplierKey(line)) ?? [];
      return [...lines]
        .sort(
          (a, b) => Number(b.text === line.text) - Number(a.text === line.text) || compare(b.date, a.date),
        )
        .slice(0, MAX_POSTINGS)
        .map(({ date, text, amountMinor, currency, coding }) => ({
          date,
          text,
          amountMinor,
          currency,
          coding: columns.map((column) => coding[column] ?? ''),
        }));
    },
  };
}

function supplierKey({ supplierId, supplierName }: LedgerLine): string {
  return supplierId === '' ? `name ${supplierName.toLowerCase()}` : `id ${supplierId}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
