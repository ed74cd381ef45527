/** A SAF-T file with one purchase posted as transaction 4567 and the same purchase as a source document. */
export function sampleSaft(documents = true): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<n1:AuditFile xmlns:n1="urn:StandardAuditFile-Taxation-Financial:NO">
  <n1:Header>
    <n1:AuditFileCountry>NO</n1:AuditFileCountry>
    <n1:Company><n1:Name>Fjord AS</n1:Name></n1:Company>
    <n1:DefaultCurrencyCode>NOK</n1:DefaultCurrencyCode>
  </n1:Header>
  <n1:MasterFiles>
    <n1:GeneralLedgerAccounts>
      <n1:Account><n1:AccountID>6540</n1:AccountID><n1:AccountDescription>Inventar</n1:AccountDescription><n1:StandardAccountID>65</n1:StandardAccountID></n1:Account>
      <n1:Account><n1:AccountID>9100</n1:AccountID><n1:AccountDescription>MVA</n1:AccountDescription><n1:StandardAccountID>27</n1:StandardAccountID></n1:Account>
    </n1:GeneralLedgerAccounts>
    <n1:Suppliers>
      <n1:Supplier><n1:RegistrationNumber>987654321</n1:RegistrationNumber><n1:Name>Skog AS</n1:Name><n1:SupplierID>20000</n1:SupplierID>
        <n1:BalanceAccount><n1:AccountID>8000</n1:AccountID></n1:BalanceAccount></n1:Supplier>
    </n1:Suppliers>
    <n1:AnalysisTypeTable>
      <n1:AnalysisTypeTableEntry><n1:AnalysisType>K</n1:AnalysisType><n1:AnalysisTypeDescription>Koststed</n1:AnalysisTypeDescription></n1:AnalysisTypeTableEntry>
      <n1:AnalysisTypeTableEntry><n1:AnalysisType>B</n1:AnalysisType><n1:AnalysisTypeDescription>Bilagsart</n1:AnalysisTypeDescription></n1:AnalysisTypeTableEntry>
    </n1:AnalysisTypeTable>
  </n1:MasterFiles>
  <n1:GeneralLedgerEntries>
    <n1:NumberOfEntries>1</n1:NumberOfEntries><n1:TotalDebit>125.00</n1:TotalDebit><n1:TotalCredit>125</n1:TotalCredit>
    <n1:Journal>
      <n1:Transaction>
        <n1:TransactionID>4567</n1:TransactionID><n1:TransactionDate>2024-10-31</n1:TransactionDate><n1:Description>Faktura 12</n1:Description>
        <n1:Line><n1:AccountID>6540</n1:AccountID>
          <n1:Analysis><n1:AnalysisType>K</n1:AnalysisType><n1:AnalysisID>100</n1:AnalysisID></n1:Analysis>
          <n1:Analysis><n1:AnalysisType>B</n1:AnalysisType><n1:AnalysisID>11</n1:AnalysisID></n1:Analysis>
          <n1:DebitAmount><n1:Amount>100</n1:Amount></n1:DebitAmount>
          <n1:TaxInformation><n1:TaxCode>14</n1:TaxCode><n1:TaxPercentage>25</n1:TaxPercentage></n1:TaxInformation></n1:Line>
        <n1:Line><n1:AccountID>9100</n1:AccountID><n1:DebitAmount><n1:Amount>25.00</n1:Amount></n1:DebitAmount></n1:Line>
        <n1:Line><n1:AccountID>8000</n1:AccountID><n1:SupplierID>20000</n1:SupplierID><n1:CreditAmount><n1:Amount>125.00</n1:Amount></n1:CreditAmount></n1:Line>
      </n1:Transaction>
    </n1:Journal>
  </n1:GeneralLedgerEntries>${
    documents
      ? `
  <n1:SourceDocuments><n1:PurchaseInvoices><n1:Invoice>
    <n1:InvoiceNo>12</n1:InvoiceNo><n1:SupplierInfo><n1:SupplierID>20000</n1:SupplierID></n1:SupplierInfo>
    <n1:InvoiceDate>2024-10-29</n1:InvoiceDate><n1:TransactionID>4567</n1:TransactionID>
    <n1:Line><n1:AccountID>6540</n1:AccountID><n1:Quantity>4</n1:Quantity><n1:UnitPrice>25</n1:UnitPrice><n1:Description>Krok</n1:Description>
      <n1:InvoiceLineAmount><n1:Amount>100.00</n1:Amount></n1:InvoiceLineAmount><n1:DebitCreditIndicator>D</n1:DebitCreditIndicator></n1:Line>
  </n1:Invoice></n1:PurchaseInvoices></n1:SourceDocuments>`
      : ''
  }
</n1:AuditFile>
`;
}
