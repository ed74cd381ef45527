/** Where the search for the first solution gives up. */
const MOST_NODES = 20_000;

/**
 * The first way to divide amounts over totals that a plain depth-first search meets, lines descending, totals ascending
 * (Bardelli et al. 2020, 4.1): by line the index of its total, or null where it met none. It takes no negative amounts.
 */
export function paperHeuristic(
  amounts: readonly number[],
  totals: readonly number[],
  tolerance: number,
): number[] | null {
  if (amounts.some((amount) => amount < 0)) return null;
  const order = [...amounts.keys()].sort((a, b) => (amounts[b] ?? 0) - (amounts[a] ?? 0));
  const choices = [...totals.keys()].sort((a, b) => (totals[a] ?? 0) - (totals[b] ?? 0));
  const left = [...totals];
  const totalOf = new Array<number>(amounts.length).fill(-1);
  let nodes = 0;
  const place = (position: number): boolean => {
    nodes += 1;
    if (nodes > MOST_NODES) return false;
    const line = order[position];
    if (line === undefined) return left.every((rest) => Math.abs(rest) <= tolerance);
    const amount = amounts[line] ?? 0;
    return choices.some((total) => {
      const rest = (left[total] ?? 0) - amount;
      if (rest < -tolerance) return false;
      left[total] = rest;
      totalOf[line] = total;
      const isDone = place(position + 1);
      if (!isDone) left[total] = rest + amount;
      return isDone;
    });
  };
  return place(0) ? totalOf : null;
}
