import { drawer } from '../tests/workflows/unlinked-documents.ts';

/** Amounts of lines and the totals of their entries; some way to divide them is known to exist. */
export interface GeneratedProblem {
  readonly lines: readonly number[];
  readonly totals: readonly number[];
}

/**
 * A document as the peers' own generator makes it: log-normal amounts (4, 1.3), a negative line in a fifth of them,
 * shares of the entries by Pareto's law.
 */
export function generatedProblem(lineCount: number, entryCount: number, seed: number): GeneratedProblem {
  const draw = drawer(seed * 7919 + lineCount * 31 + entryCount);
  const uniform = (): number => (draw(2 ** 30) + 1) / (2 ** 30 + 1);
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const lines = Array.from({ length: lineCount }, () =>
    Math.max(1, Math.round(100 * Math.exp(4 + 1.3 * normal()))),
  );
  if (draw(5) === 0) {
    const index = draw(lineCount);
    lines[index] = -Math.max(1, Math.floor((lines[index] ?? 0) / 10));
  }
  const totals = new Array<number>(entryCount).fill(0);
  for (const [index, amount] of lines.entries()) {
    const entry = index < entryCount ? index : Math.min(entryCount - 1, Math.floor(1 / uniform()) - 1);
    totals[entry] = (totals[entry] ?? 0) + amount;
  }
  return { lines, totals };
}
