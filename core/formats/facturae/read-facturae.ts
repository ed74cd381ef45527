import { isCurrencyCode } from '../../domain/currency.ts';
import type { Invoice, InvoiceHeader, Party } from '../../domain/invoice.ts';
import type { InputFile } from '../input-file.ts';
import { checkTotals } from '../invoice/check-totals.ts';
import { FieldReader } from '../invoice/field-reader.ts';
import type { InvoiceReading } from '../invoice/invoice-reading.ts';
import { addLine, finishedLines, type LineDraft } from '../invoice/line-draft.ts';
import { statedFields } from '../invoice/stated-fields.ts';
import { fileFault } from '../xml/xml-fault.ts';
import { find, textAt, type XmlElement } from '../xml/xml-element.ts';
import { XmlRecords } from '../xml/xml-records.ts';
import { facturaeAllowances, facturaePlaces, facturaeTaxes, facturaeTotals } from './facturae-amounts.ts';
import { facturaeLine } from './facturae-line.ts';

const PARTIES = 'Facturae/Parties';
const INVOICE = 'Facturae/Invoices/Invoice';
const LINE = `${INVOICE}/Items/InvoiceLine`;
const PLAN = { records: [PARTIES, INVOICE, LINE], leftOut: ['Signature', 'AttachmentData'] };
/** Lines have up to eight decimals, totals two; outlays for the buyer are charged without being taxed. */
const TOLERANCES = { sumMinor: 1, allIsTaxed: false, taxMinor: null };
/** Correctives, of originals and of copies: they state what changes, with its sign. */
const CORRECTIVE = new Set(['OR', 'CR']);

/** Reads Facturae 3.2. A corrective invoice states its amounts with their sign and is taken as it stands. */
export function readFacturae(file: InputFile): InvoiceReading {
  const records = new XmlRecords(file, PLAN);
  const reader = new FieldReader(file.name);
  const invoices: Invoice[] = [];
  let parties: XmlElement | null = null;
  let drafts: LineDraft[] = [];
  for (const { way, element } of records) {
    if (way === PARTIES) parties = element;
    if (way === LINE) addLine(drafts, facturaeLine(element, reader), element, reader);
    if (way !== INVOICE) continue;
    invoices.push(facturaeInvoice(parties, element, drafts, reader));
    drafts = [];
  }
  if (records.fault !== null) return { ok: false, faults: [records.fault] };
  if (reader.faults.length > 0) return { ok: false, faults: reader.faults };
  if (invoices.length === 0)
    return { ok: false, faults: [fileFault(file.name, 'an Invoice in Invoices', 'none')] };
  return { ok: true, invoices, warnings: reader.warnings };
}

function facturaeInvoice(
  parties: XmlElement | null,
  element: XmlElement,
  drafts: readonly LineDraft[],
  reader: FieldReader,
): Invoice {
  const header = facturaeHeader(parties, element, reader);
  const { currency } = header;
  const invoice: Invoice = {
    file: reader.file,
    header,
    supplier: facturaeParty(parties, 'SellerParty'),
    customer: facturaeParty(parties, 'BuyerParty'),
    lines: finishedLines(drafts, currency),
    allowancesAndCharges: facturaeAllowances(element, currency, reader),
    taxes: facturaeTaxes(element, currency, reader),
    totals: facturaeTotals(element, currency, reader),
  };
  if (reader.faults.length === 0) checkTotals(invoice, facturaePlaces(element), reader, TOLERANCES);
  return invoice;
}

function facturaeHeader(parties: XmlElement | null, invoice: XmlElement, reader: FieldReader): InvoiceHeader {
  const currency = reader.text(invoice, 'InvoiceIssueData/InvoiceCurrencyCode');
  if (currency !== '' && !isCurrencyCode(currency))
    reader.fault(invoice, 'a currency code of three letters', `"${currency}"`);
  const series = textAt(invoice, 'InvoiceHeader/InvoiceSeriesCode');
  const seller = parties && find(parties, 'SellerParty');
  const person = seller ? textAt(seller, 'TaxIdentification/PersonTypeCode') : '';
  return {
    kind: CORRECTIVE.has(textAt(invoice, 'InvoiceHeader/InvoiceClass')) ? 'credit note' : 'invoice',
    documentId: [series, reader.text(invoice, 'InvoiceHeader/InvoiceNumber')].filter(Boolean).join(' '),
    date: reader.date(invoice, 'InvoiceIssueData/IssueDate'),
    currency,
    typeCode: textAt(invoice, 'InvoiceHeader/InvoiceDocumentType'),
    direction: null,
    fields: statedFields({
      supplier_type: person === 'J' ? 'company' : person === 'F' ? 'person' : '',
      supplier_activity: seller ? textAt(seller, 'LegalEntity/ContactDetails/CnoCnae') : '',
      withholding: textAt(invoice, 'TaxesWithheld/Tax/TaxTypeCode'),
    }),
  };
}

function facturaeParty(parties: XmlElement | null, role: string): Party {
  const party = parties && find(parties, role);
  if (!party) return { name: '', id: '', taxId: '' };
  const person = ['Name', 'FirstSurname', 'SecondSurname'].map((name) => textAt(party, `Individual/${name}`));
  return {
    name: textAt(party, 'LegalEntity/CorporateName') || person.filter((part) => part !== '').join(' '),
    id: textAt(party, 'PartyIdentification'),
    taxId: textAt(party, 'TaxIdentification/TaxIdentificationNumber'),
  };
}
