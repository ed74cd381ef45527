import { turnedCreditNote } from '../../domain/credit-note.ts';
import { NO_TOTALS, type Invoice } from '../../domain/invoice.ts';
import type { InputFile } from '../input-file.ts';
import { FieldReader } from '../invoice/field-reader.ts';
import type { InvoiceReading } from '../invoice/invoice-reading.ts';
import { addLine, finishedLines, optionalMinor, type LineDraft } from '../invoice/line-draft.ts';
import { find, type XmlElement } from '../xml/xml-element.ts';
import { XmlRecords } from '../xml/xml-records.ts';
import { fileFault } from '../xml/xml-fault.ts';
import { checkFattura } from './check-fattura.ts';
import { fatturaAllowances, fatturaTaxes } from './fattura-amounts.ts';
import { fatturaDocument, ordinaryFields } from './fattura-header.ts';
import { fatturaLine } from './fattura-line.ts';
import { fatturaPartyAt, ORDINARY } from './fattura-party.ts';

const HEADER = 'FatturaElettronica/FatturaElettronicaHeader';
const BODY = 'FatturaElettronica/FatturaElettronicaBody';
const LINE = `${BODY}/DatiBeniServizi/DettaglioLinee`;
const PLAN = { records: [HEADER, BODY, LINE], leftOut: ['Allegati', 'Signature'] };
const DOCUMENT = 'DatiGenerali/DatiGeneraliDocumento';

/**
 * Reads FatturaPA 1.2 of the ordinary form (FPA12, FPR12); one file may hold several invoices of one supplier. A credit
 * note (TD04) states its amounts without a minus and is turned; one whose total is stated below zero is taken as it stands.
 */
export function readFatturaPa(file: InputFile): InvoiceReading {
  const records = new XmlRecords(file, PLAN);
  const reader = new FieldReader(file.name);
  const invoices: Invoice[] = [];
  let header: XmlElement | null = null;
  let drafts: LineDraft[] = [];
  for (const { way, element } of records) {
    if (way === HEADER) header = element;
    if (way === LINE) addLine(drafts, fatturaLine(element, reader), element, reader);
    if (way !== BODY) continue;
    invoices.push(ordinaryInvoice(header, element, drafts, reader));
    drafts = [];
  }
  if (records.fault !== null) return { ok: false, faults: [records.fault] };
  if (reader.faults.length > 0) return { ok: false, faults: reader.faults };
  if (invoices.length === 0)
    return { ok: false, faults: [fileFault(file.name, 'an invoice in FatturaElettronicaBody', 'none')] };
  return { ok: true, invoices, warnings: reader.warnings };
}

function ordinaryInvoice(
  header: XmlElement | null,
  body: XmlElement,
  drafts: readonly LineDraft[],
  reader: FieldReader,
): Invoice {
  const document = fatturaDocument(body, ordinaryFields(header, body), reader);
  const { currency } = document;
  const taxes = fatturaTaxes(body, currency, reader);
  const invoice: Invoice = {
    file: reader.file,
    header: document,
    supplier: fatturaPartyAt(header && find(header, 'CedentePrestatore'), ORDINARY),
    customer: fatturaPartyAt(header && find(header, 'CessionarioCommittente'), ORDINARY),
    lines: finishedLines(drafts, currency),
    allowancesAndCharges: fatturaAllowances(body, currency, reader),
    taxes,
    totals: {
      ...NO_TOTALS,
      netMinor: taxes.reduce((sum, { netMinor }) => sum + netMinor, 0),
      taxMinor: taxes.reduce((sum, { taxMinor }) => sum + taxMinor, 0),
      grossMinor: optionalMinor(reader, body, `${DOCUMENT}/ImportoTotaleDocumento`, currency),
      roundingMinor: optionalMinor(reader, body, `${DOCUMENT}/Arrotondamento`, currency),
    },
  };
  if (reader.faults.length === 0) checkFattura(invoice, body, reader);
  return isStatedPositive(invoice) ? turnedCreditNote(invoice) : invoice;
}

/** Whether a credit note states its amounts without a minus. */
function isStatedPositive({ header, totals }: Invoice): boolean {
  return header.kind === 'credit note' && (totals.grossMinor ?? totals.netMinor ?? 0) >= 0;
}
