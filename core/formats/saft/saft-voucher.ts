import { floatingNumber, negated, plus, ZERO, type Decimal } from '../../domain/decimal.ts';
import type { Posting, SourceDocument, Voucher } from '../../domain/voucher.ts';
import type { FieldReader } from '../invoice/field-reader.ts';
import { find, findAll, textAt, type XmlElement } from '../xml/xml-element.ts';
import type { SaftMasters } from './saft-masters.ts';

/** Ways to the lines of a transaction: Norway and Denmark, Romania, Portugal. */
const LINES = ['Line', 'TransactionLine', 'Lines/DebitLine', 'Lines/CreditLine'];

/** A Transaction of the general ledger. */
export function saftVoucher(transaction: XmlElement, masters: SaftMasters, reader: FieldReader): Voucher {
  const lines = LINES.flatMap((way) => findAll(transaction, way));
  const partner = masters.partner(transaction);
  return {
    fileLine: transaction.line,
    id: reader.text(transaction, 'TransactionID'),
    date: reader.date(transaction, 'TransactionDate'),
    text: textAt(transaction, 'Description'),
    journal: '',
    postings: lines.map((line) => ({
      ...posting(line, masters, reader, ledgerAmount(line, reader)),
      partner: masters.partner(line) ?? partner,
    })),
  };
}

/** An Invoice of the source documents; its lines are the coded side alone. */
export function saftDocument(
  invoice: XmlElement,
  direction: SourceDocument['direction'],
  masters: SaftMasters,
  reader: FieldReader,
): SourceDocument {
  const named = find(invoice, direction === 'received' ? 'SupplierInfo' : 'CustomerInfo');
  const known = masters.partner(named ?? invoice);
  const kind = direction === 'received' ? 'supplier' : 'customer';
  const own = { kind, id: '', name: named ? textAt(named, 'Name') : '', taxId: '' } as const;
  const partner = known ?? own;
  return {
    fileLine: invoice.line,
    id: reader.text(invoice, 'InvoiceNo'),
    date: reader.date(invoice, 'InvoiceDate'),
    text: textAt(invoice, 'Description'),
    journal: '',
    voucherId: textAt(invoice, 'TransactionID'),
    direction,
    postings: findAll(invoice, 'Line').map((line) => ({
      ...posting(line, masters, reader, invoiceAmount(line, direction, reader)),
      partner: partner.name === '' ? { ...partner, name: own.name } : partner,
    })),
  };
}

function posting(
  line: XmlElement,
  masters: SaftMasters,
  reader: FieldReader,
  amount: Decimal,
): Omit<Posting, 'partner'> {
  const account = textAt(line, 'AccountID');
  const rate = reader.optionalDecimal(line, 'TaxInformation/TaxPercentage');
  return {
    fileLine: line.line,
    account,
    amount,
    text: textAt(line, 'Description', 'ProductDescription'),
    role: masters.role(account),
    quantity: reader.optionalDecimal(line, 'Quantity'),
    taxCode: textAt(line, 'TaxInformation/TaxCode'),
    taxRate: rate === null ? null : floatingNumber(rate),
    dimensions: masters.coding(line),
  };
}

/** Debit less credit; one of them is stated. */
function ledgerAmount(line: XmlElement, reader: FieldReader): Decimal {
  const [debit, credit] = [side(line, 'DebitAmount', reader), side(line, 'CreditAmount', reader)];
  if (debit === null && credit === null) reader.fault(line, 'DebitAmount or CreditAmount', 'none');
  return plus(debit ?? ZERO, negated(credit ?? ZERO));
}

/** An element with an Amount or, in Portugal, the amount itself; null where it is missing. */
function side(line: XmlElement, name: 'DebitAmount' | 'CreditAmount', reader: FieldReader): Decimal | null {
  const element = find(line, name);
  if (!element) return null;
  return find(element, 'Amount') ? reader.decimal(element, 'Amount') : reader.ownDecimal(element);
}

/** What the lines of a transaction state as debits, or as credits; a debit may be negative. */
export function sideTotal(
  transaction: XmlElement,
  name: 'DebitAmount' | 'CreditAmount',
  reader: FieldReader,
): Decimal {
  return LINES.flatMap((way) => findAll(transaction, way))
    .map((line) => side(line, name, reader) ?? ZERO)
    .reduce(plus, ZERO);
}

/** Of a purchase debit is usual, of a sale credit; the other is a credit note's. */
function invoiceAmount(line: XmlElement, direction: 'received' | 'sent', reader: FieldReader): Decimal {
  const size = reader.decimal(line, 'InvoiceLineAmount/Amount');
  const indicator = textAt(line, 'DebitCreditIndicator') || (direction === 'received' ? 'D' : 'C');
  return indicator === 'C' ? negated(size) : size;
}
