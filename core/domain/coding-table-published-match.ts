import { CODES_PER_LINE, type CodedDocuments } from './coding-table-codes.ts';

/**
 * The three regimes that Medius published for matching lines, by the longer table's number of lines: all permutations up
 * to 7, a linear program up to 100, a greedy pass above. Kept to reproduce others' figures.
 */
export type PublishedRegime = 'permutations' | 'linearProgram' | 'greedy';

/** The regime for a longer table of this many lines. */
export function publishedRegime(lineCount: number): PublishedRegime {
  if (lineCount <= 7) return 'permutations';
  return lineCount <= 100 ? 'linearProgram' : 'greedy';
}

/** The lines of documents as codes. */
type CodedLines = Pick<CodedDocuments, 'predicted' | 'predictedStarts' | 'truth' | 'trueStarts'>;

/** The published weights of a right and of a missing segment, 1 and -0.0001, as whole numbers. */
const RIGHT = 10_000;
const MISSING = -1;

/** Published fitness of a pair, times 10,000; a predicted line of -1 is a padded one. Lines are counted over all documents. */
function fitness(coded: CodedLines, predictedLine: number, trueLine: number): number {
  let sum = 0;
  for (let lane = 0; lane < CODES_PER_LINE; lane += 1) {
    const predicted = predictedLine < 0 ? 0 : coded.predicted[predictedLine * CODES_PER_LINE + lane];
    const truth = coded.truth[trueLine * CODES_PER_LINE + lane];
    if (truth !== 0 && predicted === truth) sum += RIGHT;
    else if (truth !== 0 && predicted === 0) sum += MISSING;
  }
  return sum;
}

/** Fitness of every pair of a document's lines. */
interface FitnessTable {
  readonly predictedIsShort: boolean;
  readonly shortCount: number;
  readonly longCount: number;
  readonly of: (short: number, long: number) => number;
  /** Fitness of a line of the longer table with a padded line. */
  readonly alone: (long: number) => number;
}

function fitnessTable(coded: CodedLines, document: number): FitnessTable {
  const predictedFrom = coded.predictedStarts[document] ?? 0;
  const trueFrom = coded.trueStarts[document] ?? 0;
  const predictedCount = (coded.predictedStarts[document + 1] ?? 0) - predictedFrom;
  const trueCount = (coded.trueStarts[document + 1] ?? 0) - trueFrom;
  const predictedIsShort = predictedCount <= trueCount;
  return {
    predictedIsShort,
    shortCount: Math.min(predictedCount, trueCount),
    longCount: Math.max(predictedCount, trueCount),
    of: (short, long) =>
      predictedIsShort
        ? fitness(coded, predictedFrom + short, trueFrom + long)
        : fitness(coded, predictedFrom + long, trueFrom + short),
    alone: (long) => (predictedIsShort ? fitness(coded, -1, trueFrom + long) : 0),
  };
}

/**
 * Partner of each predicted line of a document by the published regime for its size, -1 for none: the first best
 * permutation in lexicographic order, or the greedy pass. The linear program is left to the caller: up to 100 lines it has
 * the exact match's optimum (at most 1,500 segments can be missing, and 0.0001 times that is less than one right one).
 */
export function publishedPartners(
  coded: CodedLines,
  document: number,
  regime: 'permutations' | 'greedy',
): Int32Array {
  const table = fitnessTable(coded, document);
  const long = regime === 'permutations' ? firstBestPermutation(table) : greedyPlan(table);
  if (table.predictedIsShort) return long;
  const partners = new Int32Array(table.longCount).fill(-1);
  long.forEach((predictedLine, trueLine) => {
    partners[predictedLine] = trueLine;
  });
  return partners;
}

/** "Lines from the shorter table are matched sequentially in a greedy way to the other table": in the order given. */
function greedyPlan(table: FitnessTable): Int32Array {
  const plan = new Int32Array(table.shortCount);
  const taken = new Uint8Array(table.longCount);
  for (let short = 0; short < table.shortCount; short += 1) {
    let best = -1;
    let bestFitness = -Infinity;
    for (let long = 0; long < table.longCount; long += 1) {
      if (taken[long] === 1) continue;
      const value = table.of(short, long);
      if (value > bestFitness) [best, bestFitness] = [long, value];
    }
    plan[short] = best;
    taken[best] = 1;
  }
  return plan;
}

/** Of all ways to give each line of the shorter table one of the longer, the first of the best. */
function firstBestPermutation(table: FitnessTable): Int32Array {
  const { shortCount, longCount } = table;
  // What a pair adds over leaving its long line alone: then lines that stay alone need no thought.
  const gains = Int32Array.from({ length: shortCount * longCount }, (_, cell) => {
    const long = cell % longCount;
    return table.of((cell - long) / longCount, long) - table.alone(long);
  });
  const plan = new Int32Array(shortCount);
  const best = new Int32Array(shortCount);
  let bestFitness = -Infinity;
  const visit = (short: number, taken: number, sum: number): void => {
    if (short === shortCount) {
      if (sum > bestFitness) {
        bestFitness = sum;
        best.set(plan);
      }
      return;
    }
    for (let long = 0; long < longCount; long += 1) {
      if ((taken & (1 << long)) !== 0) continue;
      plan[short] = long;
      visit(short + 1, taken | (1 << long), sum + (gains[short * longCount + long] ?? 0));
    }
  };
  visit(0, 0, 0);
  return best;
}
