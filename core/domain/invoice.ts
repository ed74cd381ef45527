import type { IsoDate } from './calendar-day.ts';
import type { Decimal } from './decimal.ts';

/**
 * An invoice or a credit note as its file states it. Amounts are signed as a ledger sees them: positive is owed to the
 * supplier, negative is a credit. Formats that state a credit note's amounts without a minus are turned by their reader,
 * lines, allowances, charges and totals alike, so that a sum never depends on the kind of document.
 */
export interface Invoice {
  /** The file's name, for messages. */
  readonly file: string;
  readonly header: InvoiceHeader;
  /** Who sells, and is owed the money. */
  readonly supplier: Party;
  /** Who buys. */
  readonly customer: Party;
  readonly lines: readonly InvoiceLine[];
  /** Those of the whole document; those of a line are part of its amount. */
  readonly allowancesAndCharges: readonly AllowanceOrCharge[];
  /** One for each tax group that the document states. */
  readonly taxes: readonly TaxSubtotal[];
  readonly totals: InvoiceTotals;
}

/** What names an invoice and says of which kind it is. */
export interface InvoiceHeader {
  readonly kind: 'invoice' | 'credit note';
  /** The supplier's number of the document. */
  readonly documentId: string;
  /** Day of issue. */
  readonly date: IsoDate;
  /** ISO 4217 code of all amounts. */
  readonly currency: string;
  /** The format's own code of the document's kind: `TD01`, `380`, ... ; '' where it has none. */
  readonly typeCode: string;
  /** Whether the company received or sent it, where the file or the caller says so. */
  readonly direction: 'received' | 'sent' | null;
  /** Further facts known before coding, by name in snake case: `supplier_tax_regime`, `order_number`, ... */
  readonly fields: FieldsByName;
}

/** Texts by a name in snake case; a name is absent where the file has no such text. */
export type FieldsByName = Readonly<Record<string, string>>;

/** A seller or a buyer; texts are '' where the file has none. */
export interface Party {
  readonly name: string;
  /** The number under which the other party or a register knows it. */
  readonly id: string;
  /** VAT number with its country, or a national tax number. */
  readonly taxId: string;
}

/** One line of an invoice. */
export interface InvoiceLine {
  /** Where its element begins in the file, counted from 1. */
  readonly fileLine: number;
  /** The number that the supplier gave it, as text; '' where it has none. */
  readonly lineId: string;
  readonly text: string;
  readonly quantity: Decimal | null;
  readonly unit: string;
  /** Net price of one unit of quantity, with all of its decimals. */
  readonly unitPrice: Decimal | null;
  /** Net amount with its own allowances and charges, with all decimals that the file states. */
  readonly net: Decimal;
  /** `net` in minor units of the invoice's currency, rounded half away from zero. */
  readonly amountMinor: number;
  readonly tax: TaxGroup;
  /** Facts of this line alone: `item_code`, `cost_reference`, ... */
  readonly fields: FieldsByName;
}

/** What is taxed alike. */
export interface TaxGroup {
  /** UNCL 5305 (`S`, `Z`, `E`, `AE`, ...) or the format's own code (`N2.2`); '' where the file has none. */
  readonly category: string;
  /** Percent, 21 for 21 %; null where the file states none. */
  readonly rate: number | null;
}

/** A reduction of the whole document or an addition to it: discount, freight, stamp duty, ... */
export interface AllowanceOrCharge {
  readonly kind: 'allowance' | 'charge';
  readonly text: string;
  /** As it changes the document's total: an allowance of an invoice is negative, a charge positive. */
  readonly amountMinor: number;
  /** What it changes: the net total and with it the tax, or only the gross total (a discount after tax, stamp duty). */
  readonly basis: 'net' | 'gross';
  readonly tax: TaxGroup;
}

/** Net amount and tax of one tax group. */
export interface TaxSubtotal {
  readonly tax: TaxGroup;
  readonly netMinor: number;
  readonly taxMinor: number;
}

/** Totals as the file states them, in minor units; null where it states none. */
export interface InvoiceTotals {
  /** Sum of the lines. */
  readonly linesMinor: number | null;
  /** Lines with allowances and charges, before tax. */
  readonly netMinor: number | null;
  readonly taxMinor: number | null;
  /** Net and tax. */
  readonly grossMinor: number | null;
  readonly prepaidMinor: number | null;
  readonly roundingMinor: number | null;
  /** What the supplier collects for others with this invoice and is part of what is left to pay. */
  readonly collectedMinor: number | null;
  /** What is left to pay. */
  readonly payableMinor: number | null;
}

/** Totals of which none is stated. */
export const NO_TOTALS: InvoiceTotals = {
  linesMinor: null,
  netMinor: null,
  taxMinor: null,
  grossMinor: null,
  prepaidMinor: null,
  roundingMinor: null,
  collectedMinor: null,
  payableMinor: null,
};
