/** Where a search for the first solution gives up. */
const MOST_NODES = 20_000;

/**
 * The published heuristic (Bardelli et al. 2020, 4.1): the first way to divide amounts over totals, lines descending,
 * totals ascending. It takes no negative amounts. By line the index of its total, or null where it met none.
 */
export function paperHeuristic(
  amounts: readonly number[],
  totals: readonly number[],
  tolerance: number,
): number[] | null {
  if (amounts.some((amount) => amount < 0)) return null;
  const choices = [...totals.keys()].sort((a, b) => (totals[a] ?? 0) - (totals[b] ?? 0));
  return firstByDepth(amounts, totals, choices, tolerance);
}

/** The first way that a plain depth-first search meets, lines of the largest size first, totals as `choices` orders them. */
export function firstByDepth(
  amounts: readonly number[],
  totals: readonly number[],
  choices: readonly number[],
  tolerance: number,
): number[] | null {
  const size = (line: number): number => Math.abs(amounts[line] ?? 0);
  const order = [...amounts.keys()].sort((a, b) => size(b) - size(a));
  const most = suffixSums(order, (line) => Math.max(amounts[line] ?? 0, 0));
  const least = suffixSums(order, (line) => Math.min(amounts[line] ?? 0, 0));
  const left = [...totals];
  const totalOf = new Array<number>(amounts.length).fill(-1);
  let nodes = 0;
  const place = (position: number): boolean => {
    nodes += 1;
    if (nodes > MOST_NODES) return false;
    const [above, below] = [(most[position] ?? 0) + tolerance, (least[position] ?? 0) - tolerance];
    if (left.some((rest) => rest > above || rest < below)) return false;
    const line = order[position];
    if (line === undefined) return true;
    const amount = amounts[line] ?? 0;
    return choices.some((total) => {
      left[total] = (left[total] ?? 0) - amount;
      totalOf[line] = total;
      const isDone = place(position + 1);
      if (!isDone) left[total] = (left[total] ?? 0) + amount;
      return isDone;
    });
  };
  return place(0) ? totalOf : null;
}

/** What the lines from each position on add up to; one more than there are lines. */
function suffixSums(order: readonly number[], part: (line: number) => number): number[] {
  const sums = new Array<number>(order.length + 1).fill(0);
  for (let position = order.length - 1; position >= 0; position -= 1)
    sums[position] = (sums[position + 1] ?? 0) + part(order[position] ?? 0);
  return sums;
}
