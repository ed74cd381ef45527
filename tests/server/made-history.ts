import { MS_PER_DAY } from '../../core/domain/calendar-day.ts';
import type { HistoryDraft } from '../../core/formats/conversion/history-draft.ts';
import type { PostedDocument } from '../../server/connectors/source-document.ts';

/** Suppliers of the made ledger, each with its habit. */
const ACCOUNTS = ['4000', '4100', '4200', '0210', '6300'];

/** A line of the made ledger: supplier `n % 20` is coded by its number, so that there is something to learn. */
export function madeLine(number: number): HistoryDraft {
  const supplier = number % 20;
  const date = new Date(Date.UTC(2024, 0, 1) + Math.floor(number / 10) * MS_PER_DAY)
    .toISOString()
    .slice(0, 10);
  return {
    ...{ documentId: `INV-${Math.floor(number / 2)}`, lineNo: (number % 2) + 1, date, direction: 'received' },
    ...{
      supplierName: `Supplier ${supplier}`,
      supplierId: `S${supplier}`,
      supplierTaxId: '',
      text: `Item ${number % 7}`,
    },
    ...{
      quantity: 1,
      unitPrice: null,
      amountMinor: 1000 + number,
      currency: 'EUR',
      taxRate: 21,
      company: '',
    },
    ...{ fields: { order: `PO ${number % 3}` }, coding: { account: ACCOUNTS[supplier % 5] ?? '4000' } },
  };
}

/** `documentCount` documents of two lines each, from the document numbered `from` on. */
export function madeDocuments(from: number, documentCount: number): PostedDocument[] {
  return Array.from({ length: documentCount }, (_, at) => {
    const number = from + at;
    return {
      key: `D${number}`,
      changedAt: new Date(Date.UTC(2025, 0, 1) + number * 1000).toISOString(),
      lines: [0, 1].map((line) => ({ key: String(line), line: madeLine(2 * number + line) })),
    };
  });
}
