import { turnedCreditNote } from '../../domain/credit-note.ts';
import { minorDigits } from '../../domain/currency.ts';
import { dividedBy, floatingNumber, negated, plus, times, type Decimal } from '../../domain/decimal.ts';
import { NO_TOTALS, type FieldsByName, type Invoice } from '../../domain/invoice.ts';
import type { InputFile } from '../input-file.ts';
import { FieldReader } from '../invoice/field-reader.ts';
import type { InvoiceReading } from '../invoice/invoice-reading.ts';
import { finishedLines, minorOf, type LineDraft } from '../invoice/line-draft.ts';
import { statedFields } from '../invoice/stated-fields.ts';
import { find, findAll, textAt, type XmlElement } from '../xml/xml-element.ts';
import { XmlRecords } from '../xml/xml-records.ts';
import { fileFault } from '../xml/xml-fault.ts';
import { fatturaDocument } from './fattura-header.ts';
import { fatturaPartyAt, partyType, SIMPLIFIED_BUYER, SIMPLIFIED_SELLER } from './fattura-party.ts';

const HEADER = 'FatturaElettronicaSemplificata/FatturaElettronicaHeader';
const BODY = 'FatturaElettronicaSemplificata/FatturaElettronicaBody';
const HUNDRED: Decimal = { unscaled: 100n, scale: 0 };
const PLAN = { records: [HEADER, BODY], leftOut: ['Allegati', 'Signature'] };

/** Reads a simplified FatturaPA (FSM10), whose lines state one amount with the tax in it. */
export function readSimplifiedFattura(file: InputFile): InvoiceReading {
  const records = new XmlRecords(file, PLAN);
  const reader = new FieldReader(file.name);
  const invoices: Invoice[] = [];
  let header: XmlElement | null = null;
  for (const { way, element } of records) {
    if (way === HEADER) header = element;
    if (way === BODY) invoices.push(simplifiedInvoice(header, element, reader));
  }
  if (records.fault !== null) return { ok: false, faults: [records.fault] };
  if (reader.faults.length > 0) return { ok: false, faults: reader.faults };
  if (invoices.length === 0)
    return { ok: false, faults: [fileFault(file.name, 'an invoice in FatturaElettronicaBody', 'none')] };
  return { ok: true, invoices, warnings: reader.warnings };
}

function simplifiedInvoice(header: XmlElement | null, body: XmlElement, reader: FieldReader): Invoice {
  const seller = header && find(header, 'CedentePrestatore');
  const document = fatturaDocument(body, sellerFields(seller), reader);
  const { currency } = document;
  const parts = findAll(body, 'DatiBeniServizi').map((part) => simplifiedLine(part, currency, reader));
  const netMinor = parts.reduce((sum, { draft }) => sum + minorOf(reader, body, draft.net, currency), 0);
  const taxMinor = parts.reduce((sum, { taxAmount }) => sum + minorOf(reader, body, taxAmount, currency), 0);
  const invoice: Invoice = {
    file: reader.file,
    header: document,
    supplier: fatturaPartyAt(seller, SIMPLIFIED_SELLER),
    customer: fatturaPartyAt(header && find(header, 'CessionarioCommittente'), SIMPLIFIED_BUYER),
    lines: finishedLines(
      parts.map(({ draft }) => draft),
      currency,
    ),
    allowancesAndCharges: [],
    taxes: [],
    totals: { ...NO_TOTALS, netMinor, taxMinor, grossMinor: netMinor + taxMinor },
  };
  return document.kind === 'credit note' && netMinor >= 0 ? turnedCreditNote(invoice) : invoice;
}

function sellerFields(seller: XmlElement | null): FieldsByName {
  if (seller === null) return {};
  return statedFields({
    supplier_tax_regime: textAt(seller, 'RegimeFiscale'),
    supplier_type: partyType(seller, SIMPLIFIED_SELLER),
    supplier_country: textAt(seller, 'Sede/Nazione'),
  });
}

interface TaxedLine {
  readonly draft: LineDraft;
  readonly taxAmount: Decimal;
}

/** The tax is stated, or follows from the rate: amount / (1 + rate) is net, rounded to the minor unit. */
function simplifiedLine(part: XmlElement, currency: string, reader: FieldReader): TaxedLine {
  const gross = reader.decimal(part, 'Importo');
  const rate = reader.optionalDecimal(part, 'DatiIVA/Aliquota');
  const stated = reader.optionalDecimal(part, 'DatiIVA/Imposta');
  const net = stated ? plus(gross, negated(stated)) : netOf(gross, rate, currency);
  const draft: LineDraft = {
    fileLine: part.line,
    lineId: '',
    text: textAt(part, 'Descrizione'),
    quantity: null,
    unit: '',
    unitPrice: null,
    net,
    tax: { category: textAt(part, 'Natura'), rate: rate === null ? null : floatingNumber(rate) },
    fields: {},
  };
  return { draft, taxAmount: plus(gross, negated(net)) };
}

function netOf(gross: Decimal, rate: Decimal | null, currency: string): Decimal {
  if (rate === null) return gross;
  return dividedBy(times(gross, HUNDRED), plus(HUNDRED, rate), minorDigits(currency)) ?? gross;
}
