import { negated, type Decimal } from '../../domain/decimal.ts';
import type { Fault } from '../../domain/ledger-line.ts';
import type { BusinessPartner, Posting, Voucher } from '../../domain/voucher.ts';
import { commaDecimal } from '../ledger/comma-decimal.ts';
import { lineFault } from '../ledger/line-fault.ts';
import type { BookingColumns } from './booking-columns.ts';
import { bookingDay, type ExtfHeader } from './extf-header.ts';
import { extfRole, partnerKind } from './extf-role.ts';

/** One row of a Buchungsstapel and what it takes to read it. */
export interface ExtfRowPlace {
  readonly file: string;
  readonly line: number;
  readonly texts: readonly string[];
  readonly columns: BookingColumns;
  readonly header: ExtfHeader;
}

/** One row of a Buchungsstapel, with what is wrong with it. */
export class ExtfRow {
  readonly faults: Fault[] = [];
  readonly #place: ExtfRowPlace;

  constructor(place: ExtfRowPlace) {
    this.#place = place;
  }

  voucher(): Voucher {
    const { line, header } = this.#place;
    const date = bookingDay(this.#text('day'), header);
    if (date === null) this.#fault('a day and a month such as 3101 in Belegdatum', `"${this.#text('day')}"`);
    const amount = this.#amount();
    return {
      fileLine: line,
      id: this.#text('document') || `row ${line}`,
      date: date ?? '1970-01-01',
      text: this.#text('text'),
      journal: '',
      postings: [this.#posting('account', amount), this.#posting('counterAccount', negated(amount))],
    };
  }

  #posting(side: 'account' | 'counterAccount', amount: Decimal): Posting {
    const { line, header } = this.#place;
    const account = this.#text(side);
    if (!/^\d+$/.test(account)) this.#fault('an account of digits', account === '' ? 'none' : `"${account}"`);
    const role = extfRole(account, header);
    const dimensions = { cost_centre: this.#text('costCentre'), cost_bearer: this.#text('costBearer') };
    return {
      fileLine: line,
      account,
      amount,
      text: this.#text('text'),
      role,
      partner: role === 'partner' ? partnerOf(account, header) : null,
      quantity: null,
      taxCode: this.#text('taxKey'),
      taxRate: null,
      dimensions: Object.fromEntries(Object.entries(dimensions).filter(([, code]) => code !== '')),
    };
  }

  /** Debit of the account is positive. */
  #amount(): Decimal {
    const amount = commaDecimal(this.#text('amount'));
    const side = this.#text('side').toUpperCase();
    if (amount === null) this.#fault('an amount with a decimal comma in Umsatz', `"${this.#text('amount')}"`);
    if (side !== 'S' && side !== 'H') this.#fault('S or H in Soll/Haben-Kennzeichen', `"${side}"`);
    const size = amount ?? { unscaled: 0n, scale: 0 };
    return side === 'H' ? negated(size) : size;
  }

  #text(column: keyof BookingColumns): string {
    const { texts, columns } = this.#place;
    return texts[columns[column]] ?? '';
  }

  #fault(expected: string, found: string): void {
    this.faults.push(lineFault(this.#place.file, this.#place.line, expected, found));
  }
}

function partnerOf(account: string, header: ExtfHeader): BusinessPartner {
  return { kind: partnerKind(account, header), id: account, name: '', taxId: '' };
}
