import type { SheetInPage } from './office-in-page.ts';

/** Column of the small sheet's accounts, counted from 1. */
export const ACCOUNT_COLUMN = 5;

const AMOUNT_COLUMN = 3;

/** A journal as the small company's CSV has it, as a table in an Excel sheet from A1 on. */
export function sheetOf(
  journalCsv: string,
  look: Partial<Pick<SheetInPage, 'language' | 'isDark'>> = {},
): SheetInPage {
  const [header = [], ...rows] = journalCsv
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return {
    header,
    rows: rows.map((row) =>
      row.map((text, column) => (column === AMOUNT_COLUMN ? Number.parseFloat(text) : text)),
    ),
    textColumns: [0, 1, 2, ACCOUNT_COLUMN - 1],
    tableAddress: `A1:E${rows.length + 1}`,
    ...{ language: 'en-GB', isDark: false },
    ...look,
  };
}
