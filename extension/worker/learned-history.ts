import type { History } from '../../core/domain/ledger-line.ts';
import type { Training } from '../../core/workflows/train.ts';
import type { LearnedHistory } from './messages.ts';

/** Most values told to the page for a dimension: for its lists, and to notice a value never used before. */
export const MAX_KNOWN_VALUES = 20_000;

/** What the page is told of a history that was learned. */
export function learnedHistory(
  history: History,
  { lineCount, firstDate, lastDate }: Training,
): LearnedHistory {
  return {
    name: history.file,
    lineCount,
    firstDate: firstDate ?? '',
    lastDate: lastDate ?? '',
    dimensions: history.dimensions,
    knownValues: knownValues(history),
    faults: history.faults,
  };
}

/** The values of each dimension, most used first. */
function knownValues({ dimensions, lines }: History): string[][] {
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
