import fc from 'fast-check';
import { isoDate } from '../../core/domain/calendar-day.ts';
import type { LedgerLine } from '../../core/domain/ledger-line.ts';

/** A line with everything but what a test is about left at its plainest. */
export function lineWith(given: Partial<LedgerLine>): LedgerLine {
  return {
    rowNumber: 2,
    documentId: null,
    lineNo: null,
    date: '2024-01-01',
    direction: null,
    supplierName: 'Staples BV',
    supplierId: '',
    supplierTaxId: '',
    text: '',
    quantity: null,
    unitPrice: null,
    amountMinor: 10_000,
    currency: 'EUR',
    taxRate: null,
    company: '',
    headerFields: [],
    coding: ['4400'],
    ...given,
  };
}

const DAY_2024_01_01 = 19_723;

/** Ledgers of up to 60 lines over 90 days: few suppliers and values, so that everything meets everything. */
export function arbitraryLedger(dimensionCount: number): fc.Arbitrary<LedgerLine[]> {
  const line = fc.record({
    day: fc.nat(89),
    documentId: fc.constantFrom(null, 'A', 'B', 'C'),
    supplierName: fc.constantFrom('Staples BV', 'STAPLES BV', 'Vattenfall', 'KLM', ''),
    amountMinor: fc.integer({ min: -50_000, max: 50_000 }),
    coding: fc.array(fc.constantFrom('4400', '4410', '0120', 'V21', null), {
      minLength: dimensionCount,
      maxLength: dimensionCount,
    }),
  });
  return fc
    .array(line, { minLength: 5, maxLength: 60 })
    .map((lines) =>
      lines.map(({ day, ...given }, index) =>
        lineWith({ ...given, date: isoDate(DAY_2024_01_01 + day), rowNumber: index + 2 }),
      ),
    );
}
