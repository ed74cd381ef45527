import { PAIR_KINDS } from './pair-kinds.ts';

/** Two lines of a solved document that are alike in some way. */
export interface LinePair {
  /** By kind, whether they are alike in it. */
  readonly isAlike: readonly boolean[];
  readonly isTogether: boolean;
  /** Share of all pairs of the document that stand in one entry, between 0 and 1. */
  readonly usualShare: number;
}

/** What a supplier's own pairs are weighed against: this much of everybody's. */
const SUPPLIER_PULL = 10;
const LEDGER_PULL = 5;
const ITERATIONS = 200;
const DAMPING = 0.5;

/** What being alike costs or saves, by supplier; others are treated as `ledger`. */
export interface PairCosts {
  readonly ledger: readonly number[];
  readonly bySupplier: ReadonlyMap<string, readonly number[]>;
}

/** All pairs of a solved document that are alike in a way; none where its entries hold one line each, or it has one. */
export function alikePairs(entryOf: readonly number[], groups: readonly (readonly number[])[]): LinePair[] {
  const sizes = new Map<number, number>();
  for (const entry of entryOf) sizes.set(entry, (sizes.get(entry) ?? 0) + 1);
  const together = [...sizes.values()].reduce((sum, size) => sum + size * (size - 1), 0);
  const usualShare = together / Math.max(1, entryOf.length * (entryOf.length - 1));
  const pairs: LinePair[] = [];
  if (usualShare <= 0 || usualShare >= 1) return pairs;
  for (const [line, entry] of entryOf.entries())
    for (let other = 0; other < line; other += 1) {
      const isAlike = groups.map((kind) => kind[line] !== -1 && kind[line] === kind[other]);
      if (isAlike.includes(true)) pairs.push({ isAlike, isTogether: entry === entryOf[other], usualShare });
    }
  return pairs;
}

/**
 * What it costs that two lines alike stand in one entry: minus the log odds ratio beside any two lines of the document,
 * by a logistic regression of all pairs, and of each supplier's, drawn to everybody's. Negative where they belong
 * together.
 */
export function fitPairCosts(pairsBySupplier: ReadonlyMap<string, readonly LinePair[]>): PairCosts {
  const nothing = PAIR_KINDS.map(() => 0);
  const ledger = fitted([...pairsBySupplier.values()].flat(), nothing, LEDGER_PULL);
  const bySupplier = new Map(
    [...pairsBySupplier].map(
      ([supplier, pairs]) => [supplier, fitted(pairs, ledger, SUPPLIER_PULL)] as const,
    ),
  );
  return { ledger, bySupplier };
}

/** Damped Newton steps on each cost by itself, with a normal prior of variance 1 / `pull` around `prior`. */
function fitted(pairs: readonly LinePair[], prior: readonly number[], pull: number): number[] {
  const costs = [...prior];
  const counted = gathered(pairs);
  for (let iteration = 0; iteration < ITERATIONS; iteration += 1) {
    const slopes = costs.map((cost, kind) => pull * (cost - (prior[kind] ?? 0)));
    const bends = costs.map(() => pull);
    for (const { isAlike, usualShare, count, togetherCount } of counted) {
      const cost = isAlike.reduce((sum, alike, kind) => (alike ? sum + (costs[kind] ?? 0) : sum), 0);
      const share = 1 / (1 + Math.exp(cost - Math.log(usualShare / (1 - usualShare))));
      for (const [kind, alike] of isAlike.entries()) {
        if (!alike) continue;
        slopes[kind] = (slopes[kind] ?? 0) + togetherCount - count * share;
        bends[kind] = (bends[kind] ?? 0) + count * share * (1 - share);
      }
    }
    for (const [kind, slope] of slopes.entries())
      costs[kind] = (costs[kind] ?? 0) - (DAMPING * slope) / (bends[kind] ?? pull);
  }
  return costs;
}

interface CountedPairs extends Omit<LinePair, 'isTogether'> {
  count: number;
  togetherCount: number;
}

/** Pairs that say the same, counted once: a ledger has many pairs and few kinds of them. */
function gathered(pairs: readonly LinePair[]): CountedPairs[] {
  const known = new Map<string, CountedPairs>();
  for (const { isAlike, isTogether, usualShare } of pairs) {
    const key = `${isAlike.join()} ${usualShare}`;
    const same = known.get(key) ?? { isAlike, usualShare, count: 0, togetherCount: 0 };
    same.count += 1;
    same.togetherCount += isTogether ? 1 : 0;
    known.set(key, same);
  }
  return [...known.values()];
}
