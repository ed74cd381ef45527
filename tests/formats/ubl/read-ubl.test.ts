import { describe, expect, test } from 'vitest';
import { decimalText } from '../../../core/domain/decimal.ts';
import { readUbl } from '../../../core/formats/ubl/read-ubl.ts';
import { cutOff, messages, netTexts, onlyInvoice } from '../invoice/reading.ts';
import { sampleUbl } from './sample-ubl.ts';

describe('a UBL invoice', () => {
  const invoice = onlyInvoice(readUbl, sampleUbl());

  test('has its header, its parties and what is known before coding', () => {
    expect(invoice.header).toEqual({
      kind: 'invoice',
      documentId: 'V-2031',
      date: '2024-03-14',
      currency: 'EUR',
      typeCode: '380',
      direction: null,
      fields: {
        customer_name: 'Velthorn Instruments B.V.',
        order_number: 'PO-77',
        buyer_reference: 'KST-120',
      },
    });
    expect(invoice.supplier).toEqual({ name: 'Kwint & Zn. B.V.', id: '55667788', taxId: 'NL001234567B01' });
  });

  test('has lines with text, quantity, price, amount, tax and place in the file', () => {
    const [paper] = invoice.lines;
    expect(paper).toMatchObject({
      fileLine: 42,
      lineId: '1',
      text: 'Paper A4, 80 g',
      unit: 'H87',
      amountMinor: 11_000,
      tax: { category: 'S', rate: 21 },
      fields: { cost_reference: '7200', item_code: 'P-80' },
    });
    expect(paper?.unitPrice && decimalText(paper.unitPrice)).toBe('27.5000');
  });

  test('has the price of one where the price is for a thousand', () => {
    const price = invoice.lines[1]?.unitPrice;
    expect(price && decimalText(price)).toBe('0.4610');
  });

  test('has allowances, taxes and totals', () => {
    expect(invoice.allowancesAndCharges).toEqual([
      {
        kind: 'allowance',
        text: 'Loyalty',
        amountMinor: -1_000,
        basis: 'net',
        tax: { category: 'S', rate: 21 },
      },
    ]);
    expect(invoice.taxes.map(({ netMinor, taxMinor }) => [netMinor, taxMinor])).toEqual([
      [10_000, 2_100],
      [4_610, 415],
    ]);
    expect(invoice.totals).toMatchObject({ linesMinor: 15_610, netMinor: 14_610, payableMinor: 17_025 });
  });

  test('adds up', () => {
    expect(messages(readUbl, sampleUbl())).toEqual([]);
  });
});

describe('a UBL credit note', () => {
  const note = onlyInvoice(readUbl, sampleUbl(true));

  test('is turned: what is taken back is negative, prices stay', () => {
    expect(note.header.kind).toBe('credit note');
    expect(netTexts(note)).toEqual(['-110.00', '-46.10']);
    expect(note.lines.map(({ quantity }) => quantity && decimalText(quantity))).toEqual(['-4', '-100']);
    expect(note.allowancesAndCharges[0]?.amountMinor).toBe(1_000);
    expect(note.totals).toMatchObject({ netMinor: -14_610, payableMinor: -17_025 });
  });

  test('that states a negative amount takes back a credit', () => {
    const text = sampleUbl(true).replaceAll('>46.10<', '>-46.10<').replace('>100</cbc:C', '>-100</cbc:C');
    expect(onlyInvoice(readUbl, text).lines[1]?.amountMinor).toBe(4_610);
  });
});

test('an invoice that is a credit note by its type code is turned too', () => {
  const text = sampleUbl().replace('>380<', '>381<');
  expect(onlyInvoice(readUbl, text).lines[0]?.amountMinor).toBe(-11_000);
});

test('an invoice that is negative itself stays as it stands', () => {
  const text = sampleUbl().replaceAll('>110.00<', '>-110.00<').replace('>4</cbc:I', '>-4</cbc:I');
  expect(onlyInvoice(readUbl, text).lines[0]?.amountMinor).toBe(-11_000);
});

test('amounts have the decimals of their currency', () => {
  const yen = sampleUbl().replace('>EUR<', '>JPY<').replaceAll('"EUR"', '"JPY"');
  expect(onlyInvoice(readUbl, yen).lines.map(({ amountMinor }) => amountMinor)).toEqual([110, 46]);
  const dinar = sampleUbl().replace('>EUR<', '>KWD<').replaceAll('"EUR"', '"KWD"');
  expect(onlyInvoice(readUbl, dinar).lines[1]?.amountMinor).toBe(46_100);
});

describe('messages name line and path', () => {
  test.each([
    [
      '>170.25<',
      '>170.26<',
      'line 40, /Invoice/LegalMonetaryTotal/PayableAmount: expected 170.25 EUR, gross amount with rounding, less what is prepaid, found 170.26 EUR',
    ],
    [
      '>156.10<',
      '>156.20<',
      'line 36, /Invoice/LegalMonetaryTotal/LineExtensionAmount: expected 156.10 EUR, the sum of the lines, found 156.20 EUR',
    ],
    [
      '>27.5000<',
      '>28.5000<',
      'line 42, /Invoice/InvoiceLine: expected an amount of 114.00, quantity times price with allowances and charges, found 110.00',
    ],
    [
      '>4</cbc:I',
      '>four</cbc:I',
      'line 44, /Invoice/InvoiceLine/InvoicedQuantity: expected a number with a decimal point, found "four"',
    ],
    [
      '>2024-03-14<',
      '>2024-02-30<',
      'line 6, /Invoice/IssueDate: expected a day such as 2024-01-31, found "2024-02-30"',
    ],
    ['<cbc:ID>V-2031</cbc:ID>', '', 'line 2, /Invoice: expected a text in ID, found none'],
    ['>EUR<', '>euro<', 'line 2, /Invoice: expected a currency code of three letters, found "euro"'],
    [
      '<cbc:LineExtensionAmount currencyID="EUR">46.10',
      '<cbc:LineExtensionAmount currencyID="EUR">46,10',
      'line 55, /Invoice/InvoiceLine[2]/LineExtensionAmount: expected a number with a decimal point, found "46,10"',
    ],
  ])('%s instead of %s', (right, wrong, message) => {
    expect(messages(readUbl, sampleUbl().replace(right, wrong))[0]).toBe(`file.xml, ${message}`);
  });
});

test('a file cut off at any element is refused with a message', () => {
  expect(cutOff(readUbl, sampleUbl())).toEqual({
    refused: expect.any(Number) as number,
    read: 0,
    unexplained: 0,
  });
});
