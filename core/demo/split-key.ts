import { SITES } from './cost-centres.ts';
import { drawInteger, drawOne, type SeededRandom } from './seeded-random.ts';

/** A cost centre's part of an invoice. */
export interface SplitShare {
  readonly costCentre: string;
  /** Whole percent, 5 or more; all of a key add up to 100. */
  readonly percent: number;
}

/** Centres that invoices are divided over. */
const DIVIDED_CENTRES: readonly string[] = ['020', '040', '050', '055', '080', '085', '088', '090', '095'];

/** A key over 2 to 6 cost centres; the first bears the largest part. */
export function drawSplitKey(random: SeededRandom, home: string): readonly SplitShare[] {
  const count = drawInteger(random, 2, 6);
  const centres = [home];
  while (centres.length < count) {
    const pool = [...DIVIDED_CENTRES, ...SITES.map((site) => site.costCentre)];
    centres.push(
      drawOne(
        random,
        pool.filter((code) => !centres.includes(code)),
      ),
    );
  }
  const others = centres.slice(1).map((costCentre) => ({
    costCentre,
    percent: 5 * drawInteger(random, 1, Math.floor(10 / (count - 1))),
  }));
  const rest = 100 - others.reduce((sum, share) => sum + share.percent, 0);
  return [{ costCentre: home, percent: rest }, ...others];
}

/** An amount divided by a key, in its order; each part is rounded towards zero and the first bears the rest. */
export function divideMinor(amountMinor: number, key: readonly SplitShare[]): readonly number[] {
  const parts = key.map(({ percent }) => Math.trunc((amountMinor * percent) / 100));
  const rest = amountMinor - parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part, index) => (index === 0 ? part + rest : part));
}
