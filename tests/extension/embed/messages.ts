import type { EmbedDocumentInput } from '../../../extension/embed/protocol.ts';

/** An invoice of two lines, as a host hands it over. */
export const INVOICE: EmbedDocumentInput = {
  documentId: 'inv-1',
  documentNumber: 'R-2026-7',
  version: 'W/"5"',
  date: '2026-03-02',
  supplierName: 'Staples BV',
  currency: 'EUR',
  lines: [
    { lineId: '10', text: 'toner HP 26X', amountMinor: 18_450 },
    { lineId: '20', text: 'paper', amountMinor: 2_000, coding: { account: '0410' } },
  ],
};

/** An envelope that is right. */
export function envelope(type: string, payload: unknown, id = 'h-1'): Record<string, unknown> {
  return { v: 1, id, type, payload };
}

/** Objects inside one another, `depth` of them. */
export function nested(depth: number): object {
  let inner: object = {};
  for (let level = 1; level < depth; level += 1) inner = { inner };
  return inner;
}
