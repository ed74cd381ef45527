/** Columns that are read, by the beginning of their name: wordings differ between versions. */
const COLUMNS = {
  amount: /^umsatz \(ohne/i,
  side: /^soll\/haben-kennzeichen/i,
  currency: /^wkz umsatz/i,
  account: /^konto$/i,
  counterAccount: /^gegenkonto/i,
  taxKey: /^bu-schl/i,
  day: /^belegdatum/i,
  document: /^belegfeld 1/i,
  text: /^buchungstext/i,
  costCentre: /^kost1/i,
  costBearer: /^kost2/i,
  taxRate: /^eu-steuersatz \(bestimmung\)|^eu-steuersatz$/i,
} as const;
/** Where the columns of one file are; -1 where it has none. */
export type BookingColumns = Readonly<Record<keyof typeof COLUMNS, number>>;

/** Where the columns are, or the name of one that is needed and missing. */
export function bookingColumns(names: readonly string[]): BookingColumns | string {
  const at = (pattern: RegExp): number => names.findIndex((name) => pattern.test(name.trim()));
  const columns: BookingColumns = {
    amount: at(COLUMNS.amount),
    side: at(COLUMNS.side),
    currency: at(COLUMNS.currency),
    account: at(COLUMNS.account),
    counterAccount: at(COLUMNS.counterAccount),
    taxKey: at(COLUMNS.taxKey),
    day: at(COLUMNS.day),
    document: at(COLUMNS.document),
    text: at(COLUMNS.text),
    costCentre: at(COLUMNS.costCentre),
    costBearer: at(COLUMNS.costBearer),
    taxRate: at(COLUMNS.taxRate),
  };
  if (columns.amount < 0) return 'Umsatz';
  if (columns.side < 0) return 'Soll/Haben-Kennzeichen';
  if (columns.account < 0) return 'Konto';
  if (columns.counterAccount < 0) return 'Gegenkonto';
  return columns.day < 0 ? 'Belegdatum' : columns;
}
