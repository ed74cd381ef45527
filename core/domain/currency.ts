// ISO 4217, list one: currencies whose minor unit is not a hundredth.
const MINOR_DIGITS = new Map<string, number>([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
    .split(' ')
    .map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ...'CLF UYW'.split(' ').map((code) => [code, 4] as const),
]);

const CODE = /^[A-Z]{3}$/;

/** Whether a text has the form of an ISO 4217 code: three capital letters. */
export function isCurrencyCode(text: string): boolean {
  return CODE.test(text);
}

/** Decimals of a currency's minor unit, 0 to 4; two where the currency is '' or not an exception in ISO 4217. */
export function minorDigits(currency: string): number {
  return MINOR_DIGITS.get(currency) ?? 2;
}
