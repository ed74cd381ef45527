import fc from 'fast-check';
import type { CodedEngineLine } from '../../core/engine/index.ts';

/** A line of two dimensions with everything but what a test is about left at its plainest. */
export function lineWith(given: Partial<CodedEngineLine>): CodedEngineLine {
  return {
    date: '2024-03-01',
    documentId: null,
    direction: null,
    supplierName: 'Staples BV',
    supplierId: '',
    supplierTaxId: '',
    text: 'copy paper',
    amountMinor: 10_000,
    taxRate: null,
    company: '',
    headerFields: [],
    coding: ['4400', 'V21'],
    ...given,
  };
}

const NAMES = ['Staples BV', 'STAPLES  bv', 'Vattenfall', 'KLM 447', 'Crédit Générale', 'Ζεύς', ''];
const TEXTS = ['copy paper A4', 'Papier für Kopierer', 'gas 2024/03', 'flight ams-cdg 12 12', 'x', ''];

/** Any line of a few suppliers, texts and values, so that everything meets everything; two dimensions. */
export const ANY_LINE: fc.Arbitrary<CodedEngineLine> = fc.record({
  date: fc.constant('2024-03-01'),
  documentId: fc.constantFrom(null, 'INV-2024-0017', 'INV-2024-0018', '99', 'ABC'),
  direction: fc.constantFrom(null, 'received' as const, 'sent' as const),
  supplierName: fc.oneof(fc.constantFrom(...NAMES), fc.string({ unit: 'binary', maxLength: 12 })),
  supplierId: fc.constantFrom('', 'S01', 'S02'),
  supplierTaxId: fc.constantFrom('', 'NL001'),
  text: fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'binary', maxLength: 30 })),
  amountMinor: fc.oneof(
    fc.constantFrom(0, 100, 10_000, -10_000),
    fc.integer({ min: -(2 ** 53), max: 2 ** 53 }),
  ),
  taxRate: fc.constantFrom(null, 0, 5.5, 21, 8.1, -3),
  company: fc.constantFrom('', 'NL01', 'DE02'),
  headerFields: fc.array(fc.constantFrom('', 'IT', 'sales', '0042'), { minLength: 2, maxLength: 2 }),
  coding: fc.tuple(fc.constantFrom('4400', '0440', '4510', null), fc.constantFrom('V21', 'V0', null)),
});

/** Up to `mostDays` days of lines, each day in lines of its own date, in order. */
export function anyDays(mostDays: number, mostLines = 8): fc.Arbitrary<CodedEngineLine[][]> {
  const day = fc.array(ANY_LINE, { minLength: 1, maxLength: mostLines });
  return fc
    .array(day, { minLength: 1, maxLength: mostDays })
    .map((days) => days.map((lines, index) => lines.map((line) => ({ ...line, date: dateOf(index) }))));
}

const FIRST_DAY = Date.UTC(2023, 11, 28);
const MS_PER_DAY = 86_400_000;

/** The date so many days into a test's ledger. */
export function dateOf(day: number): string {
  return new Date(FIRST_DAY + day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Lines by day, in order. */
export function byDay<Line extends CodedEngineLine>(lines: readonly Line[]): Line[][] {
  const days = new Map<string, Line[]>();
  for (const line of lines) days.set(line.date, [...(days.get(line.date) ?? []), line]);
  return [...days.values()];
}
