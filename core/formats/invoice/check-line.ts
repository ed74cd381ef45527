import {
  decimalText,
  dividedBy,
  floatingNumber,
  negated,
  plus,
  rounded,
  times,
  ZERO,
  type Decimal,
} from '../../domain/decimal.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import type { FieldReader } from './field-reader.ts';

/** What a line's net amount is made of. */
export interface LineSum {
  readonly quantity: Decimal | null;
  /** Price for `base` units. */
  readonly price: Decimal | null;
  /** Null: the price is for one. */
  readonly base: Decimal | null;
  /** Charges of the line less its allowances. */
  readonly allowances: Decimal;
  readonly net: Decimal;
}

/** Peppol lets a line be off by two hundredths (its rule PEPPOL-EN16931-R120). */
const TOLERANCE = { unscaled: 2n, scale: 2 } satisfies Decimal;

/** Notes where a line's amount is not its quantity times its price, with its allowances and charges. */
export function checkLine(line: XmlElement, sum: LineSum, reader: FieldReader): void {
  const { quantity, price, net, allowances } = sum;
  if (quantity === null || price === null || sum.base?.unscaled === 0n) return;
  const base = sum.base ?? { unscaled: 1n, scale: 0 };
  // Multiplied out, nothing is lost by dividing: quantity * price = (net - allowances) * base.
  const gap = plus(times(quantity, price), negated(times(plus(net, negated(allowances)), base)));
  if (Math.abs(floatingNumber(gap)) <= Math.abs(floatingNumber(times(base, TOLERANCE)))) return;
  const off = dividedBy(gap, base, 2);
  const expected = decimalText(rounded(plus(net, off ?? ZERO), 2));
  reader.warn(
    line,
    `an amount of ${expected}, quantity times price with allowances and charges`,
    decimalText(net),
  );
}
