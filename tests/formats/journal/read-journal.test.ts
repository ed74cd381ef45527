import { gzipSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { faultText } from '../../../core/domain/ledger-line.ts';
import { parseColumnMap } from '../../../core/formats/history/column-map.ts';
import { handMadeWorkbook, type HandMade } from '../xlsx/hand-made-workbook.ts';
import { APRIL, APRIL_CSV, csvFile, journalIn, refusals, workbookFile } from './sample-journal.ts';

const HISTORY = {
  ...APRIL,
  name: 'History',
  rows: [[{ kind: 'date', date: '2026-03-01' } as const, 'Shell', 'diesel', 50, '0420', '100', 'ann']],
};

/** A sheet with the headers of APRIL's first six columns and these rows below, from row 2. */
function sheetOf(rows: string, made: Omit<HandMade, 'sheets'> = {}): ReturnType<typeof handMadeWorkbook> {
  const headers = ['Date', 'Supplier', 'Text', 'Amount', 'Account', 'Cost centre'];
  const header = headers.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('');
  return handMadeWorkbook({ ...made, sheets: { April: `<row r="1">${header}</row>${rows}` } });
}

/** A line in a row, with these cells from the fifth column on. */
function line(rowNumber: number, codingCells: string, amount = '<v>12</v>'): string {
  const text = (letter: string, value: string): string =>
    `<c r="${letter}${rowNumber}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const cells = `${text('A', '2026-04-01')}${text('B', 'Shell')}${text('C', 'x')}<c r="D${rowNumber}">${amount}</c>`;
  return `<row r="${rowNumber}">${cells}${codingCells}</row>`;
}

describe('a journal in a workbook', () => {
  const journal = journalIn(workbookFile(APRIL));

  test('its header is found below the titles', () => expect(journal.headerRow).toBe(3));

  test('its coding columns are known by their headers', () => {
    expect(journal.dimensions).toEqual([
      { name: 'account', columnIndex: 4, header: 'Account', isNumeric: false },
      { name: 'cost_centre', columnIndex: 5, header: 'Cost centre', isNumeric: false },
    ]);
  });

  test('its lines carry what is known and the coding that is there', () => {
    expect(
      journal.lines.map(({ rowNumber, supplierName, amountMinor, coding }) => [
        rowNumber,
        supplierName,
        amountMinor,
        coding,
      ]),
    ).toEqual([
      [4, 'Staples BV', 18450, [null, null]],
      [5, 'Shell', -6000, ['0420', null]],
      [7, '=cmd', 1200, [null, '120']],
    ]);
    expect(journal.headerFieldNames).toEqual(['Buyer']);
  });

  test('blank coding cells are open, filled ones are not', () => {
    expect(journal.openCells).toEqual([
      { line: 0, dimension: 0 },
      { line: 0, dimension: 1 },
      { line: 1, dimension: 1 },
      { line: 2, dimension: 0 },
    ]);
  });

  test('a row that cannot be read is a fault with row and column', () => {
    expect(journal.faults.map(faultText)).toEqual([
      expect.stringMatching(
        /^april\.xlsx, sheet "April", row 6, column "Amount": expected .*, found "n\/a"$/,
      ),
    ]);
  });

  test('its new columns come right of the table', () => {
    expect(journal.ownColumns).toEqual({
      confidence: { columnIndex: 7, isNew: true },
      reason: { columnIndex: 8, isNew: true },
    });
  });
});

describe('which sheet is the journal', () => {
  test('a sheet with blank coding cells comes before a coded one', () => {
    expect(journalIn(workbookFile(HISTORY, APRIL)).sheet).toBe('April');
  });

  test('a coded sheet is taken where there is no other', () => {
    const journal = journalIn(workbookFile(HISTORY));
    expect([journal.sheet, journal.openCells]).toEqual(['History', []]);
  });

  test('the first of two journals is taken', () => {
    expect(journalIn(workbookFile(APRIL, { ...APRIL, name: 'May' })).sheet).toBe('April');
  });

  test('a sheet can be named', () => {
    expect(journalIn(workbookFile(APRIL, { ...APRIL, name: 'May' }), { sheet: 'May' }).sheet).toBe('May');
  });

  test('a name that no sheet has is a fault with the names there are', () => {
    expect(refusals(workbookFile(APRIL, HISTORY), { sheet: 'Mai' })).toEqual([
      'april.xlsx: expected one of the sheets "April", "History", found the name "Mai"',
    ]);
  });

  test('a hidden sheet is not taken', () => {
    const headers = ['Date', 'Supplier', 'Text', 'Amount', 'Account'];
    const header = headers.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('');
    const rows = `<row r="1">${header}</row>${line(2, '')}`;
    const file = handMadeWorkbook({ sheets: { Old: rows, April: rows }, states: { Old: 'state="hidden"' } });
    expect(journalIn(file).sheet).toBe('April');
  });

  test('where none is like a journal, the likest says what is missing', () => {
    const chart = { ...HISTORY, name: 'Chart', columns: APRIL.columns.slice(4), rows: [] };
    const [message] = refusals(
      workbookFile(chart, { ...APRIL, columns: APRIL.columns.slice(0, 4), rows: [['x']] }),
    );
    expect(message).toContain('sheet "April"');
    expect(message).toContain('a coding column such as coding.account');
  });
});

describe('cells and rows that are left alone', () => {
  test('a formula in a coding cell, with its reason', () => {
    const journal = journalIn(sheetOf(line(2, '<c r="E2" t="str"><f>IF(B2="","",9)</f><v></v></c>')));
    expect(journal.openCells).toEqual([{ line: 0, dimension: 1 }]);
    expect(journal.faults.map(faultText)[0]).toContain('row 2, column "Account"');
    expect(journal.faults.map(faultText)[0]).toContain(
      'the formula =IF(B2="","",9) without a computed value',
    );
  });

  test('an error in a coding cell, with its reason', () => {
    const journal = journalIn(sheetOf(line(2, '<c r="E2" t="e"><f>VLOOKUP(B2,X,2)</f><v>#N/A</v></c>')));
    expect(journal.faults.map(faultText)[0]).toContain('found #N/A');
  });

  test('a part of merged cells, with its reason', () => {
    const after = '<mergeCells><mergeCell ref="E2:E3"/></mergeCells>';
    const journal = journalIn(sheetOf(line(2, '') + line(3, ''), { after }));
    expect(journal.openCells.filter(({ dimension }) => dimension === 0)).toEqual([{ line: 0, dimension: 0 }]);
    expect(journal.faults.map(faultText)[0]).toContain(
      'row 3, column "Account": expected a code or a blank cell, found a part of the merged cells E2:E3',
    );
  });

  test('a row of totals, though it has a date and a name', () => {
    const journal = journalIn(sheetOf(line(2, '') + line(3, '', '<f>SUM(D2:D2)+SUM(D1:D2)</f><v>12</v>')));
    expect(journal.lines).toHaveLength(1);
    expect(journal.faults.map(faultText)).toEqual([
      'april.xlsx, sheet "April", row 3: expected a line to be coded, found a total of other rows',
    ]);
  });

  test('a row below that has no date', () => {
    const journal = journalIn(
      sheetOf(`${line(2, '')}<row r="9"><c r="B9" t="inlineStr"><is><t>Prepared by Ann</t></is></c></row>`),
    );
    expect(journal.lines).toHaveLength(1);
    expect(journal.faults.map(faultText)[0]).toContain('row 9, column "Date"');
  });

  test('a line below a gap is a line', () => {
    expect(journalIn(sheetOf(line(2, '') + line(7, ''))).lines.map(({ rowNumber }) => rowNumber)).toEqual([
      2, 7,
    ]);
  });
});

describe('codes that are numbers', () => {
  const coded = (cell: string, formats: readonly string[] = []): boolean | undefined =>
    journalIn(sheetOf(line(2, '') + line(3, cell), { formats })).dimensions[0]?.isNumeric;

  test('a column of numbers takes numbers', () => expect(coded('<c r="E3"><v>4410</v></c>')).toBe(true));
  test('a column of numbers shown with zeros takes numbers', () => {
    expect(coded('<c r="E3" s="1"><v>420</v></c>', ['0000'])).toBe(true);
  });
  test('a column of texts takes texts', () => {
    expect(coded('<c r="E3" t="inlineStr"><is><t>4410</t></is></c>')).toBe(false);
  });
  test('an empty column takes texts', () => expect(coded('')).toBe(false));
});

describe('a journal in CSV', () => {
  test('reads like one in a workbook', () => {
    const journal = journalIn(csvFile(APRIL_CSV));
    expect(journal.sheet).toBeNull();
    expect(
      journal.lines.map(({ rowNumber, supplierName, amountMinor, coding }) => [
        rowNumber,
        supplierName,
        amountMinor,
        coding,
      ]),
    ).toEqual([
      [2, 'Staples; BV', 118450, [null, null]],
      [3, 'Shell', -6000, ['0420', null]],
      [6, '=cmd', 1200, [null, '120']],
    ]);
    expect(journal.faults.map(({ row }) => row)).toEqual([5]);
  });

  test('may be packed', () => {
    const file = { name: 'april.csv.gz', bytes: gzipSync(strToU8(APRIL_CSV)) };
    expect(journalIn(file).lines).toHaveLength(3);
  });

  test('may be read by a column map', () => {
    const map = parseColumnMap(
      { When: 'date', Who: 'supplier_name', 'How much': 'amount', Where: 'coding.account' },
      'map.json',
    );
    if (!map.ok) throw new Error('the map is right');
    const journal = journalIn(csvFile('When;Who;How much;Where\n2026-04-01;Shell;5.00;\n'), { map: map.map });
    expect(journal.dimensions.map(({ name, header }) => [name, header])).toEqual([['account', 'Where']]);
  });

  test('without a coding column is refused with the way out', () => {
    expect(refusals(csvFile('Date,Supplier,Amount\n2026-04-01,Shell,5.00\n'))[0]).toContain('coding.account');
  });
});

test('a damaged workbook is refused as one, not read as text', () => {
  const { bytes } = workbookFile(APRIL);
  expect(refusals({ name: 'april.xlsx', bytes: bytes.subarray(0, 900) })[0]).toContain(
    'the file was cut off',
  );
  expect(refusals({ name: 'april.xlsx', bytes: new Uint8Array() })[0]).toContain('an empty file');
});
