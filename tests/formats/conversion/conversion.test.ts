import { describe, expect, test } from 'vitest';
import type { LedgerLine } from '../../../core/domain/ledger-line.ts';
import {
  convert,
  type Conversion,
  type ConversionOptions,
} from '../../../core/formats/conversion/conversion.ts';
import { readDocument } from '../../../core/formats/conversion/read-document.ts';
import { readHistoryFile } from '../../../core/formats/history/read-history.ts';
import { writeHistoryCsv } from '../../../core/formats/history/write-history.ts';
import { sampleCii } from '../cii/sample-cii.ts';
import { sampleBody, sampleFattura } from '../fatturapa/sample-fattura.ts';
import { sampleSaft } from '../saft/sample-saft.ts';
import { sampleUbl } from '../ubl/sample-ubl.ts';

function converted(texts: readonly string[], options: Partial<ConversionOptions> = {}): Conversion {
  const files = texts.map((text, at) => {
    const file = `file-${at}`;
    const reading = readDocument({ name: file, bytes: new TextEncoder().encode(text) });
    if (!reading.ok) throw new Error(`file ${at} was not read`);
    return { file, reading };
  });
  return convert('out.csv', files, { ownIds: [], keepCounterEntries: false, ...options });
}

const coded = ({ history }: Conversion, at: number): Readonly<Record<string, string | null>> =>
  Object.fromEntries(
    history.dimensions.map((name, index) => [name, history.lines[at]?.coding[index] ?? null]),
  );
const fields = ({ history }: Conversion, line: LedgerLine | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(history.headerFieldNames.map((name, index) => [name, line?.headerFields[index] ?? '']));

describe('lines of invoices', () => {
  test('add up to the document: allowances and charges are lines of their own', () => {
    const { lines } = converted([sampleUbl()]).history;
    expect(lines.map(({ text, amountMinor, taxRate }) => [text, amountMinor, taxRate])).toEqual([
      ['Paper A4, 80 g', 11_000, 21],
      ['Coffee', 4_610, 9],
      ['Loyalty', -1_000, 21],
    ]);
    expect(lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(14_610);
  });

  test('have no coding, and what is known before coding as header fields', () => {
    const conversion = converted([sampleFattura(sampleBody())]);
    expect(conversion.history.dimensions).toEqual([]);
    expect(fields(conversion, conversion.history.lines[1])).toMatchObject({
      document_type: 'TD01',
      supplier_tax_regime: 'RF01',
      supplier_type: 'person',
      tax_category: 'N1',
    });
  });

  test('say which discount comes after tax', () => {
    const conversion = converted([sampleFattura(sampleBody())]);
    const kinds = conversion.history.lines.map((line) => fields(conversion, line)['line_kind']);
    expect(kinds).toEqual(['', '', 'charge', 'allowance after tax']);
  });

  test("a line's own reference comes before the document's", () => {
    const text = sampleUbl().replace(
      '<cbc:BuyerReference>',
      '<cbc:AccountingCost>DOC</cbc:AccountingCost><cbc:BuyerReference>',
    );
    const conversion = converted([text]);
    const references = conversion.history.lines.map((line) => fields(conversion, line)['cost_reference']);
    expect(references).toEqual(['7200', 'DOC', 'DOC']);
  });

  test('are received or sent by whose numbers are the company’s own; the other party is the supplier', () => {
    const [received] = converted([sampleUbl()], { ownIds: ['Velthorn Instruments BV'] }).history.lines;
    expect([received?.direction, received?.supplierName]).toEqual(['received', 'Kwint & Zn. B.V.']);
    const [sent] = converted([sampleUbl()], { ownIds: ['nl 0012.34567.b01'] }).history.lines;
    expect([sent?.direction, sent?.supplierName]).toEqual(['sent', 'Velthorn Instruments B.V.']);
    expect(converted([sampleUbl()]).history.lines[0]?.direction).toBeNull();
  });
});

describe('lines of ledgers', () => {
  test('are coded by account and dimensions, counter-entries left out and counted', () => {
    const conversion = converted([sampleSaft(false)]);
    expect(conversion.counterEntryCount).toEqual({ partner: 1, tax: 1, cash: 0 });
    expect(conversion.history.lines).toHaveLength(1);
    expect(coded(conversion, 0)).toEqual({
      account: '6540',
      cost_centre: '100',
      bilagsart: '11',
      tax_code: '14',
    });
    expect(conversion.history.lines[0]).toMatchObject({
      date: '2024-10-31',
      documentId: '4567',
      direction: 'received',
      supplierName: 'Skog AS',
      amountMinor: 10_000,
    });
  });

  test('are all postings where counter-entries are kept', () => {
    const { lines } = converted([sampleSaft(false)], { keepCounterEntries: true }).history;
    expect(lines.map(({ amountMinor }) => amountMinor)).toEqual([10_000, 2_500, -12_500]);
  });

  test('come from the source document where there is one, once', () => {
    const { lines } = converted([sampleSaft()]).history;
    expect(lines.map(({ documentId, text, quantity }) => [documentId, text, quantity])).toEqual([
      ['12', 'Krok', 4],
    ]);
  });

  test('of a sale are positive', () => {
    const sale =
      '#FLAGGA 0\n#OBJEKT 8 "5" "Kund AB"\n#VER B 1 20240105 Faktura\n{\n#TRANS 1510 {8 "5"} 100\n#TRANS 3010 {} -100\n}\n';
    expect(converted([sale]).history.lines).toMatchObject([
      { direction: 'sent', supplierName: 'Kund AB', amountMinor: 10_000 },
    ]);
  });

  test('find names of partners in another file', () => {
    const extf = (category: string, rest: string): string =>
      `"EXTF";700;${category};"X";9;;;;;;1;1;20240101;4\n${rest}`;
    const bookings = extf(
      '21',
      'Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;Konto;Gegenkonto (ohne BU-Schlüssel);Belegdatum\n1,00;S;4930;70012;0502\n',
    );
    const partners = extf('16', 'Konto;Name (Adressatentyp Unternehmen)\n70012;Papier KG\n');
    expect(converted([bookings, partners]).history.lines[0]?.supplierName).toBe('Papier KG');
  });
});

test('files of several formats become one history, which reads back as it was', () => {
  const table = 'date,supplier_name,amount,coding.account,header.site\n2024-01-01,X,1.00,4410,West\n';
  const { history, documentCount } = converted([sampleSaft(false), sampleCii(), table]);
  expect([documentCount, history.dimensions]).toEqual([
    3,
    ['account', 'cost_centre', 'bilagsart', 'tax_code'],
  ]);
  const bytes = new TextEncoder().encode([...writeHistoryCsv(history)].join(''));
  const reading = readHistoryFile({ name: 'out.csv', bytes });
  if (!reading.ok) throw new Error('the history was not read');
  expect(reading.history).toEqual(history);
});
