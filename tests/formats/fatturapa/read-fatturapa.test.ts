import { describe, expect, test } from 'vitest';
import { decimalText } from '../../../core/domain/decimal.ts';
import { readFatturaPa } from '../../../core/formats/fatturapa/read-fatturapa.ts';
import { readSimplifiedFattura } from '../../../core/formats/fatturapa/read-simplified.ts';
import { cutOff, messages, netTexts, onlyInvoice } from '../invoice/reading.ts';
import { textFile } from '../text-file.ts';
import { sampleBody, sampleFattura, sampleSimplified } from './sample-fattura.ts';

const ONE = sampleFattura(sampleBody());

describe('a FatturaPA', () => {
  const invoice = onlyInvoice(readFatturaPa, ONE);

  test('has what is known of the supplier as fields', () => {
    expect(invoice.supplier).toEqual({ name: 'Ada Bianchi', id: '', taxId: 'IT01234567890' });
    expect(invoice.header.fields).toEqual({
      supplier_tax_regime: 'RF01',
      supplier_type: 'person',
      supplier_country: 'IT',
      supplier_province: 'MI',
      professional_register: 'Architetti',
      withholding_reason: 'A',
      pension_fund: 'TC04',
      order_number: 'ORD 7',
      project_number: 'J31',
      tender_number: 'Z12',
      tax_liability: 'I',
    });
  });

  test('tells companies of Italy, of the Union and of elsewhere apart by the country of the VAT number', () => {
    const typeOf = (country: string): string | undefined =>
      onlyInvoice(
        readFatturaPa,
        ONE.replace('<IdPaese>IT<', `<IdPaese>${country}<`).replace(
          '<Nome>Ada</Nome><Cognome>Bianchi</Cognome>',
          '<Denominazione>Bianchi</Denominazione>',
        ),
      ).header.fields['supplier_type'];
    expect(['IT', 'DE', 'EL', 'CH'].map(typeOf)).toEqual([
      'company',
      'EU company',
      'EU company',
      'foreign company',
    ]);
  });

  test("has the supplier's activity code where a line states it among its further facts", () => {
    const facts = (type: string, text: string): string =>
      `<AltriDatiGestionali><TipoDato>${type}</TipoDato><RiferimentoTesto>${text}</RiferimentoTesto></AltriDatiGestionali>`;
    const stated = ONE.replace(
      '</Natura>\n      </DettaglioLinee>',
      `</Natura>${facts('TARGA', 'AB123')}${facts('COD.ATECO', '71.11.00')}</DettaglioLinee>`,
    );
    expect(stated).not.toBe(ONE);
    expect(onlyInvoice(readFatturaPa, stated).lines.map(({ fields }) => fields['supplier_activity'])).toEqual(
      [undefined, '71.11.00'],
    );
  });

  test('keeps eight decimals of prices and amounts, and rounds minor units only', () => {
    const [line] = invoice.lines;
    expect(line?.unitPrice && decimalText(line.unitPrice)).toBe('333.33333333');
    expect(netTexts(invoice)).toEqual(['999.99999999', '2.00']);
    expect(line?.amountMinor).toBe(100_000);
  });

  test('has Natura as the category of the tax', () => {
    expect(invoice.lines[1]?.tax).toEqual({ category: 'N1', rate: 0 });
  });

  test('has the pension fund as a charge and the discount after tax apart', () => {
    expect(invoice.allowancesAndCharges.map(({ basis, amountMinor }) => [basis, amountMinor])).toEqual([
      ['net', 4_000],
      ['gross', -880],
    ]);
  });

  test('adds up, its total with or without stamp duty and tax withheld', () => {
    for (const total of ['1262.00', '1264.00', '1062.00', '1064.00'])
      expect(messages(readFatturaPa, ONE.replace('>1262.00<', `>${total}<`)), total).toEqual([]);
  });
});

test('one file may hold several invoices, each with its own lines', () => {
  const reading = readFatturaPa(
    textFile(sampleFattura(sampleBody('TD01', '1'), sampleBody('TD04', '2'), sampleBody('TD01', '3'))),
  );
  const invoices = reading.ok ? reading.invoices : [];
  expect(invoices.map(({ header, lines }) => [header.documentId, lines.length])).toEqual([
    ['1', 2],
    ['2', 2],
    ['3', 2],
  ]);
});

describe('a credit note (TD04)', () => {
  test('is turned where its amounts are stated without a minus', () => {
    const note = onlyInvoice(readFatturaPa, sampleFattura(sampleBody('TD04')));
    expect(netTexts(note)).toEqual(['-999.99999999', '-2.00']);
    expect(note.totals.grossMinor).toBe(-126_200);
  });

  test('stays as it stands where its total is stated below zero', () => {
    const text = sampleFattura(sampleBody('TD04')).replace('>1262.00<', '>-1262.00<');
    expect(netTexts(onlyInvoice(readFatturaPa, text))).toEqual(['999.99999999', '2.00']);
  });
});

describe('a simplified FatturaPA', () => {
  test('has net amounts: amount less tax, or amount divided by one and the rate', () => {
    const invoice = onlyInvoice(readSimplifiedFattura, sampleSimplified());
    expect(netTexts(invoice)).toEqual(['50.00', '30.00']);
    expect(invoice.totals).toMatchObject({ netMinor: 8_000, taxMinor: 1_760, grossMinor: 9_760 });
    expect(invoice.supplier.name).toBe('Trattoria Sole');
    expect(invoice.header.fields['supplier_tax_regime']).toBe('RF19');
  });

  test('is turned as a credit note (TD08)', () => {
    expect(netTexts(onlyInvoice(readSimplifiedFattura, sampleSimplified('TD08')))).toEqual([
      '-50.00',
      '-30.00',
    ]);
  });
});

describe('messages name line and path', () => {
  test.each([
    [
      '>1040.00<',
      '>1050.00<',
      'ImponibileImporto: expected 1040.00 EUR, the sum of its lines, found 1050.00 EUR',
    ],
    ['>228.80<', '>229.80<', 'Imposta: expected 228.80 EUR, the rate of its net amount, found 229.80 EUR'],
    ['>1262.00<', '>1299.00<', 'ImportoTotaleDocumento: expected 1262.00 EUR, net amounts and taxes'],
    [
      '>999.99999999<',
      '>mille<',
      'DettaglioLinee/PrezzoTotale: expected a number with a decimal point, found "mille"',
    ],
    ['<Divisa>EUR</Divisa>', '', 'expected a text in DatiGenerali/DatiGeneraliDocumento/Divisa, found none'],
  ])('%s instead of %s', (right, wrong, message) => {
    const found = messages(readFatturaPa, ONE.replace(right, wrong)).join('\n');
    expect(found).toContain(message);
    expect(found).toMatch(/^file\.xml, line \d+, \/FatturaElettronica\/FatturaElettronicaBody/);
  });

  test('a file without an invoice is refused', () => {
    expect(messages(readFatturaPa, sampleFattura())).toEqual([
      'file.xml: expected an invoice in FatturaElettronicaBody, found none',
    ]);
  });
});

test('a file cut off at any element is refused with a message', () => {
  const allRefused = { refused: expect.any(Number) as number, read: 0, unexplained: 0 };
  expect(cutOff(readFatturaPa, ONE)).toEqual(allRefused);
  expect(cutOff(readSimplifiedFattura, sampleSimplified())).toEqual(allRefused);
});
