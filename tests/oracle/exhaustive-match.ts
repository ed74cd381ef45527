import { compareCodes, matchScore, type Codes, type Partners } from './line-score.ts';

/** What an exhaustive search finds for one document. */
export interface ExhaustiveMatch {
  readonly tp: number;
  readonly fn: number;
  /** The pairs that the tie rule chooses, as content: predicted line, true line; sorted. */
  readonly pairs: readonly string[];
  /** True where another best match gives other counts per dimension, or other pairs than by lines no count can tell apart. */
  readonly tied: boolean;
}

/**
 * Tries every way to give each line of the shorter table a line of the longer. Among the best (most TP, then fewest FN) it
 * takes those with the most pairs of equal lines, and of them the one where the lines of the shorter table that are not
 * so paired, in order of content, take the earliest lines of the longer.
 */
export function exhaustiveMatch(predicted: readonly Codes[], truth: readonly Codes[]): ExhaustiveMatch {
  const predictedIsShort = predicted.length <= truth.length;
  const short = [...(predictedIsShort ? predicted : truth)].sort(compareCodes);
  const long = [...(predictedIsShort ? truth : predicted)].sort(compareCodes);
  let best: { tp: number; fn: number; same: number }[] = [];
  let plans: number[][] = [];
  for (const plan of injections(short.length, long.length)) {
    const found = { ...score(short, long, plan, predictedIsShort), same: equalPairs(short, long, plan) };
    const order = best[0] ? compare(found, best[0]) : -1;
    if (order < 0) [best, plans] = [[found], [plan]];
    else if (order === 0) plans.push(plan);
  }
  const [top] = best;
  const chosen = plans.map((plan) => ({ plan, rest: restPositions(short, long, plan) })).sort(byRest)[0];
  if (!top || !chosen) throw new Error('there is always a match');
  return {
    tp: top.tp,
    fn: top.fn,
    pairs: pairTexts(short, long, chosen.plan, predictedIsShort),
    tied: new Set(plans.map((plan) => comparableTexts(short, long, plan))).size > 1,
  };
}

function score(
  short: readonly Codes[],
  long: readonly Codes[],
  plan: readonly number[],
  predictedIsShort: boolean,
): { tp: number; fn: number } {
  if (predictedIsShort) return matchScore(short, long, plan);
  const partners: Partners = long.map((_, index) => plan.indexOf(index));
  return matchScore(long, short, partners);
}

function compare(
  a: { tp: number; fn: number; same: number },
  b: { tp: number; fn: number; same: number },
): number {
  return b.tp - a.tp || a.fn - b.fn || b.same - a.same;
}

function equalPairs(short: readonly Codes[], long: readonly Codes[], plan: readonly number[]): number {
  return short.filter((line, index) => compareCodes(line, long[plan[index] ?? -1] ?? []) === 0).length;
}

/** Where, among the lines of the longer table that are in no equal pair, the remaining short lines find their partners. */
function restPositions(short: readonly Codes[], long: readonly Codes[], plan: readonly number[]): string[] {
  return short.flatMap((line, index) => {
    const partner = long[plan[index] ?? -1] ?? [];
    return compareCodes(line, partner) === 0 ? [] : [content(partner)];
  });
}

function byRest(a: { rest: readonly string[] }, b: { rest: readonly string[] }): number {
  for (let index = 0; index < a.rest.length; index += 1) {
    const left = a.rest[index] ?? '';
    const right = b.rest[index] ?? '';
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** A line as text that sorts as its content does. */
function content(line: Codes): string {
  return line.map((code) => (code === 0 ? '~~~~' : String(code).padStart(4, '0'))).join(' ');
}

function pairTexts(
  short: readonly Codes[],
  long: readonly Codes[],
  plan: readonly number[],
  predictedIsShort: boolean,
): string[] {
  return short
    .map((line, index) => {
      const pair = [content(line), content(long[plan[index] ?? -1] ?? [])];
      return (predictedIsShort ? pair : pair.reverse()).join(' | ');
    })
    .sort();
}

/**
 * The pairs as the comparison sees them. Only lines that are in no equal pair can differ between best matches, and of them
 * only the values that the other table's remaining lines have too.
 */
function comparableTexts(short: readonly Codes[], long: readonly Codes[], plan: readonly number[]): string {
  const isRest = short.map((line, index) => compareCodes(line, long[plan[index] ?? -1] ?? []) !== 0);
  const restShort = short.filter((_, index) => isRest[index]);
  const paired = new Set(plan.filter((_, index) => !isRest[index]));
  const restLong = long.filter((_, index) => !paired.has(index));
  return short
    .flatMap((line, index) => {
      if (!isRest[index]) return [];
      const partner = long[plan[index] ?? -1] ?? [];
      return [`${comparable(line, restLong)} | ${comparable(partner, restShort)}`];
    })
    .sort()
    .join('\n');
}

function comparable(line: Codes, others: readonly Codes[]): string {
  return line
    .map((code, lane) => (code === 0 ? 'null' : others.some((other) => other[lane] === code) ? code : 'x'))
    .join(' ');
}

/** All ways to choose, for each of `count` places, one of `from` numbers, none twice. */
function* injections(count: number, from: number, taken: readonly number[] = []): Generator<number[]> {
  if (taken.length === count) {
    yield [...taken];
    return;
  }
  for (let number = 0; number < from; number += 1)
    if (!taken.includes(number)) yield* injections(count, from, [...taken, number]);
}
