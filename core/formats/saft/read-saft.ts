import { decimalText, negated, parseDecimal, plus, ZERO, type Decimal } from '../../domain/decimal.ts';
import type { SourceDocument, Voucher } from '../../domain/voucher.ts';
import type { InputFile } from '../input-file.ts';
import { FieldReader } from '../invoice/field-reader.ts';
import { balanced } from '../ledger/balanced.ts';
import type { LedgerReading } from '../ledger/ledger-reading.ts';
import { find, textAt, type XmlElement } from '../xml/xml-element.ts';
import { XmlRecords } from '../xml/xml-records.ts';
import { SaftMasters } from './saft-masters.ts';
import { saftDocument, saftVoucher, sideTotal } from './saft-voucher.ts';

const MAX_VOUCHERS = 5_000_000;
const ENTRIES = 'AuditFile/GeneralLedgerEntries';

type RecordReader = (reading: SaftFile, element: XmlElement) => void;

/** What is read, by the way of names to it. */
const READERS: Readonly<Partial<Record<string, RecordReader>>> = {
  'AuditFile/Header': ({ masters }, element) => masters.addHeader(element),
  'AuditFile/MasterFiles/GeneralLedgerAccounts/Account': ({ masters }, element) =>
    masters.addAccount(element),
  'AuditFile/MasterFiles/Suppliers/Supplier': ({ masters }, element) =>
    masters.addPartner('supplier', element),
  'AuditFile/MasterFiles/Customers/Customer': ({ masters }, element) =>
    masters.addPartner('customer', element),
  'AuditFile/MasterFiles/Supplier': ({ masters }, element) => masters.addPartner('supplier', element),
  'AuditFile/MasterFiles/Customer': ({ masters }, element) => masters.addPartner('customer', element),
  'AuditFile/MasterFiles/AnalysisTypeTable/AnalysisTypeTableEntry': ({ masters }, element) =>
    masters.addDimension(element),
  [`${ENTRIES}/Journal/Transaction`]: (file, element) => {
    if (file.vouchers.length >= MAX_VOUCHERS) {
      file.reader.fault(element, `at most ${MAX_VOUCHERS} transactions`, 'more');
      return;
    }
    file.vouchers.push(saftVoucher(element, file.masters, file.reader));
    file.debit = plus(file.debit, sideTotal(element, 'DebitAmount', file.reader));
    file.credit = plus(file.credit, sideTotal(element, 'CreditAmount', file.reader));
  },
  'AuditFile/SourceDocuments/PurchaseInvoices/Invoice': (file, element) =>
    file.documents.push(saftDocument(element, 'received', file.masters, file.reader)),
  'AuditFile/SourceDocuments/SalesInvoices/Invoice': (file, element) =>
    file.documents.push(saftDocument(element, 'sent', file.masters, file.reader)),
};

interface SaftFile {
  readonly masters: SaftMasters;
  readonly reader: FieldReader;
  readonly vouchers: Voucher[];
  readonly documents: SourceDocument[];
  debit: Decimal;
  credit: Decimal;
}

/**
 * Reads a SAF-T Financial audit file: masters, general ledger entries and invoices among the source documents. A
 * transaction that does not balance is left out with a message.
 */
export function readSaft(file: InputFile): LedgerReading {
  const records = new XmlRecords(file, { records: Object.keys(READERS), leftOut: [] });
  const reader = new FieldReader(file.name);
  const saft: SaftFile = {
    masters: new SaftMasters(),
    reader,
    vouchers: [],
    documents: [],
    debit: ZERO,
    credit: ZERO,
  };
  let root: XmlElement | null = null;
  for (const { way, element } of records) {
    READERS[way]?.(saft, element);
    if (!way.includes('/')) root = element;
  }
  if (records.fault !== null) return { ok: false, faults: [records.fault] };
  if (reader.faults.length > 0) return { ok: false, faults: reader.faults };
  if (root) checkEntries(root, saft);
  const { vouchers, leftOut } = balanced(file.name, saft.vouchers);
  const { masters, documents } = saft;
  const ledger = {
    file: file.name,
    companyName: masters.companyName,
    currency: masters.currency,
    vouchers,
    documents,
    partners: masters.partners,
    accounts: masters.accounts,
  };
  return { ok: true, ledger, leftOut, warnings: reader.warnings };
}

/** Compares what the file states of its entries with what it holds: their number, all debits, all credits. */
function checkEntries(root: XmlElement, { vouchers, reader, debit, credit }: SaftFile): void {
  const entries = find(root, 'GeneralLedgerEntries');
  if (!entries) return;
  const expect = (name: string, what: string, counted: Decimal): void => {
    const element = find(entries, name);
    const stated = element && parseDecimal(element.text);
    if (element && stated && plus(stated, negated(counted)).unscaled !== 0n)
      reader.warn(element, `${decimalText(counted)}, ${what}`, textAt(entries, name));
  };
  expect('NumberOfEntries', 'the transactions', { unscaled: BigInt(vouchers.length), scale: 0 });
  expect('TotalDebit', 'all debits', debit);
  expect('TotalCredit', 'all credits', credit);
}
