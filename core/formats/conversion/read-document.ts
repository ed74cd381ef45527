import type { Fault } from '../../domain/ledger-line.ts';
import { isSigned, signedContent } from '../cms/signed-content.ts';
import { looksLikeDatev, readDatev } from '../datev/read-datev.ts';
import { looksLikeFec, readFec } from '../fec/read-fec.ts';
import { gunzip, isGzip } from '../gzip/gunzip.ts';
import { readHistoryFile, type HistoryOptions } from '../history/read-history.ts';
import type { InputFile } from '../input-file.ts';
import type { InvoiceReading } from '../invoice/invoice-reading.ts';
import type { LedgerReading } from '../ledger/ledger-reading.ts';
import { embeddedXml, isPdf } from '../pdf/embedded-xml.ts';
import { looksLikeSie, readSie } from '../sie/read-sie.ts';
import { isWorkbookFile } from '../xlsx/is-workbook.ts';
import { fileFault } from '../xml/xml-fault.ts';
import { looksLikeXml, xmlRoot } from '../xml/xml-root.ts';
import type { DocumentReading } from './document-reading.ts';
import { xmlFormat } from './xml-formats.ts';

/** A signed file may be signed again, a packed one may be signed: wrappings that are taken off one after the other. */
const MAX_WRAPPINGS = 4;
const A_DOCUMENT =
  'an invoice (FatturaPA, UBL, CII, Facturae), a ledger (SAF-T, SIE, FEC, DATEV) or a table of lines';

/** Reads a file of any supported format, recognised by its content; its name does not matter. */
export function readDocument(file: InputFile, options: HistoryOptions = {}): DocumentReading {
  return readWrapped(file, options, '', 0);
}

function readWrapped(
  file: InputFile,
  options: HistoryOptions,
  around: string,
  depth: number,
): DocumentReading {
  const { bytes } = file;
  const inner = (content: Uint8Array, wrapping: string): DocumentReading =>
    depth >= MAX_WRAPPINGS
      ? bad(fileFault(file.name, `at most ${MAX_WRAPPINGS} files inside each other`, 'more'))
      : readWrapped({ name: file.name, bytes: content }, options, ` ${wrapping}${around}`, depth + 1);
  if (isPdf(bytes)) {
    const embedded = embeddedXml(bytes);
    return embedded.ok
      ? inner(embedded.content, 'in a PDF')
      : bad(fileFault(file.name, 'a PDF with an XML invoice', embedded.found));
  }
  if (isSigned(bytes)) {
    const signed = signedContent(bytes);
    return signed.ok
      ? inner(signed.content, 'in a signed file, its signature not verified')
      : bad(fileFault(file.name, 'a file with its signature', signed.found));
  }
  if (isGzip(bytes)) {
    const unpacked = gunzip(bytes);
    return unpacked.ok
      ? inner(unpacked.bytes, 'packed by gzip')
      : bad(fileFault(file.name, 'a packed file', unpacked.found));
  }
  return readPlain(file, options, around);
}

function readPlain(file: InputFile, options: HistoryOptions, around: string): DocumentReading {
  const { bytes } = file;
  if (isWorkbookFile(file)) return readTable(file, options, around);
  if (isWebPage(bytes)) return foreign(file.name, 'a web page');
  if (looksLikeXml(bytes)) return readXml(file, around);
  if (looksLikeSie(bytes)) return ledgerReading(readSie(file), `SIE${around}`);
  if (looksLikeFec(bytes)) return ledgerReading(readFec(file), `FEC${around}`);
  if (looksLikeDatev(bytes)) return ledgerReading(readDatev(file), `DATEV${around}`);
  return readTable(file, options, around);
}

function readXml(file: InputFile, around: string): DocumentReading {
  const reading = xmlRoot(file);
  if (!reading.ok) return bad(reading.fault);
  const format = xmlFormat(reading.root);
  if (typeof format === 'string') return foreign(file.name, format);
  const name = `${format.name}${around}`;
  return format.kind === 'invoices'
    ? invoiceReading(format.read(file), name)
    : ledgerReading(format.read(file), name);
}

function invoiceReading(reading: InvoiceReading, format: string): DocumentReading {
  if (!reading.ok) return bad(...reading.faults);
  const { invoices, warnings } = reading;
  return { ok: true, format, content: { kind: 'invoices', invoices }, leftOut: [], warnings };
}

function ledgerReading(reading: LedgerReading, format: string): DocumentReading {
  if (!reading.ok) return bad(...reading.faults);
  const { ledger, leftOut, warnings } = reading;
  return { ok: true, format, content: { kind: 'ledger', ledger }, leftOut, warnings };
}

function readTable(file: InputFile, options: HistoryOptions, around: string): DocumentReading {
  const reading = readHistoryFile(file, { ...options, codingRequired: false, maxBadShare: 1 });
  // A table is a table of lines by its columns alone; without them it may be anything.
  if (!reading.ok) return { ok: false, isForeign: true, faults: reading.faults };
  const { history } = reading;
  return {
    ok: true,
    format: `table${around}`,
    content: { kind: 'history', history },
    leftOut: history.faults,
    warnings: [],
  };
}

/** What a server sends in place of a file that it does not have. */
function isWebPage(bytes: Uint8Array): boolean {
  return /^\s*<(!doctype\s+)?html\b/i.test(String.fromCharCode(...bytes.subarray(0, 128)));
}

function foreign(file: string, found: string): DocumentReading {
  return { ok: false, isForeign: true, faults: [fileFault(file, A_DOCUMENT, found)] };
}

function bad(...faults: readonly Fault[]): DocumentReading {
  return { ok: false, isForeign: false, faults };
}
