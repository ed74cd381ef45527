import { turnedCreditNote } from '../../domain/credit-note.ts';
import { isCurrencyCode } from '../../domain/currency.ts';
import type { Invoice, InvoiceHeader } from '../../domain/invoice.ts';
import type { InputFile } from '../input-file.ts';
import { checkTotals } from '../invoice/check-totals.ts';
import { isCreditTypeCode } from '../invoice/credit-type-code.ts';
import { FieldReader } from '../invoice/field-reader.ts';
import type { InvoiceReading } from '../invoice/invoice-reading.ts';
import { addLine, finishedLines, type LineDraft } from '../invoice/line-draft.ts';
import { statedFields } from '../invoice/stated-fields.ts';
import { textAt, type XmlElement } from '../xml/xml-element.ts';
import { XmlRecords } from '../xml/xml-records.ts';
import { ublLine } from './ubl-line.ts';
import { ublParty } from './ubl-party.ts';
import { ublAllowances, ublTaxes, ublTotalPlaces, ublTotals } from './ubl-totals.ts';

/** Elements of a UBL document that are handed over one by one, and those that are not read. */
const PLAN = {
  records: ['Invoice/InvoiceLine', 'CreditNote/CreditNoteLine'],
  leftOut: ['UBLExtensions', 'Attachment', 'Signature', 'SubInvoiceLine', 'SubCreditNoteLine'],
};
/** EN 16931 asks for exact sums (BR-CO-10 to 16); a group's tax may be off by less than one (BR-S-09). */
const TOLERANCES = { sumMinor: 0, allIsTaxed: true, taxMinor: 99 };

/** Reads a UBL 2.1 Invoice or CreditNote. Amounts of a credit note are turned: what is taken back is negative. */
export function readUbl(file: InputFile): InvoiceReading {
  const records = new XmlRecords(file, PLAN);
  const reader = new FieldReader(file.name);
  const drafts: LineDraft[] = [];
  let root: XmlElement | null = null;
  for (const { way, element } of records) {
    if (way.includes('/')) addLine(drafts, ublLine(element, reader), element, reader);
    else root = element;
  }
  if (records.fault !== null || root === null)
    return { ok: false, faults: records.fault ? [records.fault] : [] };
  const invoice = ublInvoice(root, drafts, reader);
  return reader.faults.length > 0
    ? { ok: false, faults: reader.faults }
    : {
        ok: true,
        invoices: [invoice.header.kind === 'invoice' ? invoice : turnedCreditNote(invoice)],
        warnings: reader.warnings,
      };
}

/** The document as it stands, before a credit note is turned. */
function ublInvoice(root: XmlElement, drafts: readonly LineDraft[], reader: FieldReader): Invoice {
  const header = ublHeader(root, reader);
  const { currency } = header;
  const invoice: Invoice = {
    file: reader.file,
    header,
    supplier: ublParty(root, 'AccountingSupplierParty'),
    customer: ublParty(root, 'AccountingCustomerParty'),
    lines: finishedLines(drafts, currency),
    allowancesAndCharges: ublAllowances(root, currency, reader),
    taxes: ublTaxes(root, currency, reader),
    totals: ublTotals(root, currency, reader),
  };
  if (reader.faults.length === 0) checkTotals(invoice, ublTotalPlaces(root, currency), reader, TOLERANCES);
  return invoice;
}

function ublHeader(root: XmlElement, reader: FieldReader): InvoiceHeader {
  const typeCode = textAt(root, 'InvoiceTypeCode', 'CreditNoteTypeCode');
  const currency = reader.text(root, 'DocumentCurrencyCode');
  if (currency !== '' && !isCurrencyCode(currency))
    reader.fault(root, 'a currency code of three letters', `"${currency}"`);
  const supplier = 'AccountingSupplierParty/Party';
  return {
    kind: root.name === 'CreditNote' || isCreditTypeCode(typeCode) ? 'credit note' : 'invoice',
    documentId: reader.text(root, 'ID'),
    date: reader.date(root, 'IssueDate'),
    currency,
    typeCode,
    direction: null,
    fields: statedFields({
      supplier_country: textAt(root, `${supplier}/PostalAddress/Country/IdentificationCode`),
      supplier_activity: textAt(root, `${supplier}/IndustryClassificationCode`),
      customer_name: textAt(
        root,
        'AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName',
        'AccountingCustomerParty/Party/PartyName/Name',
      ),
      order_number: textAt(root, 'OrderReference/ID'),
      contract_number: textAt(root, 'ContractDocumentReference/ID'),
      project_number: textAt(root, 'ProjectReference/ID'),
      buyer_reference: textAt(root, 'BuyerReference'),
      cost_reference: textAt(root, 'AccountingCost', 'AccountingCostCode'),
    }),
  };
}
