import { drawBinomial } from './kpi-binomial.ts';
import { SeededNumbers } from './kpi-random.ts';
import type { KpiRate } from './kpi-rate.ts';
import { RowKinds } from './kpi-row-kinds.ts';
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
 * Intervals of several rates. Whole documents are drawn, because the lines of one document share their coding and are not
 * evidence on their own. Null where there are fewer than two documents, no replicates, or nothing to divide by in more
 * than half of them.
 */
export function rateIntervals(
  tally: KpiTally,
  rates: readonly KpiRate[],
  resampling: Resampling,
): (Interval | null)[] {
  // Counts and sums of shares are drawn apart: far more documents are alike in their counts alone.
  const shares = rates.filter(isOfShares);
  const counts = rates.filter((rate) => !isOfShares(rate));
  const found = new Map<KpiRate, Interval | null>();
  for (const some of [counts, shares])
    for (const [index, interval] of drawnIntervals(tally, some, resampling).entries()) {
      const rate = some[index];
      if (rate) found.set(rate, interval);
    }
  return rates.map((rate) => found.get(rate) ?? null);
}

function isOfShares({ level, stiffness }: KpiRate): boolean {
  return level !== 'segment' && stiffness === 'elastic';
}

function drawnIntervals(
  tally: KpiTally,
  rates: readonly KpiRate[],
  resampling: Resampling,
): (Interval | null)[] {
  if (rates.length === 0) return [];
  const columns = [...new Set(rates.flatMap((rate) => Object.values(rateColumns(rate))))];
  const ratios = rates.map((rate) => {
    const { numerator, denominator } = rateColumns(rate);
    return { numerator: columns.indexOf(numerator), denominator: columns.indexOf(denominator) };
  });
  return ratioIntervals({ ...narrow(tally, columns), width: columns.length }, ratios, resampling);
}

/** Documents as rows of numbers to be added up: each document is of a kind, each kind has a row of `width` numbers. */
export interface DocumentRows {
  readonly kindOf: Int32Array;
  readonly rows: Float64Array;
  readonly width: number;
}

/** One sum of a row's columns divided by another. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** Intervals of ratios of sums over documents; null as `rateIntervals` says. */
export function ratioIntervals(
  { kindOf, rows, width }: DocumentRows,
  ratios: readonly Ratio[],
  { replicateCount, seed }: Resampling,
): (Interval | null)[] {
  if (kindOf.length < 2 || replicateCount < 1) return ratios.map(() => null);
  const draw = kindDrawer(kindOf, rows.length / width, new SeededNumbers(seed));
  const values = ratios.map(() => [] as number[]);
  const sums = new Float64Array(width);
  for (let replicate = 0; replicate < replicateCount; replicate += 1) {
    addUp(rows, draw(), sums);
    ratios.forEach(({ numerator, denominator }, index) => {
      const divisor = sums[denominator] ?? 0;
      if (divisor > 0) values[index]?.push((sums[numerator] ?? 0) / divisor);
    });
  }
  return values.map((all) => (2 * all.length > replicateCount ? percentiles(all) : null));
}

/** The tally with only the columns asked for, so that more documents are of one kind. */
function narrow(tally: KpiTally, columns: readonly number[]): { kindOf: Int32Array; rows: Float64Array } {
  const kinds = new RowKinds(columns.length);
  const row = new Float64Array(columns.length);
  const narrowed = Int32Array.from({ length: tally.rows.length / TALLY_WIDTH }, (_, kind) => {
    columns.forEach((column, place) => {
      row[place] = tally.rows[kind * TALLY_WIDTH + column] ?? 0;
    });
    return kinds.kindOf(row);
  });
  return { kindOf: tally.kindOf.map((kind) => narrowed[kind] ?? 0), rows: kinds.distinctRows() };
}

/**
 * Draws as many documents as there are, with repetition, and counts them by kind. Kinds of many documents are drawn as a
 * binomial number each, given those before, then the documents of all other kinds one by one among themselves: together
 * the same multinomial distribution as drawing one by one from all.
 */
function kindDrawer(kindOf: Int32Array, kindCount: number, source: SeededNumbers): () => Int32Array {
  const sizes = new Int32Array(kindCount);
  for (const kind of kindOf) sizes[kind] = (sizes[kind] ?? 0) + 1;
  const large = Array.from(sizes.keys()).filter((kind) => (sizes[kind] ?? 0) >= LARGE_KIND);
  const others = kindOf.filter((kind) => (sizes[kind] ?? 0) < LARGE_KIND);
  const numbers = new Int32Array(kindOf.length);
  const drawn = new Int32Array(kindCount);
  return () => {
    drawn.fill(0);
    let left = kindOf.length;
    let documentsLeft = kindOf.length;
    for (const kind of large) {
      const size = sizes[kind] ?? 0;
      const count = drawBinomial(source, left, size / documentsLeft);
      drawn[kind] = count;
      left -= count;
      documentsLeft -= size;
    }
    source.draw(numbers, left, others.length);
    for (let index = 0; index < left; index += 1) {
      const kind = others[numbers[index] ?? 0] ?? 0;
      drawn[kind] = (drawn[kind] ?? 0) + 1;
    }
    return drawn;
  };
}

/** Documents that make a kind large: a binomial number takes about the time of this many single draws. */
const LARGE_KIND = 16;

function addUp(rows: Float64Array, drawn: Int32Array, sums: Float64Array): void {
  const width = sums.length;
  sums.fill(0);
  for (let kind = 0; kind < drawn.length; kind += 1) {
    const times = drawn[kind] ?? 0;
    if (times === 0) continue;
    for (let column = 0; column < width; column += 1)
      sums[column] = (sums[column] ?? 0) + times * (rows[kind * width + column] ?? 0);
  }
}

function percentiles(values: readonly number[]): Interval {
  const sorted = Float64Array.from(values).sort();
  const tail = (1 - INTERVAL_SHARE) / 2;
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
  return { low: at(tail), high: at(1 - tail) };
}
