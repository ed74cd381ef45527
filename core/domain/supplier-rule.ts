import type { LedgerLine } from './ledger-line.ts';

/** A rule of thumb for coding: what it would code, from the lines it has been shown. */
export interface SupplierRule {
  /** A value per dimension; null where no line with that dimension has been learned. */
  predict(line: LedgerLine): (string | null)[];
  /** Takes a coded line into account; lines come in chronological order. */
  learn(line: LedgerLine): void;
}

/**
 * The supplier's most frequent value, ties to the one seen first; for an unknown supplier the most frequent of all.
 */
export function supplierMajorityRule(dimensionCount: number): SupplierRule {
  return supplierRule(dimensionCount, mostFrequent);
}

/** The supplier's latest value; for an unknown supplier the most frequent of all. */
export function supplierLastRule(dimensionCount: number): SupplierRule {
  return supplierRule(dimensionCount, ({ last }) => last);
}

interface SeenValues {
  readonly countByValue: Map<string, number>;
  last: string | null;
}

function supplierRule(dimensionCount: number, choose: (seen: SeenValues) => string | null): SupplierRule {
  const dimensions = Array.from({ length: dimensionCount }, () => ({
    all: noValues(),
    bySupplier: new Map<string, SeenValues>(),
  }));
  return {
    predict(line) {
      const key = supplierKey(line);
      return dimensions.map(({ all, bySupplier }) => {
        const seen = bySupplier.get(key);
        return seen ? choose(seen) : mostFrequent(all);
      });
    },
    learn(line) {
      const key = supplierKey(line);
      for (const [index, { all, bySupplier }] of dimensions.entries()) {
        const value = line.coding[index] ?? null;
        if (value === null) continue;
        let seen = bySupplier.get(key);
        if (!seen) bySupplier.set(key, (seen = noValues()));
        note(seen, value);
        note(all, value);
      }
    },
  };
}

/** Who the supplier is to a person who codes by rule: the name, whatever its case. */
function supplierKey(line: LedgerLine): string {
  return line.supplierName.toLowerCase() || line.supplierId || line.supplierTaxId;
}

function noValues(): SeenValues {
  return { countByValue: new Map(), last: null };
}

function note(seen: SeenValues, value: string): void {
  seen.countByValue.set(value, (seen.countByValue.get(value) ?? 0) + 1);
  seen.last = value;
}

function mostFrequent({ countByValue }: SeenValues): string | null {
  let best: string | null = null;
  let bestCount = 0;
  for (const [value, count] of countByValue)
    if (count > bestCount) {
      best = value;
      bestCount = count;
    }
  return best;
}
