import { floatingNumber } from '../../domain/decimal.ts';
import type { AllowanceOrCharge, Invoice, InvoiceLine, Party } from '../../domain/invoice.ts';
import type { HistoryDraft } from './history-draft.ts';

/**
 * The lines of an invoice in history form, without coding: its lines, then its allowances and charges, so that they add up
 * to the document. `ownIds` are the tax numbers or names of the company: they say which invoices it received and which it
 * sent; the supplier's columns then hold the other party.
 */
export function invoiceDrafts(invoice: Invoice, ownIds: readonly string[]): readonly HistoryDraft[] {
  const direction = invoice.header.direction ?? directionOf(invoice, ownIds);
  const partner = direction === 'sent' ? invoice.customer : invoice.supplier;
  const { typeCode, documentId, date, currency, fields } = invoice.header;
  const document = typeCode === '' ? fields : { document_type: typeCode, ...fields };
  const shared = {
    documentId,
    date,
    direction,
    supplierName: partner.name,
    supplierId: partner.id,
    supplierTaxId: partner.taxId,
    currency,
    company: '',
    coding: {},
  };
  return [
    ...invoice.lines.map((line, at) => ({ ...shared, ...lineDraft(line, at, document) })),
    ...invoice.allowancesAndCharges.map((one, at) => ({
      ...shared,
      ...allowanceDraft(one, invoice.lines.length + at, document),
    })),
  ];
}

type OwnPart = Pick<
  HistoryDraft,
  'lineNo' | 'text' | 'quantity' | 'unitPrice' | 'amountMinor' | 'taxRate' | 'fields'
>;

function lineDraft(line: InvoiceLine, at: number, document: Readonly<Record<string, string>>): OwnPart {
  const own = { ...line.fields, ...categoryField(line.tax.category), ...unitField(line.unit) };
  return {
    lineNo: at + 1,
    text: line.text,
    quantity: line.quantity === null ? null : floatingNumber(line.quantity),
    unitPrice: line.unitPrice === null ? null : floatingNumber(line.unitPrice),
    amountMinor: line.amountMinor,
    taxRate: line.tax.rate,
    fields: { ...document, ...own },
  };
}

function allowanceDraft(
  one: AllowanceOrCharge,
  at: number,
  document: Readonly<Record<string, string>>,
): OwnPart {
  return {
    lineNo: at + 1,
    text: one.text,
    quantity: null,
    unitPrice: null,
    amountMinor: one.amountMinor,
    taxRate: one.tax.rate,
    fields: {
      ...document,
      ...categoryField(one.tax.category),
      line_kind: one.basis === 'net' ? one.kind : `${one.kind} after tax`,
    },
  };
}

function categoryField(category: string): Readonly<Record<string, string>> {
  return category === '' ? {} : { tax_category: category };
}

function unitField(unit: string): Readonly<Record<string, string>> {
  return unit === '' ? {} : { unit };
}

function directionOf({ supplier, customer }: Invoice, ownIds: readonly string[]): 'received' | 'sent' | null {
  const own = new Set(ownIds.map(folded));
  const isOwn = (party: Party): boolean =>
    [party.taxId, party.id, party.name].some((id) => id !== '' && own.has(folded(id)));
  if (isOwn(supplier) === isOwn(customer)) return null;
  return isOwn(supplier) ? 'sent' : 'received';
}

/** Tax numbers are written with and without blanks and points. */
function folded(id: string): string {
  return id.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}
