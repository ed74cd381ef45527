import { isoDate } from '../domain/calendar-day.ts';
import type { LedgerLine } from '../domain/ledger-line.ts';
import { currencyOf } from './country.ts';
import type { Draft, DraftLine } from './document.ts';

/** A document with the number that bookkeeping gave it, `I24-00017`. */
export interface NumberedDocument extends Draft {
  readonly id: string;
}

/** A line with the document that it stands in. */
export interface PlacedLine {
  readonly document: NumberedDocument;
  /** Index into the documents handed over. */
  readonly documentIndex: number;
  readonly line: DraftLine;
  /** From 1 in its document. */
  readonly lineNo: number;
}

/** Documents numbered in their order, from 1 in each year. */
export function numberDocuments(drafts: readonly Draft[]): readonly NumberedDocument[] {
  const lastNumbers = new Map<string, number>();
  return drafts.map((draft) => {
    const year = isoDate(draft.day).slice(2, 4);
    const number = (lastNumbers.get(year) ?? 0) + 1;
    lastNumbers.set(year, number);
    return { ...draft, id: `I${year}-${String(number).padStart(5, '0')}` };
  });
}

/** The lines of documents, in order. */
export function placedLines(documents: readonly NumberedDocument[]): readonly PlacedLine[] {
  return documents.flatMap((document, documentIndex) =>
    document.lines.map((line, index) => ({ document, documentIndex, line, lineNo: index + 1 })),
  );
}

/** A line as the ledger holds it, in a row of its file. */
export function ledgerLine(
  { document: { id, day, supplier }, line: { text, amountMinor, taxRate }, lineNo }: PlacedLine,
  rowNumber: number,
  coding: readonly (string | null)[],
): LedgerLine {
  return {
    rowNumber,
    documentId: id,
    lineNo,
    date: isoDate(day),
    direction: 'received',
    supplierName: supplier.name,
    supplierId: supplier.id,
    // Bookkeeping sheets rarely carry it; country and rate show in name, currency and rate.
    supplierTaxId: '',
    text,
    quantity: null,
    unitPrice: null,
    amountMinor,
    currency: currencyOf(supplier.country),
    taxRate,
    company: '',
    headerFields: [],
    coding,
  };
}
