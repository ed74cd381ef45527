import { dividedBy, type Decimal } from '../../domain/decimal.ts';

/** Decimals that a price of one unit gets beyond those of the price of several. */
const MORE_DECIMALS = 4;

/** A price that is for `base` units as the price of one; null where `base` is nothing. */
export function pricePerUnit(price: Decimal, base: Decimal): Decimal | null {
  const isOne = base.unscaled === 10n ** BigInt(base.scale);
  return isOne ? price : dividedBy(price, base, price.scale + MORE_DECIMALS);
}
