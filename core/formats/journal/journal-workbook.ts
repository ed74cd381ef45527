import type { LedgerLine } from '../../domain/ledger-line.ts';
import { minorDigits } from '../../domain/currency.ts';
import { cellText } from '../history/cell-text.ts';
import type { TableRow } from '../table.ts';
import type { ColumnToWrite, WritableCell } from '../xlsx/write-sheet.ts';
import { writeWorkbook } from '../xlsx/write-workbook.ts';
import type { Journal } from './journal.ts';

/** Name of the sheet in a workbook made from a CSV journal. */
export const JOURNAL_SHEET = 'Journal';

const MIN_WIDTH = 8;
const MAX_WIDTH = 60;

/**
 * A workbook with the rows of a CSV journal, each in the row of its number. Dates become dates and amounts numbers
 * where the row could be read; everything else stays the text it is, codes with their leading zeros.
 */
export function journalWorkbook(journal: Journal): Uint8Array {
  const rows = [...journal.table.rows];
  const linesByRow = new Map(journal.lines.map((line) => [line.rowNumber, line]));
  const above = rows.filter(({ rowNumber }) => rowNumber < journal.headerRow);
  const below = rows.filter(({ rowNumber }) => rowNumber > journal.headerRow);
  return writeWorkbook([
    {
      name: JOURNAL_SHEET,
      titles: above.map(({ cells }) => cells.map(cellText)),
      columns: columnsOf(journal, rows),
      rows: below.map((row) => rowOf(journal, row, linesByRow.get(row.rowNumber))),
    },
  ]);
}

function columnsOf({ mapping, headerRow }: Journal, rows: readonly TableRow[]): ColumnToWrite[] {
  const widths: number[] = [];
  for (const { rowNumber, cells } of rows) {
    if (rowNumber < headerRow) continue;
    cells.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? MIN_WIDTH, Math.min(MAX_WIDTH, cellText(cell).length + 2));
    });
  }
  return widths.map((widthCharacters, index) => {
    const isDate = index === mapping.fields.date;
    const format = isDate ? 'date' : index === mapping.fields.amount ? 'amount' : 'text';
    return { header: mapping.header[index] ?? '', widthCharacters, format };
  });
}

function rowOf({ mapping, notes }: Journal, row: TableRow, line: LedgerLine | undefined): WritableCell[] {
  return row.cells.map((cell, index) => {
    if (line && index === mapping.fields.date) return { kind: 'date', date: line.date };
    // An amount that was rounded to the currency's decimals stays as it was written.
    const isAmount = index === mapping.fields.amount && notes.roundedCount === 0;
    return line && isAmount ? line.amountMinor / 10 ** minorDigits(line.currency) : cellText(cell);
  });
}
