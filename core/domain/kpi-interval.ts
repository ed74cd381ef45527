import { seededNumbers } from './kpi-random.ts';
import type { KpiRate } from './kpi-rate.ts';
import { rateColumns, TALLY_WIDTH, type KpiTally } from './kpi-tally.ts';

/** How intervals are found: documents are drawn anew, with repetition, as many as there are. */
export interface Resampling {
  /** How often all documents are drawn; 0 for no intervals. */
  readonly replicateCount: number;
  /** A whole number; the same one gives the same intervals. */
  readonly seed: number;
}

/** Share of replicates that an interval spans. */
export const INTERVAL_SHARE = 0.95;

/** A 95 % interval: the 2.5 and 97.5 percentile over the replicates. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Intervals of several rates, by one resampling. Whole documents are drawn, because the lines of one document share their
 * coding and are not evidence on their own. Null where there are fewer than two documents, no replicates, or nothing to
 * divide by in more than half of them.
 */
export function rateIntervals(
  tally: KpiTally,
  rates: readonly KpiRate[],
  resampling: Resampling,
): (Interval | null)[] {
  const { replicateCount, seed } = resampling;
  if (tally.documentCount < 2 || replicateCount < 1) return rates.map(() => null);
  const kinds = collapse(tally);
  const drawn = new Int32Array(kinds.rows.length / TALLY_WIDTH);
  const sums = new Float64Array(TALLY_WIDTH);
  const values = rates.map(() => [] as number[]);
  const columns = rates.map(rateColumns);
  const below = seededNumbers(seed);
  for (let replicate = 0; replicate < replicateCount; replicate += 1) {
    draw(kinds.kindOf, drawn, below);
    addUp(kinds.rows, drawn, sums);
    columns.forEach(({ numerator, denominator }, index) => {
      const divisor = sums[denominator] ?? 0;
      if (divisor > 0) values[index]?.push((sums[numerator] ?? 0) / divisor);
    });
  }
  return values.map((all) => (2 * all.length > replicateCount ? percentiles(all) : null));
}

/** Documents that add the same numbers are of one kind; most documents are like many others. */
function collapse(tally: KpiTally): { kindOf: Int32Array; rows: Float64Array } {
  const kinds = new Map<string, number>();
  const firsts: number[] = [];
  const kindOf = new Int32Array(tally.documentCount);
  for (let document = 0; document < tally.documentCount; document += 1) {
    const key = tally.rows.subarray(document * TALLY_WIDTH, (document + 1) * TALLY_WIDTH).join();
    let kind = kinds.get(key);
    if (kind === undefined) {
      kind = firsts.length;
      kinds.set(key, kind);
      firsts.push(document);
    }
    kindOf[document] = kind;
  }
  const rows = new Float64Array(firsts.length * TALLY_WIDTH);
  firsts.forEach((document, kind) => {
    rows.set(tally.rows.subarray(document * TALLY_WIDTH, (document + 1) * TALLY_WIDTH), kind * TALLY_WIDTH);
  });
  return { kindOf, rows };
}

function draw(kindOf: Int32Array, drawn: Int32Array, below: (count: number) => number): void {
  drawn.fill(0);
  const count = kindOf.length;
  for (let document = 0; document < count; document += 1) {
    const kind = kindOf[below(count)] ?? 0;
    drawn[kind] = (drawn[kind] ?? 0) + 1;
  }
}

function addUp(rows: Float64Array, drawn: Int32Array, sums: Float64Array): void {
  sums.fill(0);
  for (let kind = 0; kind < drawn.length; kind += 1) {
    const times = drawn[kind] ?? 0;
    if (times === 0) continue;
    const from = kind * TALLY_WIDTH;
    for (let column = 0; column < TALLY_WIDTH; column += 1)
      sums[column] = (sums[column] ?? 0) + times * (rows[from + column] ?? 0);
  }
}

function percentiles(values: readonly number[]): Interval {
  const sorted = Float64Array.from(values).sort();
  const tail = (1 - INTERVAL_SHARE) / 2;
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
  return { low: at(tail), high: at(1 - tail) };
}
