import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readWorkbook, type WorkbookSheet } from '../../../core/formats/xlsx/read-workbook.ts';
import type { SheetToWrite } from '../../../core/formats/xlsx/write-sheet.ts';
import { writeWorkbook } from '../../../core/formats/xlsx/write-workbook.ts';

const JOURNAL: SheetToWrite = {
  name: "April '26 & co",
  titles: [['Northwind <Ltd>'], ['April 2026']],
  columns: [
    { header: 'Date', widthCharacters: 11, format: 'date' },
    { header: 'Text', widthCharacters: 30, format: 'text' },
    { header: 'Amount', widthCharacters: 12, format: 'amount' },
    { header: 'Tax', widthCharacters: 8, format: 'percent' },
    { header: 'Paid', widthCharacters: 8, format: 'general' },
    {
      header: 'Account',
      widthCharacters: 10,
      format: 'text',
      choices: { sheet: 'Chart', columnIndex: 0, firstRow: 2, lastRow: 3 },
    },
  ],
  rows: [
    [{ kind: 'date', date: '2026-04-01' }, '=HYPERLINK("x")', -12.5, 0.21, true, '0420'],
    [{ kind: 'date', date: '2026-04-02' }, ' two\nlines ', 1e6, 0.07],
  ],
};
const CHART: SheetToWrite = {
  name: 'Chart',
  columns: [{ header: 'Code', widthCharacters: 9, format: 'text' }],
  rows: [['0420'], ['0430']],
};

function sheetsOf(bytes: Uint8Array): readonly WorkbookSheet[] {
  const reading = readWorkbook({ name: 'new.xlsx', bytes });
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.sheets;
}

describe('a written workbook', () => {
  const bytes = writeWorkbook([JOURNAL, CHART]);
  const sheetText = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const workbookText = strFromU8(unzipSync(bytes)['xl/workbook.xml'] ?? new Uint8Array());

  test('reads back as it was given', () => {
    const [journal, chart] = sheetsOf(bytes);
    expect(journal?.sheet).toBe("April '26 & co");
    expect(journal?.rows.map(({ cells }) => cells)).toEqual([
      ['Northwind <Ltd>'],
      ['April 2026'],
      ['Date', 'Text', 'Amount', 'Tax', 'Paid', 'Account'],
      [{ kind: 'date', date: '2026-04-01' }, '=HYPERLINK("x")', -12.5, '21%', true, '0420'],
      [{ kind: 'date', date: '2026-04-02' }, ' two\nlines ', 1e6, '7%'],
    ]);
    expect(chart?.rows.map(({ cells }) => cells[0])).toEqual(['Code', '0420', '0430']);
  });

  test('is the same to the byte each time', () => expect(writeWorkbook([JOURNAL, CHART])).toEqual(bytes));

  test('keeps the header row in sight', () => {
    expect(sheetText).toContain('<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/>');
  });

  test('has a filter over header and rows, as Excel names it', () => {
    expect(sheetText).toContain('<autoFilter ref="A3:F5"/>');
    expect(workbookText).toContain(">'April ''26 &amp; co'!$A$3:$F$5</definedName>");
  });

  test('offers the codes of the chart as a list', () => {
    expect(sheetText).toContain('sqref="F4:F5"><formula1>\'Chart\'!$A$2:$A$3</formula1>');
  });

  test('holds no formula', () => expect(sheetText).not.toContain('<f>'));
});

describe('what cannot be written throws', () => {
  test.each(['', 'a/b', '[x]', "'x", 'x'.repeat(32)])('the sheet name %j', (name) => {
    expect(() => writeWorkbook([{ ...CHART, name }])).toThrow('is no name for a sheet');
  });

  test('two sheets whose names differ only in case', () => {
    expect(() => writeWorkbook([CHART, { ...CHART, name: 'CHART' }])).toThrow('two sheets of one name');
  });

  test('a workbook without sheets', () => expect(() => writeWorkbook([])).toThrow());
  test('a row longer than the header', () => {
    expect(() => writeWorkbook([{ ...CHART, rows: [['a', 'b']] }])).toThrow('row 2 has more cells');
  });
  test('a number that is none', () =>
    expect(() => writeWorkbook([{ ...CHART, rows: [[NaN]] }])).toThrow('A2'));
});
