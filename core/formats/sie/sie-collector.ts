import { parseDecimal, plus, type Decimal } from '../../domain/decimal.ts';
import type { Fault } from '../../domain/ledger-line.ts';
import type { Posting, Voucher } from '../../domain/voucher.ts';
import { accountRole, BAS_ROLES, namelessPartner } from '../ledger/account-role.ts';
import { compactDay } from '../ledger/compact-day.ts';
import { lineFault } from '../ledger/line-fault.ts';
import { SieObjects } from './sie-dimensions.ts';
import { fieldText, type SieRecord } from './sie-records.ts';

/** A balance that the file states: of an account in the current year. */
export interface SieBalance {
  readonly line: number;
  readonly amount: Decimal;
}

interface OpenVoucher extends Omit<Voucher, 'postings'> {
  readonly postings: Posting[];
}

/** Charts of accounts whose account numbers are those of BAS; a file without `#KPTYP` means BAS 95. */
const BAS_CHART = /^(EU)?BAS/i;
const MAX_VOUCHERS = 5_000_000;

/** Takes the records of a SIE file in order and keeps what they say. */
export class SieCollector {
  companyName = '';
  /** SIE is Swedish; another currency is stated by `#VALUTA`. */
  currency = 'SEK';
  readonly accounts = new Map<string, string>();
  readonly vouchers: Voucher[] = [];
  readonly faults: Fault[] = [];
  /** `#IB`, `#UB`, `#RES` of the current year by account; `#PSALDO` added up by account, of no object and of objects. */
  readonly balances = {
    IB: new Map<string, SieBalance>(),
    UB: new Map<string, SieBalance>(),
    RES: new Map<string, SieBalance>(),
    PSALDO: new Map<string, SieBalance>(),
    OBJECTS: new Map<string, SieBalance>(),
  };
  /** First and last day of the current year; null where the file does not say. */
  year: { readonly from: string; readonly to: string } | null = null;
  readonly #file: string;
  readonly #objects = new SieObjects();
  #isBas = true;
  #open: OpenVoucher | null = null;
  #isInside = false;
  #lastLine = 0;

  constructor(file: string) {
    this.#file = file;
  }

  add(record: SieRecord): void {
    this.#lastLine = record.line;
    const read = READERS[record.label];
    if (record.label === '{') this.#isInside = true;
    else if (record.label === '}') this.#closeVoucher();
    else if (read) read(this, record);
    // Records of other labels are to be passed over (SIE 4B, 7.1); a line without # is none.
    else if (record.label === '')
      this.#fault(record, 'a record that begins with #', `"${fieldText(record, 0)}"`);
  }

  /** Says that the file is complete. */
  end(): void {
    if (this.#isInside)
      this.faults.push(
        lineFault(this.#file, this.#lastLine, '} behind the last posting', 'the end of the file'),
      );
    else this.#closeVoucher();
  }

  objects(): SieObjects {
    return this.#objects;
  }

  setChart(name: string): void {
    this.#isBas = name === '' || BAS_CHART.test(name);
  }

  openVoucher(record: SieRecord): void {
    this.#closeVoucher();
    const [series, number] = [fieldText(record, 0), fieldText(record, 1)];
    const date = this.day(record, 2);
    if (this.vouchers.length >= MAX_VOUCHERS) this.#fault(record, `at most ${MAX_VOUCHERS} vouchers`, 'more');
    this.#open = {
      fileLine: record.line,
      id: [series, number].filter((part) => part !== '').join(' ') || `line ${record.line}`,
      date,
      text: fieldText(record, 3),
      journal: series,
      postings: [],
    };
  }

  addPosting(record: SieRecord): void {
    if (!this.#open) return this.#fault(record, '#VER before a posting', 'none');
    const account = fieldText(record, 0);
    if (account === '') this.#fault(record, 'an account behind #TRANS', 'none');
    const list = record.fields[1];
    const objects = typeof list === 'object' ? list : [];
    // Some programs leave the empty list out; then every field stands one place earlier.
    const at = typeof list === 'object' ? 2 : 1;
    const quantity = parseDecimal(fieldText(record, at + 3));
    this.#open.postings.push({
      fileLine: record.line,
      account,
      amount: this.amount(record, at),
      text: fieldText(record, at + 2),
      role: this.#isBas ? accountRole(account, BAS_ROLES) : 'coded',
      partner: this.#objects.partner(objects) ?? (this.#isBas ? namelessPartner(account) : null),
      quantity,
      taxCode: '',
      taxRate: null,
      dimensions: this.#objects.coding(objects),
    });
  }

  /** Keeps a balance of the current year; those of several periods or objects add up. */
  addBalance(kind: keyof SieCollector['balances'], record: SieRecord, account: string, at: number): void {
    const amount = this.amount(record, at);
    const adds = kind === 'PSALDO' || kind === 'OBJECTS';
    const before = adds ? this.balances[kind].get(account) : undefined;
    const sum = before ? plus(before.amount, amount) : amount;
    this.balances[kind].set(account, { line: record.line, amount: sum });
  }

  amount(record: SieRecord, at: number): Decimal {
    const text = fieldText(record, at);
    const amount = parseDecimal(text.replace(',', '.'));
    if (amount === null)
      this.#fault(record, `an amount behind #${record.label}`, text === '' ? 'none' : `"${text}"`);
    return amount ?? { unscaled: 0n, scale: 0 };
  }

  day(record: SieRecord, at: number): string {
    const text = fieldText(record, at);
    const day = compactDay(text);
    if (day === null) this.#fault(record, 'a day such as 20240131', text === '' ? 'none' : `"${text}"`);
    return day ?? '1970-01-01';
  }

  #closeVoucher(): void {
    if (this.#open) this.vouchers.push(this.#open);
    this.#open = null;
    this.#isInside = false;
  }

  #fault({ line }: SieRecord, expected: string, found: string): void {
    this.faults.push(lineFault(this.#file, line, expected, found));
  }
}

/** Year 0 is the current one; balances of others are not checked. */
function isCurrentYear(record: SieRecord): boolean {
  return fieldText(record, 0) === '0';
}

type RecordReader = (collector: SieCollector, record: SieRecord) => void;

const READERS: Readonly<Partial<Record<string, RecordReader>>> = {
  FNAMN: (to, record) => {
    to.companyName = fieldText(record, 0);
  },
  VALUTA: (to, record) => {
    to.currency = fieldText(record, 0).toUpperCase() || to.currency;
  },
  KPTYP: (to, record) => to.setChart(fieldText(record, 0)),
  RAR: (to, record) => {
    const [from, until] = [compactDay(fieldText(record, 1)), compactDay(fieldText(record, 2))];
    if (isCurrentYear(record) && from !== null && until !== null) to.year = { from, to: until };
  },
  KONTO: (to, record) => {
    to.accounts.set(fieldText(record, 0), fieldText(record, 1));
  },
  DIM: (to, record) => to.objects().addDimension(fieldText(record, 0), fieldText(record, 1)),
  UNDERDIM: (to, record) => to.objects().addDimension(fieldText(record, 0), fieldText(record, 1)),
  OBJEKT: (to, record) =>
    to.objects().addObject(fieldText(record, 0), fieldText(record, 1), fieldText(record, 2)),
  IB: (to, record) => balanceReader(to, record, 'IB'),
  UB: (to, record) => balanceReader(to, record, 'UB'),
  RES: (to, record) => balanceReader(to, record, 'RES'),
  PSALDO: (to, record) => {
    const objects = record.fields[3];
    if (!isCurrentYear(record) || typeof objects !== 'object') return;
    to.addBalance(objects.length === 0 ? 'PSALDO' : 'OBJECTS', record, fieldText(record, 2), 4);
  },
  VER: (to, record) => to.openVoucher(record),
  // #RTRANS (added later) is followed by the same as #TRANS, #BTRANS (taken back) does not count (SIE 4B, 8.21).
  TRANS: (to, record) => to.addPosting(record),
};

function balanceReader(to: SieCollector, record: SieRecord, kind: 'IB' | 'UB' | 'RES'): void {
  if (isCurrentYear(record)) to.addBalance(kind, record, fieldText(record, 1), 2);
}
