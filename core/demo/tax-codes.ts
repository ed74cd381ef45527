import type { Country } from './country.ts';

/** A tax code of the company, with the rate that an invoice states for it. */
export interface TaxCode {
  readonly code: string;
  readonly name: string;
  /** Percent on the invoice: 0 where the buyer owes the tax. */
  readonly ratePercent: number;
  /** Countries of the suppliers that it applies to. */
  readonly countries: readonly Country[];
}

/** How a supply is taxed in its country. */
export type RateKind = 'standard' | 'reduced' | 'exempt';

/** The company's 10 tax codes. Country and rate decide: 21 % is V21 from the Netherlands and B21 from Belgium. */
export const TAX_CODES: readonly TaxCode[] = [
  { code: 'V21', name: 'Dutch input VAT, standard rate', ratePercent: 21, countries: ['NL'] },
  { code: 'V09', name: 'Dutch input VAT, reduced rate', ratePercent: 9, countries: ['NL'] },
  { code: 'V00', name: 'Dutch supply, exempt', ratePercent: 0, countries: ['NL'] },
  { code: 'R00', name: 'Supply from the EU, reverse charge', ratePercent: 0, countries: ['DE', 'FR', 'BE'] },
  { code: 'I00', name: 'Supply from outside the EU', ratePercent: 0, countries: ['GB', 'US', 'CH'] },
  { code: 'D19', name: 'German VAT to be refunded, standard rate', ratePercent: 19, countries: ['DE'] },
  { code: 'D07', name: 'German VAT to be refunded, reduced rate', ratePercent: 7, countries: ['DE'] },
  { code: 'F20', name: 'French VAT to be refunded, standard rate', ratePercent: 20, countries: ['FR'] },
  { code: 'F10', name: 'French VAT to be refunded, reduced rate', ratePercent: 10, countries: ['FR'] },
  { code: 'B21', name: 'Belgian VAT to be refunded', ratePercent: 21, countries: ['BE'] },
];

const RATES: Readonly<Record<Country, readonly [standard: number, reduced: number]>> = {
  NL: [21, 9],
  DE: [19, 7],
  FR: [20, 10],
  BE: [21, 21],
  GB: [0, 0],
  US: [0, 0],
  CH: [0, 0],
};

/**
 * Percent that a supplier's invoice states. Only supplies taxed where the supplier is (a hotel, rent, fuel) bear foreign
 * tax; for all others from abroad the buyer owes it, so the invoice says 0.
 */
export function invoiceRate(country: Country, kind: RateKind, isTaxedAtSupplier: boolean): number {
  if (kind === 'exempt' || (country !== 'NL' && !isTaxedAtSupplier)) return 0;
  return RATES[country][kind === 'standard' ? 0 : 1];
}

/** The tax code for a supplier's country and the invoice's rate; throws where the company has none. */
export function taxCodeOf(country: Country, ratePercent: number): string {
  const found = TAX_CODES.find((tax) => tax.ratePercent === ratePercent && tax.countries.includes(country));
  if (!found) throw new RangeError(`no tax code for ${ratePercent} % from ${country}`);
  return found.code;
}
