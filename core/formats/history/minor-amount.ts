import type { DecimalText } from './number-column.ts';

/** An amount in minor units, and whether it had decimals that the currency does not have. */
export interface MinorAmount {
  readonly minor: number;
  readonly isRounded: boolean;
}

/**
 * A decimal text in minor units of a currency with `minorDigits` decimals, exactly: the arithmetic is on digits. What
 * goes beyond the minor unit is rounded half away from zero, as ledgers do. Null beyond 2^53 - 1 minor units.
 */
export function minorAmount(decimal: DecimalText, minorDigits: number): MinorAmount | null {
  const kept = decimal.fraction.slice(0, minorDigits).padEnd(minorDigits, '0');
  const dropped = decimal.fraction.slice(minorDigits);
  const roundsUp = dropped.charAt(0) >= '5' ? 1 : 0;
  const size = Number(decimal.whole + kept) + roundsUp;
  if (!Number.isSafeInteger(size)) return null;
  return { minor: decimal.isNegative && size > 0 ? -size : size, isRounded: /[1-9]/.test(dropped) };
}

/** An amount in minor units as decimal text with a point: -1234 of a currency with two decimals is `-12.34`. */
export function minorText(minor: number, minorDigits: number): string {
  const digits = String(Math.abs(minor)).padStart(minorDigits + 1, '0');
  const cut = digits.length - minorDigits;
  const text = minorDigits === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return minor < 0 ? `-${text}` : text;
}
