import type { LedgerLine } from '../../../core/domain/ledger-line.ts';

/** A line of a supplier with a coding; what is not given is blank. */
export function line(supplierName: string, given: Partial<LedgerLine> = {}): LedgerLine {
  return {
    rowNumber: 2,
    documentId: null,
    lineNo: null,
    date: '2026-10-01',
    direction: null,
    supplierName,
    supplierId: '',
    supplierTaxId: '',
    text: '',
    quantity: null,
    unitPrice: null,
    amountMinor: 1000,
    currency: 'EUR',
    taxRate: null,
    company: '',
    headerFields: [],
    coding: [null, null],
    ...given,
  };
}
