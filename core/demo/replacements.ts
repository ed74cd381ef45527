import type { IsoDate } from '../domain/calendar-day.ts';

/** A code that another takes the place of. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
  /** Last day of `from`. */
  readonly lastDay: IsoDate;
  /** First day of `to`, the day after. */
  readonly firstDay: IsoDate;
}

/** Accounts that are renamed and renumbered during the history, for every supplier at once. */
export const REPLACED_ACCOUNTS: readonly Replacement[] = [
  { from: '4420', to: '4425', lastDay: '2024-12-31', firstDay: '2025-01-01' },
  { from: '4620', to: '4625', lastDay: '2025-06-30', firstDay: '2025-07-01' },
];

/** The cost centre that a reorganisation renumbers during the history. */
export const REPLACED_COST_CENTRES: readonly Replacement[] = [
  { from: '070', to: '075', lastDay: '2025-03-31', firstDay: '2025-04-01' },
];

/** The code in force on a day. */
export function codeOn(code: string, date: IsoDate, replacements: readonly Replacement[]): string {
  return replacements.find(({ from, firstDay }) => from === code && date >= firstDay)?.to ?? code;
}
