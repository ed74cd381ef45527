import type { NumberFormat } from '../../core/contracts/embed-message.ts';
import { minorDigits } from '../../core/domain/currency.ts';

/** Writes amounts in minor units with the decimals of their currency. */
export type AmountWriter = (amountMinor: number, currency: string) => string;

/** Writes amounts as a locale does; with the host's own signs where it gave some. */
export function amountWriter(locale: string, format: NumberFormat | null): AmountWriter {
  return (amountMinor, currency) => {
    const digits = minorDigits(currency);
    const parts = new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).formatToParts(amountMinor / 10 ** digits);
    const figure = parts.map(({ type, value }) => (format ? ownSign(type, value, format) : value)).join('');
    return `${figure} ${currency}`.trim();
  };
}

function ownSign(type: Intl.NumberFormatPartTypes, value: string, format: NumberFormat): string {
  if (type === 'decimal') return format.decimal;
  return type === 'group' ? format.group : value;
}
