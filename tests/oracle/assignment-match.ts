import { lineScore, type Codes, type Partners, type Score } from './line-score.ts';

/** Solves the assignment problem: the column of each row at the least total cost; at least as many columns as rows. */
export type AssignmentSolver = (cost: number[][]) => number[];

/**
 * Costs of pairing each line of the shorter table (a row) with each of the longer: `unit` for a right segment against 1
 * for a missing one. What leaving a true line alone would miss is taken off, so lines left over cost nothing.
 */
function assignmentCosts(predicted: readonly Codes[], truth: readonly Codes[], unit: number): number[][] {
  const cost = (score: Score, alone: number): number => score.fn - score.tp * unit - alone;
  return predicted.length <= truth.length
    ? predicted.map((p) => truth.map((t) => cost(lineScore(p, t), lineScore(undefined, t).fn)))
    : truth.map((t) => predicted.map((p) => cost(lineScore(p, t), 0)));
}

/** One right segment more than all that can be missing: first most right segments, then fewest missing. */
function exactUnit(predicted: readonly Codes[], truth: readonly Codes[]): number {
  return 15 * Math.max(predicted.length, truth.length) + 1;
}

/** A best match as an assignment solver finds it, by the exact order of right and missing segments or by other weights. */
export function assignmentMatch(
  predicted: readonly Codes[],
  truth: readonly Codes[],
  solve: AssignmentSolver,
  unit = exactUnit(predicted, truth),
): Partners {
  if (predicted.length === 0 || truth.length === 0) return predicted.map(() => -1);
  const columns = solve(assignmentCosts(predicted, truth, unit));
  return predicted.length <= truth.length ? columns : predicted.map((_, index) => columns.indexOf(index));
}
