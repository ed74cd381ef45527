import type { EmbedDocument } from '../../core/contracts/embed-document.ts';
import type { LedgerLine } from '../../core/domain/ledger-line.ts';

/** A document as the engine's desk takes it. */
export interface DeskDocument {
  readonly lines: readonly LedgerLine[];
  readonly headerFieldNames: readonly string[];
}

/** The lines of a document with all that its head says of them, not coded in any dimension. */
export function deskDocument(document: EmbedDocument): DeskDocument {
  const headerFieldNames = [...new Set(document.lines.flatMap(({ fields }) => Object.keys(fields)))].sort();
  const lines = document.lines.map((line, index): LedgerLine => ({
    rowNumber: index + 1,
    documentId: document.documentNumber || document.documentId,
    lineNo: index + 1,
    date: document.date,
    direction: document.direction,
    supplierName: document.supplierName,
    supplierId: document.supplierId,
    supplierTaxId: document.supplierTaxId,
    text: line.text,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    amountMinor: line.amountMinor,
    currency: document.currency,
    taxRate: line.taxRate,
    company: document.company,
    headerFields: headerFieldNames.map((name) => line.fields[name] ?? ''),
    coding: [],
  }));
  return { lines, headerFieldNames };
}
