import type { IsoDate } from './calendar-day.ts';

/** The uppermost level of a chart: operating costs, current assets, ... */
export interface AccountClass {
  readonly code: string;
  readonly name: string;
}

/** Accounts that are reported on one line. */
export interface AccountGroup {
  readonly code: string;
  readonly name: string;
  readonly classCode: string;
}

/** An account that lines may be coded to between its two dates. */
export interface Account {
  /** Text, never a number: `0210` begins with a zero. */
  readonly code: string;
  readonly name: string;
  readonly groupCode: string;
  /** First day it may be used; null: from the beginning. */
  readonly openFrom: IsoDate | null;
  /** Last day it may be used; null: still open. */
  readonly closedAfter: IsoDate | null;
}

/** A company's accounts in three levels, each in ascending order of code. */
export interface ChartOfAccounts {
  readonly classes: readonly AccountClass[];
  readonly groups: readonly AccountGroup[];
  readonly accounts: readonly Account[];
}

/** Whether lines of a day may be coded to an account. */
export function isOpen(account: Account, date: IsoDate): boolean {
  return (
    (account.openFrom === null || date >= account.openFrom) &&
    (account.closedAfter === null || date <= account.closedAfter)
  );
}
