import { describe, expect, test } from 'vitest';
import { demoCompany } from '../../core/demo/demo-company.ts';
import { JOURNAL_HEADER_ROW } from '../../core/demo/journal-layout.ts';
import { demoJournalWorkbook } from '../../core/demo/journal-workbook.ts';
import type { Cell } from '../../core/formats/table.ts';
import { readWorkbook, type WorkbookSheet } from '../../core/formats/xlsx/read-workbook.ts';

const company = demoCompany(3);
const bytes = demoJournalWorkbook(company);
const reading = readWorkbook({ name: 'demo-journal.xlsx', bytes });
const sheets = reading.ok ? reading.sheets : [];

function sheetNamed(name: string): WorkbookSheet {
  const found = sheets.find(({ sheet }) => sheet === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
}

const journalRows: readonly (readonly Cell[])[] = sheetNamed('Journal')
  .rows.filter(({ rowNumber }) => rowNumber > JOURNAL_HEADER_ROW)
  .map(({ cells }) => cells);

describe('the journal workbook', () => {
  test('the same company gives the same bytes', () => {
    expect(Buffer.from(demoJournalWorkbook(demoCompany(3))).equals(Buffer.from(bytes))).toBe(true);
  });

  test('the journal stands below a title, beside the chart, the cost centres and the tax codes', () => {
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'Journal',
      'Chart of accounts',
      'Cost centres',
      'Tax codes',
      'Totals',
    ]);
    expect(sheetNamed('Journal').rows[0]?.cells[0]).toBe(company.name);
    expect(sheetNamed('Chart of accounts').rows).toHaveLength(1 + 150);
  });

  test('each line stands in the row that it names, with its amount to the cent', () => {
    const rows = new Map(sheetNamed('Journal').rows.map((row) => [row.rowNumber, row.cells]));
    for (const line of company.journal.lines) {
      const [date, document, , supplier, , amount] = rows.get(line.rowNumber) ?? [];
      expect(date).toEqual({ kind: 'date', date: line.date });
      expect([document, supplier]).toEqual([line.documentId, line.supplierName]);
      expect(Math.round(Number(amount) * 100)).toBe(line.amountMinor);
    }
    expect(journalRows).toHaveLength(company.journal.lines.length);
  });

  test('the totals are formulas over the journal, kept with what they come to', () => {
    const rows = sheetNamed('Totals').rows.slice(1);
    const totals = new Map<string, number>();
    for (const { currency, amountMinor } of company.journal.lines)
      totals.set(currency, (totals.get(currency) ?? 0) + amountMinor);
    expect(rows.map(({ cells }) => cells[0])).toEqual([...totals.keys()].sort());
    const lastRow = JOURNAL_HEADER_ROW + company.journal.lines.length;
    for (const { rowNumber, cells } of rows) {
      const formula = `SUMIF(Journal!$G$4:$G$${lastRow},A${rowNumber},Journal!$F$4:$F$${lastRow})`;
      const value = (totals.get(typeof cells[0] === 'string' ? cells[0] : '') ?? NaN) / 100;
      expect(cells[1]).toEqual({ kind: 'formula', formula, value });
    }
  });

  test('leading zeros of suppliers, accounts and cost centres survive as text', () => {
    expect(journalRows.every((cells) => /^00\d{4}$/.test(typeof cells[2] === 'string' ? cells[2] : ''))).toBe(
      true,
    );
    expect(sheetNamed('Chart of accounts').rows.map(({ cells }) => cells[0])).toContain('0220');
    expect(sheetNamed('Cost centres').rows.map(({ cells }) => cells[0])).toContain('010');
  });

  test('the truth does not leak: a row that is not coded has no code in any cell', () => {
    const codes = new Set(
      [...company.chart.accounts, ...company.costCentres, ...company.taxCodes].map((c) => c.code),
    );
    company.journal.lines.forEach((line, index) => {
      if (line.coding.some((value) => value !== null)) return;
      const texts = (journalRows[index] ?? []).filter((cell) => typeof cell === 'string');
      expect(texts.filter((text) => codes.has(text))).toEqual([]);
      expect(journalRows[index]?.slice(8).filter((cell) => cell !== null)).toEqual([]);
    });
  });
});
