/** A UBL invoice of 170.25 with a discount of 10 and two lines, 21 and 9 % taxed; `credit`: the same as a credit note. */
export function sampleUbl(credit = false): string {
  const [root, line, quantity, type] = credit
    ? [
        'CreditNote',
        'CreditNoteLine',
        'CreditedQuantity',
        '<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>',
      ]
    : ['Invoice', 'InvoiceLine', 'InvoicedQuantity', '<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>'];
  return `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:ID>V-2031</cbc:ID>
  <cbc:IssueDate>2024-03-14</cbc:IssueDate>
  ${type}
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cbc:BuyerReference>KST-120</cbc:BuyerReference>
  <cac:OrderReference><cbc:ID>PO-77</cbc:ID></cac:OrderReference>
  <cac:AccountingSupplierParty><cac:Party>
    <cac:PartyTaxScheme><cbc:CompanyID>NL001234567B01</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
    <cac:PartyLegalEntity><cbc:RegistrationName>Kwint &amp; Zn. B.V.</cbc:RegistrationName><cbc:CompanyID>55667788</cbc:CompanyID></cac:PartyLegalEntity>
  </cac:Party></cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty><cac:Party>
    <cac:PartyLegalEntity><cbc:RegistrationName>Velthorn Instruments B.V.</cbc:RegistrationName></cac:PartyLegalEntity>
  </cac:Party></cac:AccountingCustomerParty>
  <cac:AllowanceCharge>
    <cbc:ChargeIndicator>false</cbc:ChargeIndicator>
    <cbc:AllowanceChargeReason>Loyalty</cbc:AllowanceChargeReason>
    <cbc:Amount currencyID="EUR">10.00</cbc:Amount>
    <cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>
  </cac:AllowanceCharge>
  <cac:TaxTotal>
    <cbc:TaxAmount currencyID="EUR">25.15</cbc:TaxAmount>
    <cac:TaxSubtotal>
      <cbc:TaxableAmount currencyID="EUR">100.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">21.00</cbc:TaxAmount>
      <cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>
    </cac:TaxSubtotal>
    <cac:TaxSubtotal>
      <cbc:TaxableAmount currencyID="EUR">46.10</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">4.15</cbc:TaxAmount>
      <cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>9</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>
    </cac:TaxSubtotal>
  </cac:TaxTotal>
  <cac:LegalMonetaryTotal>
    <cbc:LineExtensionAmount currencyID="EUR">156.10</cbc:LineExtensionAmount>
    <cbc:TaxExclusiveAmount currencyID="EUR">146.10</cbc:TaxExclusiveAmount>
    <cbc:TaxInclusiveAmount currencyID="EUR">171.25</cbc:TaxInclusiveAmount>
    <cbc:PrepaidAmount currencyID="EUR">1.00</cbc:PrepaidAmount>
    <cbc:PayableAmount currencyID="EUR">170.25</cbc:PayableAmount>
  </cac:LegalMonetaryTotal>
  <cac:${line}>
    <cbc:ID>1</cbc:ID>
    <cbc:${quantity} unitCode="H87">4</cbc:${quantity}>
    <cbc:LineExtensionAmount currencyID="EUR">110.00</cbc:LineExtensionAmount>
    <cbc:AccountingCost>7200</cbc:AccountingCost>
    <cac:Item><cbc:Description>A4, 80 g</cbc:Description><cbc:Name>Paper</cbc:Name>
      <cac:SellersItemIdentification><cbc:ID>P-80</cbc:ID></cac:SellersItemIdentification>
      <cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item>
    <cac:Price><cbc:PriceAmount currencyID="EUR">27.5000</cbc:PriceAmount></cac:Price>
  </cac:${line}>
  <cac:${line}>
    <cbc:ID>2</cbc:ID>
    <cbc:${quantity} unitCode="KGM">100</cbc:${quantity}>
    <cbc:LineExtensionAmount currencyID="EUR">46.10</cbc:LineExtensionAmount>
    <cac:Item><cbc:Name>Coffee</cbc:Name>
      <cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>9</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item>
    <cac:Price><cbc:PriceAmount currencyID="EUR">461</cbc:PriceAmount><cbc:BaseQuantity>1000</cbc:BaseQuantity></cac:Price>
  </cac:${line}>
</${root}>
`;
}
