import { codesText, compareCodes, lineScore, pairTexts, type Codes } from './line-score.ts';

/** What an exhaustive search finds for one document. */
export interface ExhaustiveMatch {
  readonly tp: number;
  readonly fn: number;
  /** The pairs that the tie rule chooses, `predicted | true`, sorted. */
  readonly pairs: readonly string[];
  /** True where best matches differ in more than lines that no count can tell apart. */
  readonly tied: boolean;
}

/** A way to give each line of the shorter table one of the longer. */
type Plan = readonly number[];

interface Tables {
  readonly short: readonly Codes[];
  readonly long: readonly Codes[];
  readonly predictedIsShort: boolean;
}

/**
 * Tries every plan. Among the best (most TP, then fewest FN) it takes those with the most pairs of equal lines, and of them
 * the one where the lines of the shorter table that are in no such pair, in order of content, take the earliest lines.
 */
export function exhaustiveMatch(predicted: readonly Codes[], truth: readonly Codes[]): ExhaustiveMatch {
  const predictedIsShort = predicted.length <= truth.length;
  const tables: Tables = {
    short: [...(predictedIsShort ? predicted : truth)].sort(compareCodes),
    long: [...(predictedIsShort ? truth : predicted)].sort(compareCodes),
    predictedIsShort,
  };
  const { plans, tp, fn } = bestPlans(tables);
  const [chosen] = plans
    .map((plan) => ({ plan, rest: restPartners(tables, plan) }))
    .sort((a, b) => compareTexts(a.rest, b.rest));
  const plan = chosen?.plan ?? [];
  return {
    tp,
    fn,
    pairs: predictedIsShort
      ? pairTexts(tables.short, tables.long, plan)
      : pairTexts(tables.long, tables.short, inverse(plan, tables.long.length)),
    tied: new Set(plans.map((one) => comparableText(tables, one))).size > 1,
  };
}

function bestPlans(tables: Tables): { plans: Plan[]; tp: number; fn: number } {
  const { short, long, predictedIsShort } = tables;
  const cells = short.map((line) =>
    long.map((other) => ({
      ...(predictedIsShort ? lineScore(line, other) : lineScore(other, line)),
      same: compareCodes(line, other) === 0 ? 1 : 0,
    })),
  );
  const alone = long.map((line) => (predictedIsShort ? lineScore(undefined, line).fn : 0));
  let best = { tp: -1, fn: 0, same: 0 };
  let plans: Plan[] = [];
  for (const plan of injections(short.length, long.length)) {
    const found = { tp: 0, fn: alone.reduce((sum, missing) => sum + missing, 0), same: 0 };
    plan.forEach((column, row) => {
      const cell = cells[row]?.[column];
      found.tp += cell?.tp ?? 0;
      found.fn += (cell?.fn ?? 0) - (alone[column] ?? 0);
      found.same += cell?.same ?? 0;
    });
    const order = best.tp - found.tp || found.fn - best.fn || best.same - found.same;
    if (order < 0) [best, plans] = [found, [[...plan]]];
    else if (order === 0) plans.push([...plan]);
  }
  return { plans, tp: best.tp, fn: best.fn };
}

function isEqualPair({ short, long }: Tables, plan: Plan, row: number): boolean {
  return compareCodes(short[row] ?? [], long[plan[row] ?? -1] ?? []) === 0;
}

/** The partners of the short lines that are in no equal pair, in order of these. */
function restPartners(tables: Tables, plan: Plan): string[] {
  return plan.flatMap((column, row) =>
    isEqualPair(tables, plan, row) ? [] : [codesText(tables.long[column] ?? [])],
  );
}

function compareTexts(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < a.length; index += 1) {
    const left = a[index] ?? '';
    const right = b[index] ?? '';
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/**
 * The pairs as the comparison sees them. Only lines that are in no equal pair can differ between best matches, and of them
 * only the values that the other table's remaining lines have too.
 */
function comparableText(tables: Tables, plan: Plan): string {
  const rest = plan.flatMap((column, row) => (isEqualPair(tables, plan, row) ? [] : [{ column, row }]));
  const paired = new Set(plan.filter((_, row) => isEqualPair(tables, plan, row)));
  const restShort = rest.map(({ row }) => tables.short[row] ?? []);
  const restLong = tables.long.filter((_, column) => !paired.has(column));
  return rest
    .map(({ row, column }) => {
      const short = comparable(tables.short[row] ?? [], restLong);
      return `${short} | ${comparable(tables.long[column] ?? [], restShort)}`;
    })
    .sort()
    .join('\n');
}

function comparable(line: Codes, others: readonly Codes[]): string {
  return line
    .map((code, lane) => (code === 0 ? 'null' : others.some((other) => other[lane] === code) ? code : 'x'))
    .join(' ');
}

function inverse(plan: Plan, length: number): number[] {
  const partners = new Array<number>(length).fill(-1);
  plan.forEach((column, row) => {
    partners[column] = row;
  });
  return partners;
}

/** All ways to choose, for each of `count` places, one of `from` numbers, none twice; the array is reused. */
function* injections(count: number, from: number): Generator<number[]> {
  const plan: number[] = [];
  function* choose(): Generator<number[]> {
    if (plan.length === count) {
      yield plan;
      return;
    }
    for (let number = 0; number < from; number += 1) {
      if (plan.includes(number)) continue;
      plan.push(number);
      yield* choose();
      plan.pop();
    }
  }
  yield* choose();
}
