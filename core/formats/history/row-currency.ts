import { isCurrencyCode } from '../../domain/currency.ts';

// A sign that means one currency only; dollars, kroner and yen or yuan share theirs.
const CODE_OF_SIGN = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
]);

/** The ISO 4217 code that a currency cell states, '' for an empty one; null where it is no currency. */
export function currencyCode(text: string): string | null {
  if (text === '') return '';
  const code = CODE_OF_SIGN.get(text) ?? text.toUpperCase();
  return isCurrencyCode(code) ? code : null;
}

/** The code that stands beside an amount, '' where none does or its sign could mean several currencies. */
export function currencyBesideAmount(sign: string): string {
  return CODE_OF_SIGN.get(sign) ?? (isCurrencyCode(sign) ? sign : '');
}
