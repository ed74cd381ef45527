import type { InputFile } from '../input-file.ts';
import { readCii } from '../cii/read-cii.ts';
import { readFacturae } from '../facturae/read-facturae.ts';
import { readFatturaPa } from '../fatturapa/read-fatturapa.ts';
import { readSimplifiedFattura } from '../fatturapa/read-simplified.ts';
import type { InvoiceReading } from '../invoice/invoice-reading.ts';
import type { LedgerReading } from '../ledger/ledger-reading.ts';
import { readSaft } from '../saft/read-saft.ts';
import { readUbl } from '../ubl/read-ubl.ts';
import type { XmlRoot } from '../xml/xml-records.ts';

/** An XML format, known by the root of its files. */
export type XmlFormat =
  | { readonly name: string; readonly kind: 'invoices'; readonly read: (file: InputFile) => InvoiceReading }
  | { readonly name: string; readonly kind: 'ledger'; readonly read: (file: InputFile) => LedgerReading };

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';
const CII = 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100';

/** The format of a root element; in words what the file is instead. */
export function xmlFormat({ name, namespace }: XmlRoot): XmlFormat | string {
  if (namespace.startsWith(UBL))
    return name === 'Invoice' || name === 'CreditNote'
      ? { name: 'UBL', kind: 'invoices', read: readUbl }
      : `a UBL ${name}`;
  switch (name) {
    case 'CrossIndustryInvoice':
      if (namespace === CII) return { name: 'CII', kind: 'invoices', read: readCii };
      return `a CrossIndustryInvoice of another version (${namespace})`;
    case 'CrossIndustryDocument':
      return 'a ZUGFeRD 1.0 invoice (CrossIndustryDocument)';
    case 'FatturaElettronica':
      return { name: 'FatturaPA', kind: 'invoices', read: readFatturaPa };
    case 'FatturaElettronicaSemplificata':
      return { name: 'FatturaPA (simplified)', kind: 'invoices', read: readSimplifiedFattura };
    case 'Facturae':
      return { name: 'Facturae', kind: 'invoices', read: readFacturae };
    case 'AuditFile':
      return { name: 'SAF-T', kind: 'ledger', read: readSaft };
    case 'auditfile':
      return 'a SAF-T file of a cash register';
    default:
      return /^html$/i.test(name) ? 'a web page' : `XML with the root ${name}`;
  }
}
