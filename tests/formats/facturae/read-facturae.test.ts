import { describe, expect, test } from 'vitest';
import { readFacturae } from '../../../core/formats/facturae/read-facturae.ts';
import { cutOff, messages, netTexts, onlyInvoice } from '../invoice/reading.ts';

const SAMPLE = `<?xml version="1.0" encoding="UTF-8"?>
<fe:Facturae xmlns:fe="http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml">
  <FileHeader><SchemaVersion>3.2.2</SchemaVersion></FileHeader>
  <Parties>
    <SellerParty>
      <TaxIdentification><PersonTypeCode>F</PersonTypeCode><TaxIdentificationNumber>12345678Z</TaxIdentificationNumber></TaxIdentification>
      <Individual><Name>Eva</Name><FirstSurname>Gil</FirstSurname></Individual>
    </SellerParty>
    <BuyerParty><TaxIdentification><TaxIdentificationNumber>B1</TaxIdentificationNumber></TaxIdentification><LegalEntity><CorporateName>Compra SL</CorporateName></LegalEntity></BuyerParty>
  </Parties>
  <Invoices><Invoice>
    <InvoiceHeader><InvoiceNumber>7</InvoiceNumber><InvoiceSeriesCode>A</InvoiceSeriesCode><InvoiceDocumentType>FC</InvoiceDocumentType><InvoiceClass>OO</InvoiceClass></InvoiceHeader>
    <InvoiceIssueData><IssueDate>2024-07-01</IssueDate><InvoiceCurrencyCode>EUR</InvoiceCurrencyCode></InvoiceIssueData>
    <TaxesOutputs><Tax><TaxTypeCode>01</TaxTypeCode><TaxRate>21.00</TaxRate><TaxableBase><TotalAmount>90.00</TotalAmount></TaxableBase><TaxAmount><TotalAmount>18.90</TotalAmount></TaxAmount></Tax></TaxesOutputs>
    <InvoiceTotals>
      <TotalGrossAmount>100.00</TotalGrossAmount>
      <GeneralDiscounts><Discount><DiscountReason>Pronto pago</DiscountReason><DiscountAmount>10.00</DiscountAmount></Discount></GeneralDiscounts>
      <TotalGrossAmountBeforeTaxes>90.00</TotalGrossAmountBeforeTaxes>
      <TotalTaxOutputs>18.90</TotalTaxOutputs><TotalTaxesWithheld>13.50</TotalTaxesWithheld>
      <InvoiceTotal>95.40</InvoiceTotal>
    </InvoiceTotals>
    <Items><InvoiceLine>
      <ItemDescription>Traducción</ItemDescription><Quantity>8</Quantity><UnitPriceWithoutTax>12.50</UnitPriceWithoutTax><GrossAmount>100.00000000</GrossAmount>
      <TaxesOutputs><Tax><TaxTypeCode>01</TaxTypeCode><TaxRate>21.00</TaxRate></Tax></TaxesOutputs>
    </InvoiceLine></Items>
  </Invoice></Invoices>
</fe:Facturae>
`;

describe('a Facturae', () => {
  const invoice = onlyInvoice(readFacturae, SAMPLE);

  test('has series and number, parties and the kind of supplier', () => {
    expect(invoice.header).toMatchObject({
      documentId: 'A 7',
      date: '2024-07-01',
      fields: { supplier_type: 'person' },
    });
    expect(invoice.supplier).toEqual({ name: 'Eva Gil', id: '', taxId: '12345678Z' });
  });

  test('has lines, general discounts and taxes', () => {
    expect(netTexts(invoice)).toEqual(['100.00000000']);
    expect(invoice.allowancesAndCharges).toMatchObject([{ text: 'Pronto pago', amountMinor: -1_000 }]);
    expect(invoice.taxes).toMatchObject([
      { tax: { category: '01', rate: 21 }, netMinor: 9_000, taxMinor: 1_890 },
    ]);
  });

  test('adds up with tax withheld or without', () => {
    expect(messages(readFacturae, SAMPLE)).toEqual([]);
    expect(messages(readFacturae, SAMPLE.replace('>95.40<', '>108.90<'))).toEqual([]);
    expect(invoice.totals.grossMinor).toBe(10_890);
  });
});

test('a corrective invoice states its signs itself', () => {
  const text = SAMPLE.replace('>OO<', '>OR<')
    .replace('>100.00000000<', '>-100.00<')
    .replace('>100.00<', '>-100.00<');
  const note = onlyInvoice(readFacturae, text);
  expect([note.header.kind, note.lines[0]?.amountMinor]).toEqual(['credit note', -10_000]);
});

test('a total that does not add up is named with line and path', () => {
  expect(messages(readFacturae, SAMPLE.replace('>18.90</TotalTax', '>19.90</TotalTax'))[0]).toBe(
    'file.xml, line 19, /Facturae/Invoices/Invoice/InvoiceTotals/TotalTaxOutputs: expected 18.90 EUR, the sum of the taxes, found 19.90 EUR',
  );
});

test('a file cut off at any element is refused with a message', () => {
  expect(cutOff(readFacturae, SAMPLE)).toEqual({
    refused: expect.any(Number) as number,
    read: 0,
    unexplained: 0,
  });
});
