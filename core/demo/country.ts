/** Countries the demo company buys in, ISO 3166-1 alpha-2. */
export type Country = 'NL' | 'DE' | 'FR' | 'BE' | 'GB' | 'US' | 'CH';

/** Languages of invoices, ISO 639-1. */
export type Language = 'nl' | 'de' | 'fr' | 'en';

/** Position of a language in the texts of a trade. */
export const LANGUAGES: readonly Language[] = ['nl', 'de', 'fr', 'en'];

/** The currency that suppliers of a country bill in, ISO 4217. */
export function currencyOf(country: Country): string {
  if (country === 'GB') return 'GBP';
  if (country === 'US') return 'USD';
  return country === 'CH' ? 'CHF' : 'EUR';
}
