import type { History } from '../../core/domain/ledger-line.ts';

/** Most values told to the page for a dimension: for its lists, and to notice a value never used before. */
export const MAX_KNOWN_VALUES = 20_000;

/** The values of each dimension of a history, most used first. */
export function knownValues({ dimensions, lines }: History): string[][] {
  return dimensions.map((_, dimension) => {
    const counts = new Map<string, number>();
    for (const { coding } of lines) {
      const value = coding[dimension] ?? null;
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts]
      .sort(([, count], [, other]) => other - count)
      .slice(0, MAX_KNOWN_VALUES)
      .map(([value]) => value);
  });
}
