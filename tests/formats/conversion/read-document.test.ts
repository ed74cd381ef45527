import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { faultText } from '../../../core/domain/ledger-line.ts';
import { readDocument } from '../../../core/formats/conversion/read-document.ts';
import { sampleCii } from '../cii/sample-cii.ts';
import { signedFile } from '../cms/signed-file.ts';
import { sampleBody, sampleFattura, sampleSimplified } from '../fatturapa/sample-fattura.ts';
import { invoicePdf } from '../pdf/invoice-pdf.ts';
import { sampleSaft } from '../saft/sample-saft.ts';
import { sampleUbl } from '../ubl/sample-ubl.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const FATTURA = utf8(sampleFattura(sampleBody()));

function outcome(bytes: Uint8Array): string {
  const reading = readDocument({ name: 'file', bytes });
  if (reading.ok) return reading.format;
  const [fault] = reading.faults;
  return `${reading.isForeign ? 'foreign' : 'at fault'}: ${fault ? faultText(fault) : 'without a message'}`;
}

describe('a file is known by its content', () => {
  test.each([
    ['UBL', utf8(sampleUbl())],
    ['UBL', utf8(sampleUbl(true))],
    ['CII', utf8(sampleCii())],
    ['FatturaPA', FATTURA],
    ['FatturaPA (simplified)', utf8(sampleSimplified())],
    ['SAF-T', utf8(sampleSaft())],
    ['SIE', utf8('#FLAGGA 0\n')],
    ['table', utf8('date,supplier_name,amount\n2024-01-01,X,1.00\n')],
    ['CII in a PDF', invoicePdf([sampleCii()])],
    ['FatturaPA in a signed file, its signature not verified', signedFile(FATTURA)],
    [
      'FatturaPA in a signed file, its signature not verified in a signed file, its signature not verified',
      signedFile(signedFile(FATTURA, { pieceBytes: 500 }), { openLengths: true }),
    ],
    ['UBL packed by gzip', gzipSync(utf8(sampleUbl()))],
  ])('%s', (format, bytes) => {
    expect(outcome(bytes)).toBe(format);
  });
});

describe('a file of another kind is foreign', () => {
  test.each([
    ['a UBL Order', '<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>'],
    ['XML with the root Envelope', '<s:Envelope xmlns:s="urn:x"/>'],
    ['a ZUGFeRD 1.0 invoice (CrossIndustryDocument)', '<CrossIndustryDocument/>'],
    ['a SAF-T file of a cash register', '<auditfile/>'],
    ['a web page', '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN"><html></html>'],
  ])('%s', (found, text) => {
    expect(outcome(utf8(text))).toBe(
      'foreign: file: expected an invoice (FatturaPA, UBL, CII, Facturae), a ledger (SAF-T, SIE, FEC, DATEV) or a table of lines, ' +
        `found ${found}`,
    );
  });
});

describe('a file at fault says what it is', () => {
  test.each([
    [
      'XML without a document type definition, found one',
      utf8('<!DOCTYPE Invoice [<!ENTITY a "b">]><Invoice/>'),
    ],
    ['well-formed XML, found document must contain a root element.', utf8('<!-- nothing -->')],
    ['a PDF with an XML invoice, found a PDF without an embedded XML file', invoicePdf([])],
    [
      'a file with its signature, found a signed file (.p7m) that is cut off or damaged',
      signedFile(FATTURA).subarray(0, 900),
    ],
    ['a packed file, found a gzip file that is cut off or damaged', gzipSync(FATTURA).subarray(0, 200)],
  ])('%s', (words, bytes) => {
    expect(outcome(bytes)).toMatch(/^at fault: file/);
    expect(outcome(bytes)).toContain(words.split(', found')[0]);
  });

  test('wrappings without end', () => {
    let bytes = FATTURA;
    for (let count = 0; count < 6; count += 1) bytes = gzipSync(bytes);
    expect(outcome(bytes)).toBe('at fault: file: expected at most 4 files inside each other, found more');
  });
});
