import { negated, plus, ZERO, type Decimal } from '../../domain/decimal.ts';
import type { Fault } from '../../domain/ledger-line.ts';
import type { BusinessPartner, Posting } from '../../domain/voucher.ts';
import { accountRole, PCG_ROLES } from '../ledger/account-role.ts';
import { commaDecimal } from '../ledger/comma-decimal.ts';
import { compactDay } from '../ledger/compact-day.ts';
import { lineFault } from '../ledger/line-fault.ts';
import type { VoucherGrouper } from '../ledger/voucher-grouper.ts';
import type { FecColumn, FecLayout } from './fec-columns.ts';

/** One row of an FEC, with what is wrong with it. */
export class FecRow {
  readonly faults: Fault[] = [];
  readonly #file: string;
  readonly #line: number;
  readonly #texts: readonly string[];
  readonly #layout: FecLayout;

  constructor(file: string, line: number, texts: readonly string[], layout: FecLayout) {
    this.#file = file;
    this.#line = line;
    this.#texts = texts;
    this.#layout = layout;
  }

  /** Adds the posting to its voucher and the account's name to the accounts. */
  read(grouper: VoucherGrouper, accounts: Map<string, string>): void {
    const account = this.#text('CompteNum');
    if (account === '') this.#fault('an account in CompteNum', 'none');
    accounts.set(account, this.#text('CompteLib'));
    const journal = this.#text('JournalCode');
    const date = compactDay(this.#text('EcritureDate'));
    if (date === null)
      this.#fault('a day such as 20240131 in EcritureDate', `"${this.#text('EcritureDate')}"`);
    const number = this.#text('EcritureNum');
    const head = {
      fileLine: this.#line,
      id: `${journal} ${number}`.trim(),
      date: date ?? '1970-01-01',
      text: this.#text('EcritureLib'),
      journal,
    };
    // Numbers may begin again with every journal, and the same number may be used on another day (opening entries).
    grouper.add(`${journal}\t${number}\t${head.date}`, head, this.#posting(account));
  }

  #posting(account: string): Posting {
    const role = accountRole(account, PCG_ROLES);
    return {
      fileLine: this.#line,
      account,
      amount: this.#amount(),
      text: this.#text('EcritureLib'),
      role,
      partner: this.#partner(account),
      quantity: null,
      taxCode: '',
      taxRate: null,
      dimensions: {},
    };
  }

  /** Accounts 40 are those of suppliers, 41 of customers; both have a subsidiary account. */
  #partner(account: string): BusinessPartner | null {
    const [id, name] = [this.#text('CompAuxNum'), this.#text('CompAuxLib')];
    if (id === '' && name === '') return null;
    return { kind: account.startsWith('41') ? 'customer' : 'supplier', id, name, taxId: '' };
  }

  #amount(): Decimal {
    const { amount } = this.#layout;
    if (amount.kind === 'debit and credit')
      return plus(this.#number(amount.debit, 'Debit'), negated(this.#number(amount.credit, 'Credit')));
    const size = this.#number(amount.amount, 'Montant');
    return /^(c|-1)$/i.test(this.#texts[amount.side] ?? '') ? negated(size) : size;
  }

  #number(column: number, name: string): Decimal {
    const text = this.#texts[column] ?? '';
    const number = text === '' ? ZERO : commaDecimal(text);
    if (number === null) this.#fault(`a number in ${name}`, `"${text}"`);
    return number ?? ZERO;
  }

  #text(column: FecColumn): string {
    return this.#texts[this.#layout.columns[column]] ?? '';
  }

  #fault(expected: string, found: string): void {
    this.faults.push(lineFault(this.#file, this.#line, expected, found));
  }
}
