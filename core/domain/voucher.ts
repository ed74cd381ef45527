import type { IsoDate } from './calendar-day.ts';
import { plus, ZERO, type Decimal } from './decimal.ts';
import type { Party } from './invoice.ts';

/** What a posting is in its voucher: what a document's line is coded to, or the other side of it. */
export type PostingRole = 'coded' | 'partner' | 'tax' | 'cash';

/** One line of a voucher: an amount on one account. */
export interface Posting {
  /** Where it stands in the file, counted from 1. */
  readonly fileLine: number;
  readonly account: string;
  /** Debit is positive, credit negative; all decimals that the file states. */
  readonly amount: Decimal;
  /** '' where it has none of its own. */
  readonly text: string;
  readonly role: PostingRole;
  /** The supplier or customer that the posting names; null where it names none. */
  readonly partner: BusinessPartner | null;
  readonly quantity: Decimal | null;
  /** The format's own code, '' where it has none. */
  readonly taxCode: string;
  /** Percent, null where the file states none. */
  readonly taxRate: number | null;
  /** Codes by name of the dimension, the account aside: `cost_centre`, `project`, ... */
  readonly dimensions: Readonly<Record<string, string>>;
}

/** A supplier or a customer. */
export interface BusinessPartner extends Party {
  readonly kind: 'supplier' | 'customer';
}

/** Postings that belong together and add up to nothing. */
export interface Voucher {
  readonly fileLine: number;
  /** Series and number, or the document's own number: unique in its file. */
  readonly id: string;
  readonly date: IsoDate;
  readonly text: string;
  /** Journal or series, '' where the file has none. */
  readonly journal: string;
  readonly postings: readonly Posting[];
}

/** An invoice that a ledger keeps beside its vouchers. */
export interface SourceDocument extends Voucher {
  /** The voucher that posts it, '' where the file does not say. */
  readonly voucherId: string;
  readonly direction: 'received' | 'sent';
}

/** A company's vouchers as a file has them. */
export interface Ledger {
  readonly file: string;
  readonly companyName: string;
  /** ISO 4217 code of the amounts, '' where the file does not say. */
  readonly currency: string;
  readonly vouchers: readonly Voucher[];
  /** Invoices in the ledger with the coding of their lines; their postings are one side only. */
  readonly documents: readonly SourceDocument[];
  readonly partners: readonly BusinessPartner[];
  readonly accounts: readonly LedgerAccount[];
}

/** An account as a ledger file lists it. */
export interface LedgerAccount {
  readonly code: string;
  readonly name: string;
}

/** Debit less credit: nothing where a voucher is right. */
export function imbalance(postings: readonly Posting[]): Decimal {
  return postings.reduce((sum, { amount }) => plus(sum, amount), ZERO);
}
