import { neighbours } from './account-move.ts';
import { COST_CENTRES } from './cost-centres.ts';
import type { TrueCoding } from './document.ts';
import { drawChance, drawOne, drawWeighted, type SeededRandom } from './seeded-random.ts';
import { TAX_CODES } from './tax-codes.ts';

/** Share of posted lines that are coded wrongly in one dimension. */
export const MISTAKE_SHARE = 0.025;

/** Dimensions that mistakes are made in, with their share. */
const MISTAKEN: readonly (readonly [keyof TrueCoding, number])[] = [
  ['account', 0.65],
  ['costCentre', 0.3],
  ['taxCode', 0.05],
];

/** The coding as posted: in MISTAKE_SHARE of the lines one code is another one, for accounts one of the same group. */
export function drawPostedCoding(random: SeededRandom, truth: TrueCoding): TrueCoding {
  if (!drawChance(random, MISTAKE_SHARE)) return truth;
  const dimension = drawWeighted(random, MISTAKEN, ([, share]) => share)[0];
  const wrong = drawOne(random, wrongCodes(dimension, truth));
  return { ...truth, [dimension]: wrong };
}

function wrongCodes(dimension: keyof TrueCoding, truth: TrueCoding): readonly string[] {
  if (dimension === 'account') {
    const others = neighbours(truth.account);
    return others.length > 0 ? others : [SUSPENSE];
  }
  const codes = (dimension === 'costCentre' ? COST_CENTRES : TAX_CODES).map(({ code }) => code);
  return codes.filter((code) => code !== truth[dimension]);
}

/** Where a line lands whose account has no neighbour in use. */
const SUSPENSE = '2030';
