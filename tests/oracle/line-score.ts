/** Codes of a coding line, a lane a dimension; 0 is null. */
export type Codes = readonly number[];

/** Right segments and missing segments of a predicted against a true line, by the definition. */
export function lineScore(predicted: Codes | undefined, truth: Codes | undefined): { tp: number; fn: number } {
  let tp = 0;
  let fn = 0;
  for (let lane = 0; lane < Math.max(predicted?.length ?? 0, truth?.length ?? 0); lane += 1) {
    const p = predicted?.[lane] ?? 0;
    const t = truth?.[lane] ?? 0;
    if (p !== 0 && p === t) tp += 1;
    if (p === 0 && t !== 0) fn += 1;
  }
  return { tp, fn };
}

/** Partner of each predicted line: index of a true line, or -1. */
export type Partners = readonly number[];

/** Summed score of a whole match, padded lines included. */
export function matchScore(
  predicted: readonly Codes[],
  truth: readonly Codes[],
  partners: Partners,
): { tp: number; fn: number } {
  const total = { tp: 0, fn: 0 };
  const used = new Set(partners);
  const add = (p: Codes | undefined, t: Codes | undefined): void => {
    const score = lineScore(p, t);
    total.tp += score.tp;
    total.fn += score.fn;
  };
  predicted.forEach((line, index) => {
    add(line, truth[partners[index] ?? -1]);
  });
  truth.forEach((line, index) => {
    if (!used.has(index)) add(undefined, line);
  });
  return total;
}

/** Order of content: lane by lane, null last. */
export function compareCodes(a: Codes, b: Codes): number {
  for (let lane = 0; lane < a.length; lane += 1) {
    const left = a[lane] === 0 ? Infinity : (a[lane] ?? Infinity);
    const right = b[lane] === 0 ? Infinity : (b[lane] ?? Infinity);
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
