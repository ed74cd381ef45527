import type { FoundSolution } from './document-search.ts';

/** Adds a solution up once more and gives its deviation in minor units. Throws where a sum is off by more than allowed. */
export function checkedDeviation({ problem }: FoundSolution, entryOf: readonly number[]): number {
  const left = [...problem.totals];
  if (entryOf.length !== problem.amounts.length)
    throw new Error('a solution has other lines than its document');
  for (const [line, entry] of entryOf.entries()) {
    const wanted = left[entry];
    if (wanted === undefined || problem.allowed[line]?.[entry] !== true)
      throw new Error('a line was given to an entry it may not go to');
    left[entry] = wanted - (problem.amounts[line] ?? 0);
  }
  const deviation = left.reduce((sum, off) => sum + Math.abs(off), 0);
  if (left.some((off) => Math.abs(off) > problem.tolerance) || deviation > problem.wholeTolerance)
    throw new Error('the lines of an entry do not add up to it');
  return deviation;
}
