/** Names under which the small company's files have their columns: recognised, or not. */
export interface FileHeaders {
  readonly date: string;
  readonly supplier: string;
  readonly text: string;
  readonly amount: string;
  readonly account: string;
}

/** Headers that are recognised. */
export const KNOWN_HEADERS: FileHeaders = {
  date: 'Date',
  supplier: 'Supplier',
  text: 'Text',
  amount: 'Net amount',
  account: 'Account',
};

const SUPPLIERS = [
  { name: 'Brightwater Energy', text: 'Electricity', account: '0410', amount: 812.4 },
  { name: 'Northgate Telecom', text: 'Mobile subscription', account: '4310', amount: 64.9 },
  { name: 'Papyrus Office', text: 'Paper and toner', account: '4410', amount: 118.25 },
  { name: 'Swift Couriers', text: 'Parcels', account: '4520', amount: 23.7 },
] as const;

/** A history of weekly invoices of four suppliers, each always coded the same, as CSV. */
export function historyCsv(weeks: number, headers: FileHeaders = KNOWN_HEADERS): string {
  const rows = Array.from({ length: weeks }, (_, week) =>
    SUPPLIERS.map(({ name, text, account, amount }) => [
      dayOf(week),
      name,
      text,
      amountOf(amount, week),
      account,
    ]),
  ).flat();
  return csv([headerRow(headers), ...rows]);
}

/** A journal of the weeks after a history's, accounts blank, as CSV. */
export function journalCsv(
  rowCount: number,
  firstWeek: number,
  headers: FileHeaders = KNOWN_HEADERS,
): string {
  const rows = Array.from({ length: rowCount }, (_, index) => {
    const week = firstWeek + Math.floor(index / SUPPLIERS.length / 50);
    const { name, text, amount } = SUPPLIERS[index % SUPPLIERS.length] ?? SUPPLIERS[0];
    return [dayOf(week), name, text, amountOf(amount, index), ''];
  });
  return csv([headerRow(headers), ...rows]);
}

function headerRow({ date, supplier, text, amount, account }: FileHeaders): string[] {
  return [date, supplier, text, amount, account];
}

function dayOf(week: number): string {
  return new Date(Date.UTC(2025, 0, 6 + 7 * week)).toISOString().slice(0, 10);
}

function amountOf(amount: number, index: number): string {
  return (amount + (index % 7)).toFixed(2);
}

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.join(',')}\n`).join('');
}
