import type { LedgerLine } from '../domain/ledger-line.ts';
import { minorDigits } from '../domain/currency.ts';
import type { ColumnToWrite, SheetToWrite, WritableCell } from '../formats/xlsx/write-sheet.ts';
import { FIRST_JOURNAL_ROW } from './journal-layout.ts';
import { writeWorkbook } from '../formats/xlsx/write-workbook.ts';
import type { DemoCompany } from './demo-company.ts';

const CHART_SHEET = 'Chart of accounts';
const CENTRE_SHEET = 'Cost centres';
const TAX_SHEET = 'Tax codes';
const JOURNAL_SHEET = 'Journal';

/** Row of the first code on the sheets of codes, below their header. */
const FIRST_CODE_ROW = 2;

/**
 * The uncoded month as an .xlsx file like an accountant's: a title above the header, codes as text with a list to choose
 * from, and the company's codes with their names and the month's total, a formula, on sheets of their own. Nothing in it tells the journal's truth.
 */
export function demoJournalWorkbook(company: DemoCompany): Uint8Array {
  return writeWorkbook([
    journalSheet(company),
    chartSheet(company),
    centreSheet(company),
    taxSheet(company),
    totalsSheet(company),
  ]);
}

function journalSheet({ name, journal, chart, costCentres, taxCodes }: DemoCompany): SheetToWrite {
  return {
    name: JOURNAL_SHEET,
    titles: [[name], ['Purchase journal, January 2026']],
    columns: [
      { header: 'Date', widthCharacters: 11, format: 'date' },
      { header: 'Document', widthCharacters: 12, format: 'text' },
      { header: 'Supplier no.', widthCharacters: 12, format: 'text' },
      { header: 'Supplier', widthCharacters: 32, format: 'text' },
      { header: 'Text', widthCharacters: 36, format: 'text' },
      { header: 'Net amount', widthCharacters: 13, format: 'amount' },
      { header: 'Currency', widthCharacters: 9, format: 'text' },
      { header: 'Tax rate', widthCharacters: 9, format: 'general' },
      codeColumn('Account', CHART_SHEET, chart.accounts.length),
      codeColumn('Cost centre', CENTRE_SHEET, costCentres.length),
      codeColumn('Tax code', TAX_SHEET, taxCodes.length),
      { header: 'Project', widthCharacters: 10, format: 'text' },
    ],
    rows: journal.lines.map(journalRow),
  };
}

function codeColumn(header: string, sheet: string, codeCount: number): ColumnToWrite {
  const choices = {
    sheet,
    columnIndex: 0,
    firstRow: FIRST_CODE_ROW,
    lastRow: FIRST_CODE_ROW + codeCount - 1,
  };
  return { header, widthCharacters: 12, format: 'text', choices };
}

function journalRow(line: LedgerLine): readonly WritableCell[] {
  return [
    { kind: 'date', date: line.date },
    line.documentId,
    line.supplierId,
    line.supplierName,
    line.text,
    line.amountMinor / 10 ** minorDigits(line.currency),
    line.currency,
    line.taxRate,
    ...line.coding,
  ];
}

function chartSheet({ chart }: DemoCompany): SheetToWrite {
  const groups = new Map(chart.groups.map((group) => [group.code, group]));
  const classNames = new Map(chart.classes.map((level) => [level.code, level.name]));
  return {
    name: CHART_SHEET,
    columns: [
      { header: 'Account', widthCharacters: 10, format: 'text' },
      { header: 'Name', widthCharacters: 34, format: 'text' },
      { header: 'Group', widthCharacters: 28, format: 'text' },
      { header: 'Class', widthCharacters: 34, format: 'text' },
      { header: 'Open from', widthCharacters: 12, format: 'date' },
      { header: 'Closed after', widthCharacters: 12, format: 'date' },
    ],
    rows: chart.accounts.map(({ code, name, groupCode, openFrom, closedAfter }) => {
      const group = groups.get(groupCode);
      const className = classNames.get(group?.classCode ?? '') ?? '';
      return [code, name, group?.name ?? '', className, dateOrNone(openFrom), dateOrNone(closedAfter)];
    }),
  };
}

function centreSheet({ costCentres }: DemoCompany): SheetToWrite {
  return {
    name: CENTRE_SHEET,
    columns: [
      { header: 'Cost centre', widthCharacters: 12, format: 'text' },
      { header: 'Name', widthCharacters: 28, format: 'text' },
    ],
    rows: costCentres.map(({ code, name }) => [code, name]),
  };
}

function taxSheet({ taxCodes }: DemoCompany): SheetToWrite {
  return {
    name: TAX_SHEET,
    columns: [
      { header: 'Tax code', widthCharacters: 10, format: 'text' },
      { header: 'Name', widthCharacters: 44, format: 'text' },
      { header: 'Tax rate', widthCharacters: 9, format: 'general' },
    ],
    rows: taxCodes.map(({ code, name, ratePercent }) => [code, name, ratePercent]),
  };
}

/** What an accountant keeps beside a journal to see that nothing is lost. */
function totalsSheet({ journal }: DemoCompany): SheetToWrite {
  const lastRow = FIRST_JOURNAL_ROW + journal.lines.length - 1;
  const currencies = [...new Set(journal.lines.map(({ currency }) => currency))].sort();
  return {
    name: 'Totals',
    columns: [
      { header: 'Currency', widthCharacters: 10, format: 'text' },
      { header: 'Net amount', widthCharacters: 15, format: 'amount' },
    ],
    rows: currencies.map((currency, index) => {
      const lines = journal.lines.filter((line) => line.currency === currency);
      const minor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      const [keys, amounts] = ['G', 'F'].map(
        (column) => `${JOURNAL_SHEET}!$${column}$${FIRST_JOURNAL_ROW}:$${column}$${lastRow}`,
      );
      const formula = `SUMIF(${keys},A${FIRST_CODE_ROW + index},${amounts})`;
      return [currency, { kind: 'formula', formula, value: minor / 10 ** minorDigits(currency) }];
    }),
  };
}

function dateOrNone(date: string | null): WritableCell {
  return date === null ? null : { kind: 'date', date };
}
