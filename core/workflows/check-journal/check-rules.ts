import type { IsoDate } from '../../domain/calendar-day.ts';
import type { LedgerLine } from '../../domain/ledger-line.ts';
import type { Masters } from '../../domain/masters.ts';

/** The lines that are to be sent. */
export interface JournalToCheck {
  readonly dimensions: readonly string[];
  /** Null: a row that could not be read as a line. Values of `coding` by `dimensions`. */
  readonly lines: readonly (LedgerLine | null)[];
  /** By line the tax in minor units, where the journal states it. */
  readonly taxMinor: readonly (number | null)[];
}

/** What the lines of a document have to come to. */
export type BalanceRule =
  /** Nothing is known of it. */
  | { readonly kind: 'none' }
  /** Both sides of every posting are in the journal. */
  | { readonly kind: 'zero' }
  /** Net totals by document in minor units; documents without one are not checked. */
  | { readonly kind: 'totals'; readonly totalMinor: ReadonlyMap<string, number> };

/** What a company's books allow. */
export interface CheckRules {
  /** A dimension without records is free. */
  readonly masters: Masters;
  /** Dimensions in which every line needs a value. */
  readonly required: readonly string[];
  /** First and last open day; null: no bound. */
  readonly openFrom: IsoDate | null;
  readonly openUntil: IsoDate | null;
  readonly balance: BalanceRule;
  /** Rates in percent by the values of `taxDimension`. */
  readonly taxDimension: string | null;
  readonly taxRates: ReadonlyMap<string, number>;
}
