import { describe, expect, test } from 'vitest';
import type { Country } from '../../core/demo/country.ts';
import { invoiceRate, taxCodeOf, TAX_CODES, type RateKind } from '../../core/demo/tax-codes.ts';

const COUNTRIES: readonly Country[] = ['NL', 'DE', 'FR', 'BE', 'GB', 'US', 'CH'];
const KINDS: readonly RateKind[] = ['standard', 'reduced', 'exempt'];

describe('tax codes', () => {
  test('every supply that an invoice can state has one code', () => {
    const reached = new Set(
      COUNTRIES.flatMap((country) =>
        KINDS.flatMap((kind) =>
          [true, false].map((isTaxedAtSupplier) =>
            taxCodeOf(country, invoiceRate(country, kind, isTaxedAtSupplier)),
          ),
        ),
      ),
    );
    expect([...reached].sort()).toEqual(TAX_CODES.map(({ code }) => code).sort());
  });

  test('21 % from the Netherlands and 21 % from Belgium are two codes', () => {
    expect([taxCodeOf('NL', 21), taxCodeOf('BE', 21)]).toEqual(['V21', 'B21']);
  });

  test('a German supply is without tax on the invoice unless it is taxed in Germany', () => {
    expect(taxCodeOf('DE', invoiceRate('DE', 'standard', false))).toBe('R00');
    expect(taxCodeOf('DE', invoiceRate('DE', 'standard', true))).toBe('D19');
  });

  test('a rate that a country does not have is refused', () => {
    expect(() => taxCodeOf('NL', 19)).toThrow('no tax code for 19 % from NL');
  });
});
