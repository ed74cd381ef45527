import { openSession } from '../../../extension/controllers/session/session.ts';
import { EMPTY_WORKBENCH, type WorkbenchState } from '../../../extension/controllers/workbench-state.ts';

/** A row of a small journal, as a test states it. */
export interface SmallRow {
  readonly supplier: string;
  readonly date?: string;
  /** In cents of a euro. */
  readonly amountMinor?: number;
  readonly account?: string;
}

const COLUMNS = [
  { header: 'Date', meaning: 'date', isNumeric: false, dimension: null },
  { header: 'Supplier', meaning: 'supplier_name', isNumeric: false, dimension: null },
  { header: 'Net amount', meaning: 'amount', isNumeric: true, dimension: null },
  { header: 'Account', meaning: 'coding.account', isNumeric: false, dimension: 0 },
];

/** Where the small journal has its columns. */
export const AT = { date: 0, supplier: 1, amount: 2, account: 3 };

const money = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2 });
const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC' });

/** A workbench with a journal of these rows open, as it is before coding. */
export function openedWorkbench(smallRows: readonly SmallRow[]): WorkbenchState {
  const rows = smallRows.map(({ supplier, date = '2026-04-01', amountMinor = 100, account = '' }, index) => ({
    id: index + 2,
    rowNumber: index + 2,
    texts: [day.format(Date.parse(date)), supplier, money.format(amountMinor / 100), account],
    documentId: null,
    date,
    amountMinor,
    currency: 'EUR',
    given: [account],
    isLocked: [false],
  }));
  return {
    ...EMPTY_WORKBENCH,
    journal: {
      name: 'april.xlsx',
      sheet: 'Journal',
      columns: COLUMNS,
      dimensions: ['account'],
      rowCount: rows.length,
      faults: [],
    },
    rows,
    session: openSession(['account'], rows),
    history: {
      ...{ name: 'history.csv', lineCount: 900, firstDate: '2025-01-01', lastDate: '2026-03-31' },
      ...{ dimensions: ['account'], knownValues: [['4410', '4310']], faults: [] },
    },
    cursor: { row: 0, column: AT.account },
  };
}
