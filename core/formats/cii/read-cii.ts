import { turnedCreditNote } from '../../domain/credit-note.ts';
import { isCurrencyCode } from '../../domain/currency.ts';
import type { Invoice, InvoiceHeader, Party } from '../../domain/invoice.ts';
import type { InputFile } from '../input-file.ts';
import { checkTotals } from '../invoice/check-totals.ts';
import { isCreditTypeCode } from '../invoice/credit-type-code.ts';
import { FieldReader } from '../invoice/field-reader.ts';
import type { InvoiceReading } from '../invoice/invoice-reading.ts';
import { addLine, finishedLines, type LineDraft } from '../invoice/line-draft.ts';
import { statedFields } from '../invoice/stated-fields.ts';
import { find, findAll, textAt, type XmlElement } from '../xml/xml-element.ts';
import { XmlRecords } from '../xml/xml-records.ts';
import { ciiLine } from './cii-line.ts';
import { ciiAllowances, ciiTaxes, ciiTotalPlaces, ciiTotals } from './cii-totals.ts';

const TRANSACTION = 'SupplyChainTradeTransaction';
const AGREEMENT = `${TRANSACTION}/ApplicableHeaderTradeAgreement`;
const SETTLEMENT = `${TRANSACTION}/ApplicableHeaderTradeSettlement`;
const PLAN = {
  records: [`CrossIndustryInvoice/${TRANSACTION}/IncludedSupplyChainTradeLineItem`],
  leftOut: ['AttachmentBinaryObject'],
};
/** EN 16931 asks for exact sums (BR-CO-10 to 16); a group's tax may be off by less than one (BR-S-09). */
const TOLERANCES = { sumMinor: 0, allIsTaxed: true, taxMinor: 99 };

/** Reads a UN/CEFACT Cross Industry Invoice, as ZUGFeRD 2, Factur-X and XRechnung carry it. A credit note is turned. */
export function readCii(file: InputFile): InvoiceReading {
  const records = new XmlRecords(file, PLAN);
  const reader = new FieldReader(file.name);
  const drafts: LineDraft[] = [];
  let root: XmlElement | null = null;
  for (const { way, element } of records) {
    if (!way.includes('/')) root = element;
    else {
      const line = ciiLine(element, reader);
      if (line) addLine(drafts, line, element, reader);
    }
  }
  if (records.fault !== null || root === null)
    return { ok: false, faults: records.fault ? [records.fault] : [] };
  const invoice = ciiInvoice(root, drafts, reader);
  if (reader.faults.length > 0) return { ok: false, faults: reader.faults };
  return {
    ok: true,
    invoices: [invoice.header.kind === 'invoice' ? invoice : turnedCreditNote(invoice)],
    warnings: reader.warnings,
  };
}

/** The document as it stands, before a credit note is turned. */
function ciiInvoice(root: XmlElement, drafts: readonly LineDraft[], reader: FieldReader): Invoice {
  const header = ciiHeader(root, reader);
  const { currency } = header;
  const settlement = find(root, SETTLEMENT) ?? root;
  const invoice: Invoice = {
    file: reader.file,
    header,
    supplier: ciiParty(root, 'SellerTradeParty'),
    customer: ciiParty(root, 'BuyerTradeParty'),
    lines: finishedLines(drafts, currency),
    allowancesAndCharges: ciiAllowances(settlement, currency, reader),
    taxes: ciiTaxes(settlement, currency, reader),
    totals: ciiTotals(settlement, currency, reader),
  };
  if (reader.faults.length === 0)
    checkTotals(invoice, ciiTotalPlaces(settlement, currency), reader, TOLERANCES);
  return invoice;
}

function ciiHeader(root: XmlElement, reader: FieldReader): InvoiceHeader {
  const typeCode = textAt(root, 'ExchangedDocument/TypeCode');
  const currency = reader.text(root, `${SETTLEMENT}/InvoiceCurrencyCode`);
  if (currency !== '' && !isCurrencyCode(currency))
    reader.fault(root, 'a currency code of three letters', `"${currency}"`);
  return {
    kind: isCreditTypeCode(typeCode) ? 'credit note' : 'invoice',
    documentId: reader.text(root, 'ExchangedDocument/ID'),
    date: reader.compactDate(root, 'ExchangedDocument/IssueDateTime/DateTimeString'),
    currency,
    typeCode,
    direction: null,
    fields: statedFields({
      supplier_country: textAt(root, `${AGREEMENT}/SellerTradeParty/PostalTradeAddress/CountryID`),
      customer_name: textAt(root, `${AGREEMENT}/BuyerTradeParty/Name`),
      order_number: textAt(root, `${AGREEMENT}/BuyerOrderReferencedDocument/IssuerAssignedID`),
      contract_number: textAt(root, `${AGREEMENT}/ContractReferencedDocument/IssuerAssignedID`),
      project_number: textAt(root, `${AGREEMENT}/SpecifiedProcuringProject/ID`),
      buyer_reference: textAt(root, `${AGREEMENT}/BuyerReference`),
      cost_reference: textAt(root, `${SETTLEMENT}/ReceivableSpecifiedTradeAccountingAccount/ID`),
    }),
  };
}

function ciiParty(root: XmlElement, role: string): Party {
  const party = find(root, `${AGREEMENT}/${role}`);
  if (party === null) return { name: '', id: '', taxId: '' };
  const numbers = findAll(party, 'SpecifiedTaxRegistration/ID');
  const vat = numbers.find((number) => number.attributes['schemeID'] === 'VA') ?? numbers[0];
  return {
    name: textAt(party, 'Name', 'SpecifiedLegalOrganization/TradingBusinessName'),
    id: textAt(party, 'SpecifiedLegalOrganization/ID', 'GlobalID', 'ID'),
    taxId: vat?.text ?? '',
  };
}
