/** A decimal number without loss: `unscaled` / 10^`scale`. `scale` is 0 to 30. */
export interface Decimal {
  readonly unscaled: bigint;
  readonly scale: number;
}

/** Nothing. */
export const ZERO: Decimal = { unscaled: 0n, scale: 0 };

const DECIMAL = /^([+-]?)(\d{0,18})(?:\.(\d{0,30}))?$/;

/** The number of a text such as `-12.50`, `+7` or `.5`; null where it is none or longer than 18 whole digits and 30 decimals. */
export function parseDecimal(text: string): Decimal | null {
  const parts = DECIMAL.exec(text);
  if (!parts) return null;
  const [, sign = '', whole = '', fraction = ''] = parts;
  if (whole + fraction === '') return null;
  const size = BigInt(whole + fraction);
  return { unscaled: sign === '-' ? -size : size, scale: fraction.length };
}

/** The sum of two numbers, exactly. */
export function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { unscaled: scaledTo(a, scale) + scaledTo(b, scale), scale };
}

/** The product of two numbers, exactly; its scale is the sum of theirs. */
export function times(a: Decimal, b: Decimal): Decimal {
  return { unscaled: a.unscaled * b.unscaled, scale: a.scale + b.scale };
}

/** A number divided by another, with `scale` decimals, rounded half away from zero; null where the other is nothing. */
export function dividedBy(a: Decimal, b: Decimal, scale: number): Decimal | null {
  if (b.unscaled === 0n) return null;
  const top = a.unscaled * 10n ** BigInt(b.scale + scale + 1);
  const bottom = b.unscaled * 10n ** BigInt(a.scale);
  return rounded({ unscaled: top / bottom, scale: scale + 1 }, scale);
}

/** The number with the other sign. */
export function negated({ unscaled, scale }: Decimal): Decimal {
  return { unscaled: -unscaled, scale };
}

/**
 * The number in minor units of a currency with `minorDigits` decimals, rounded half away from zero as ledgers do; null
 * beyond 2^53 - 1 minor units.
 */
export function minorUnits(decimal: Decimal, minorDigits: number): number | null {
  const minor = Number(rounded(decimal, minorDigits).unscaled);
  return Number.isSafeInteger(minor) ? minor : null;
}

/** The number with `scale` decimals, rounded half away from zero. */
export function rounded(decimal: Decimal, scale: number): Decimal {
  if (decimal.scale <= scale) return { unscaled: scaledTo(decimal, scale), scale };
  const step = 10n ** BigInt(decimal.scale - scale);
  const size = decimal.unscaled < 0n ? -decimal.unscaled : decimal.unscaled;
  const nearest = (size + step / 2n) / step;
  return { unscaled: decimal.unscaled < 0n ? -nearest : nearest, scale };
}

/** The nearest floating number; for quantities, prices and rates that the classifier sees, never for sums. */
export function floatingNumber(decimal: Decimal): number {
  return Number(decimalText(decimal));
}

/** The number as text with a decimal point and all of its decimals: `-12.50`. */
export function decimalText({ unscaled, scale }: Decimal): string {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const sign = unscaled < 0n ? '-' : '';
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function scaledTo({ unscaled, scale }: Decimal, target: number): bigint {
  return unscaled * 10n ** BigInt(target - scale);
}
