import { describe, expect, test } from 'vitest';
import { decimalText } from '../../../core/domain/decimal.ts';
import { readCii } from '../../../core/formats/cii/read-cii.ts';
import { cutOff, messages, netTexts, onlyInvoice } from '../invoice/reading.ts';
import { sampleCii } from './sample-cii.ts';

describe('a CII invoice', () => {
  const invoice = onlyInvoice(readCii, sampleCii());

  test('has its number, day and supplier; the VAT number comes before the tax number', () => {
    expect(invoice.header).toMatchObject({ documentId: 'RE-88', date: '2024-02-29', currency: 'EUR' });
    expect(invoice.supplier).toEqual({ name: 'Schraub KG', id: '', taxId: 'DE123456789' });
  });

  test('has the lines that count; one that only informs is left out', () => {
    expect(invoice.lines).toHaveLength(1);
    expect(invoice.lines[0]).toMatchObject({
      text: 'Hex bolts',
      amountMinor: 12_345,
      tax: { category: 'S', rate: 19 },
      fields: { cost_reference: '4980', item_code: 'HX-1' },
    });
  });

  test('has the price of one, with more decimals than the price of a hundred', () => {
    const price = invoice.lines[0]?.unitPrice;
    expect(price && decimalText(price)).toBe('0.1234500');
  });

  test('has freight as a charge, and the tax in its own currency', () => {
    expect(invoice.allowancesAndCharges).toMatchObject([
      { kind: 'charge', text: 'Freight', amountMinor: 500 },
    ]);
    expect(invoice.totals.taxMinor).toBe(2_441);
  });

  test('adds up', () => {
    expect(messages(readCii, sampleCii())).toEqual([]);
  });
});

test('a credit note by its type code is turned', () => {
  expect(netTexts(onlyInvoice(readCii, sampleCii('381')))).toEqual(['-123.45']);
});

describe('messages name line and path', () => {
  test.each([
    ['>152.86</ram:D', '>152.68</ram:D', 'DuePayableAmount: expected 152.86 EUR'],
    [
      '>24.41</ram:C',
      '>42.41</ram:C',
      'TaxTotalAmount[2]: expected 42.41 EUR, the sum of the taxes, found 24.41 EUR',
    ],
    ['>20240229<', '>20230229<', 'DateTimeString: expected a day such as 20240131, found "20230229"'],
    [
      '>123.45</ram:LineTotalAmount></ram:S',
      '></ram:LineTotalAmount></ram:S',
      'expected a number in SpecifiedLineTradeSettlement',
    ],
  ])('%s instead of %s', (right, wrong, message) => {
    const found = messages(readCii, sampleCii().replace(right, wrong));
    expect(found[0]).toContain(message);
    expect(found[0]).toMatch(/^file\.xml, line \d+, \/CrossIndustryInvoice\//);
  });
});

test('a file cut off at any element is refused with a message', () => {
  expect(cutOff(readCii, sampleCii())).toEqual({
    refused: expect.any(Number) as number,
    read: 0,
    unexplained: 0,
  });
});
