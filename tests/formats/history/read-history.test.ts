import fc from 'fast-check';
import { gzipSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { faultText } from '../../../core/domain/ledger-line.ts';
import { readHistory, readHistoryFile } from '../../../core/formats/history/read-history.ts';
import { noteSentences } from '../../../core/formats/history/reading-notes.ts';
import type { Cell, Table } from '../../../core/formats/table.ts';
import { columnHistory, columnMap, onlyLine, read, readWell, refusal } from './reading.ts';

const OWN_FORM = `date,document_id,line_no,direction,supplier_name,supplier_id,supplier_tax_id,text,quantity,unit_price,amount,currency,tax_rate,company,buyer,coding.account,coding.cost_centre
2024-02-12,INV-7,1,received,Staples BV,S01,NL001,toner HP 26X,2,92.25,184.50,EUR,21,Northwind,Anna,00420,120
2024-02-12,INV-7,2,received,Staples BV,S01,NL001,paper,,,-12.00,EUR,21,Northwind,Anna,4410,
`;

/** A sheet of a workbook as its reader hands it over. */
function sheet(...rows: readonly (readonly Cell[])[]): Table {
  return {
    file: 'april.xlsx',
    sheet: 'Ledger',
    rows: rows.map((cells, at) => ({ rowNumber: at + 1, cells })),
  };
}

function sheetRefusal(table: Table): string | undefined {
  const reading = readHistory(table);
  return reading.ok ? undefined : reading.faults.map(faultText).at(-1);
}

describe('a history in the documented form', () => {
  const { history, notes } = readWell(OWN_FORM);

  test('every column becomes what its name says', () => {
    expect(history.lines[0]).toEqual({
      rowNumber: 2,
      documentId: 'INV-7',
      lineNo: 1,
      date: '2024-02-12',
      direction: 'received',
      supplierName: 'Staples BV',
      supplierId: 'S01',
      supplierTaxId: 'NL001',
      text: 'toner HP 26X',
      quantity: 2,
      unitPrice: 92.25,
      amountMinor: 18_450,
      currency: 'EUR',
      taxRate: 21,
      company: 'Northwind',
      headerFields: ['Anna'],
      coding: ['00420', '120'],
    });
    expect(history).toMatchObject({ file: 'ledger.csv', faults: [], headerFieldNames: ['buyer'] });
    expect(history.dimensions).toEqual(['account', 'cost_centre']);
  });

  test('a leading zero of an account survives', () => {
    expect(history.lines[0]?.coding[0]).toBe('00420');
  });

  test('empty cells are none, not empty texts, where a line may lack something', () => {
    expect(history.lines[1]).toMatchObject({ quantity: null, unitPrice: null, coding: ['4410', null] });
  });

  test('how it was read is noted', () => {
    expect(notes).toMatchObject({
      encoding: 'utf-8',
      delimiter: ',',
      decimalSign: '.',
      headerRow: 1,
      rowCount: 2,
    });
    expect(noteSentences(notes)).toEqual([
      'text is utf-8, columns are separated by ","',
      'the decimal sign is "."',
    ]);
  });

  test('packed it is the same', () => {
    const packed = readHistoryFile({ name: 'ledger.csv', bytes: gzipSync(strToU8(OWN_FORM)) });
    expect(packed.ok && packed.history).toEqual(history);
  });
});

test('an export in German, in Windows-1252, with a title above its header, is read', () => {
  const text = `Buchungsjournal M\xfcller GmbH;;;;;\n;;;;;\nBuchungsdatum;Belegnr.;Kreditor;Buchungstext;Betrag (EUR);Sachkonto
31.01.2024;R-1;B\xfcromarkt;Toner;1.234,56;04930\n01.02.2024;R-2;Stadtwerke;Strom;(99,90);04240\n`;
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const reading = readHistoryFile({ name: 'journal.csv', bytes });
  if (!reading.ok) throw new Error(reading.faults.map(faultText).join('\n'));
  expect(reading.history.lines).toMatchObject([
    { rowNumber: 4, date: '2024-01-31', supplierName: 'Büromarkt', amountMinor: 123_456, coding: ['04930'] },
    { rowNumber: 5, date: '2024-02-01', supplierName: 'Stadtwerke', amountMinor: -9_990, coding: ['04240'] },
  ]);
  expect(noteSentences(reading.notes)).toEqual([
    'text is windows-1252, columns are separated by ";"',
    'the header is in row 3',
    'the decimal sign is ","',
  ]);
});

test('a header that a paged report repeats is a bad row, however much of it is recognised', () => {
  const rows = Array.from({ length: 30 }, () => '2024-01-31,A,5.00,1,x');
  const text = [
    'date,supplier_name,amount,coding.account,note',
    ...rows,
    'Date,Vendor,Amount,Qty,Text',
    ...rows,
  ];
  const { history, notes } = readWell(text.join('\n'));
  expect(notes.headerRow).toBe(1);
  expect(history.faults.map((fault) => fault.row)).toEqual([32]);
  const early = readWell([...text.slice(0, 3), ...text.slice(31)].join('\n'), { maxBadShare: 0.1 });
  expect(early.notes.headerRow).toBe(1);
});

test('a text that begins with the letters of a zip file is read', () => {
  const { history } = readWell('PK,date,supplier_name,amount,coding.account\n7,2024-01-31,A,5.00,1\n');
  expect(history.headerFieldNames).toEqual(['PK']);
});

test('any other file is read by a column map', () => {
  const map = columnMap({
    When: 'date',
    Who: 'supplier_name',
    'How Much': 'amount',
    Where: 'coding.account',
  });
  const text = 'When,Who,How Much,Where,Mood\n2024-01-31,Staples,5.00,4410,good\n';
  expect(onlyLine(text, { map })).toMatchObject({
    amountMinor: 500,
    coding: ['4410'],
    headerFields: ['good'],
  });
});

describe('a file that is no history', () => {
  test('an empty one', () => {
    expect(refusal('')).toEqual(['ledger.csv: expected a table with a header row, found an empty file']);
  });

  test('one with nothing below its header', () => {
    expect(refusal(OWN_FORM.split('\n')[0] ?? '')).toEqual([
      'ledger.csv: expected rows below the header, found none',
    ]);
  });

  test('one without a date column is told which column, what was found, and the way out', () => {
    expect(refusal('When,Vendor,Amount,Account\n2024-01-31,Staples,5.00,4410\n')).toEqual([
      'ledger.csv, row 1: expected a column for date (name it in the column map, --map: {"Its Header": "date"}), ' +
        'found the headers "When", "Vendor", "Amount", "Account"',
    ]);
  });

  test('one without coding, unless it is still to be coded', () => {
    const text = 'date,supplier_name,amount\n2024-01-31,Staples,5.00\n';
    expect(refusal(text)[0]).toMatch(
      /expected a coding column such as coding\.account .* found the headers "date"/,
    );
    expect(readWell(text, { codingRequired: false }).history).toMatchObject({ dimensions: [] });
  });

  test('one with a header twice', () => {
    expect(refusal('date,supplier_name,amount,amount,coding.account\n')[0]).toBe(
      'ledger.csv, row 1, column "amount": expected each header once, found "amount" again',
    );
  });

  test('one whose map names a column it has not', () => {
    const map = columnMap({ Datum: 'date' });
    expect(refusal(OWN_FORM, { map })[0]).toBe(
      'ledger.csv, row 1, column "Datum": expected a header of the file, as the column map names it, found none ' +
        '(nearest: "date")',
    );
  });
});

describe('rows that are no lines', () => {
  const good = Array.from({ length: 19 }, () => '2024-01-31,Staples,5.00,4410');
  const withRow = (row: string): string =>
    ['date,supplier_name,amount,coding.account', ...good, row].join('\n');

  test.each([
    ['Total,,95.00,', 'row 21, column "date": expected a date such as 2023-12-31, found "Total"'],
    [',,95.00,', 'row 21, column "date": expected a date such as 2023-12-31, found nothing'],
    [
      '2024-01-31,Staples,n/a,4410',
      'row 21, column "amount": expected a number such as 1234.56, found "n/a"',
    ],
    [
      '2024-01-31,Staples,=B2*2,4410',
      'row 21, column "amount": expected a number such as 1234.56, found "=B2*2"',
    ],
    ['2024-01-31,Staples,,4410', 'row 21, column "amount": expected a number such as 1234.56, found nothing'],
    [
      '2024-01-31;Staples;5.00;4410',
      'row 21: expected 4 fields separated by ",", found 1 field: this row is separated by ";"',
    ],
    ['2024-01-31,Staples, Inc.,5.00,4410', 'row 21: expected 4 fields separated by ",", found 5 fields'],
    ['2024-01-31,Staples', 'row 21: expected 4 fields separated by ",", found 2 fields'],
  ])('%s', (row, message) => {
    const { history, notes } = readWell(withRow(row));
    expect(history.faults.map(faultText)).toEqual([`ledger.csv, ${message}`]);
    expect(history.lines).toHaveLength(19);
    expect(notes).toMatchObject({ rowCount: 20, badRowCount: 1 });
  });

  test('a row with nothing in it is no fault', () => {
    const { history } = readWell(withRow(', ,,\n\n2024-02-01,Staples,5.00,4410'));
    expect(history.faults).toEqual([]);
    expect(history.lines.at(-1)?.rowNumber).toBe(23);
  });

  test('up to the share of bad rows a history is read, beyond it not', () => {
    expect(read(withRow('bad,,,'), { maxBadShare: 0.05 }).ok).toBe(true);
    expect(read(withRow('bad,,,'), { maxBadShare: 0.049 }).ok).toBe(false);
  });

  test('a refusal says the share and the count, and lists the first twenty', () => {
    const text = [
      'date,supplier_name,amount,coding.account',
      ...Array<string>(30).fill('x,A,1.00,1'),
      ...good,
    ].join('\n');
    const reading = read(text);
    if (reading.ok) throw new Error('read');
    expect(reading.faultCount).toBe(30);
    expect(reading.faults).toHaveLength(21);
    expect(reading.faults.map(faultText)[0]).toBe(
      'ledger.csv: expected at most 5 % bad rows, found 30 of 49 (61.2 %)',
    );
  });

  test('a currency that is none is a fault of its row', () => {
    const text = 'date,supplier_name,amount,currency,coding.account\n2024-01-31,A,5.00,Euros,1\n';
    expect(refusal(text)[1]).toBe(
      'ledger.csv, row 2, column "currency": expected a currency code of three letters such as EUR, found "Euros"',
    );
  });
});

describe('optional values that cannot be read', () => {
  test('are left empty, and the person is told how many and which was the first', () => {
    const text = `date,supplier_name,amount,quantity,coding.account
2024-01-31,A,5.00,2,1\n2024-01-31,A,5.00,2 boxes,1\n2024-01-31,A,5.00,some,1\n`;
    const { history, notes } = readWell(text);
    expect(history.lines.map((line) => line.quantity)).toEqual([2, null, null]);
    expect(noteSentences(notes).at(-1)).toBe(
      '"quantity": 2 values were not understood and left empty, the first is "2 boxes" in row 3',
    );
  });

  test('a direction is known by its word', () => {
    const words = ['received', 'Eingang', 'sent', 'ventes', 'sideways', ''];
    const rows = words.map((word) => `2024-01-31,A,5.00,${word},1`);
    const { history } = readWell(['date,supplier_name,amount,direction,coding.account', ...rows].join('\n'));
    expect(history.lines.map((line) => line.direction)).toEqual([
      'received',
      'received',
      'sent',
      'sent',
      null,
      null,
    ]);
  });
});

describe('tax rates', () => {
  const rates = (header: string, ...texts: string[]): (number | null)[] => {
    const rows = texts.map((text) => `2024-01-31;A;5.00;${text};1`);
    const text = [`date;supplier_name;amount;${header};coding.account`, ...rows].join('\n');
    return readWell(text).history.lines.map((line) => line.taxRate);
  };

  test('are percent, with or without the sign', () => {
    expect(rates('VAT rate', '21', '9 %', '0', '', '8.1%')).toEqual([21, 9, 0, null, 8.1]);
  });

  test('that are all below 1 are shares, as workbooks keep percentages', () => {
    expect(rates('VAT rate', '0.21', '0.07', '0')).toEqual([21, 7, 0]);
    expect(rates('VAT rate', '0.5', '21')).toEqual([0.5, 21]);
    expect(rates('VAT rate', '0.5 %', '0.2')).toEqual([0.5, 0.2]);
  });

  test('under the documented name they are percent whatever they are', () => {
    expect(rates('tax_rate', '0.5')).toEqual([0.5]);
  });

  test('that no tax comes near are left empty', () => {
    expect(rates('tax_rate', '21', '2100.01', '-1001')).toEqual([21, null, null]);
  });
});

describe('a sheet of a workbook', () => {
  const header = ['Date', 'Supplier', 'Amount', 'Account', 'Text'];
  const date: Cell = { kind: 'date', date: '2024-01-31' };

  test('typed cells are read as they are shown', () => {
    const table = sheet(
      header,
      [date, 'Staples', 0.1 + 0.2, 4410, true],
      [date, 'Staples', { kind: 'formula', formula: 'B2*2', value: 1234.5 }, '00420', 7],
      ['2024-02-01', 'Staples', '1.234,50', { kind: 'formula', formula: 'A1', value: '0815' }],
    );
    const reading = readHistory(table);
    if (!reading.ok) throw new Error(reading.faults.map(faultText).join('\n'));
    expect(reading.history.lines).toMatchObject([
      { date: '2024-01-31', amountMinor: 30, coding: ['4410'], text: 'TRUE' },
      { amountMinor: 123_450, coding: ['00420'], text: '7' },
      { date: '2024-02-01', amountMinor: 123_450, coding: ['0815'], text: '' },
    ]);
    expect(reading.notes.roundedCount).toBe(0);
  });

  test('a number that is three digits behind its point is never taken for thousands', () => {
    const reading = readHistory(sheet(header, [date, 'A', 1.234, 1], [date, 'A', '9,50', 1]));
    expect(reading.ok && reading.history.lines[0]?.amountMinor).toBe(123);
  });

  test.each<[string, Cell[], string]>([
    [
      'a formula that was never computed',
      [date, 'A', { kind: 'formula', formula: 'B2*C2', value: null }, 1],
      'column "Amount": expected a number computed by the formula (open the workbook in a spreadsheet program and ' +
        'save it), found the formula =B2*C2 without a computed value',
    ],
    [
      'an error',
      [date, 'A', { kind: 'error', code: '#N/A' }, 1],
      'column "Amount": expected a number, found #N/A',
    ],
    ['a date for an amount', [date, 'A', date, 1], 'column "Amount": expected a number, found "2024-01-31"'],
    [
      'a number for a date',
      [45_322, 'A', 5, 1],
      'column "Date": expected a date such as 2023-12-31, found "45322"',
    ],
    [
      'a truth value for an amount',
      [date, 'A', true, 1],
      'column "Amount": expected a number such as 1234.56, found "TRUE"',
    ],
  ])('%s is a fault with sheet, row and column', (_, cells, message) => {
    expect(sheetRefusal(sheet(header, cells))).toBe(`april.xlsx, sheet "Ledger", row 2, ${message}`);
  });

  test('short rows and notes beside the table are no faults, for a sheet has no fields to count', () => {
    const reading = readHistory(sheet(header, [date, 'A', 5, 1], [date, 'A', 5, 1, null, null, 'check!']));
    expect(reading.ok && reading.history.lines).toHaveLength(2);
  });
});

test('amounts and dates survive a file of a hundred thousand rows', () => {
  const rowCount = 100_000;
  const rows = Array.from(
    { length: rowCount },
    (_, at) => `2024-01-${10 + (at % 20)},Supplier ${at % 97},${at}.25,${at % 50}`,
  );
  const { history } = readWell(['date,supplier_name,amount,coding.account', ...rows].join('\n'));
  expect(history.lines).toHaveLength(rowCount);
  expect(history.lines.reduce((sum, line) => sum + line.amountMinor, 0)).toBe(
    100 * ((rowCount * (rowCount - 1)) / 2) + 25 * rowCount,
  );
  expect(history.lines.at(-1)).toMatchObject({
    rowNumber: rowCount + 1,
    supplierName: `Supplier ${(rowCount - 1) % 97}`,
  });
});

test('no bytes make reading throw, and every row is a line or a counted fault', () => {
  const csvLike = fc
    .array(fc.string({ unit: fc.constantFrom('1', '.', ',', '"', '\n', '-', ' ', '/', 'é', '%') }), {
      maxLength: 6,
    })
    .map((rows) => `date,supplier_name,amount,quantity,coding.account\n${rows.join('\n')}`);
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    csvLike.map((text) => new TextEncoder().encode(text)),
    fc.uint8Array({ maxLength: 100 }).map((rest) => Uint8Array.of(0x50, 0x4b, 3, 4, ...rest)),
  );
  fc.assert(
    fc.property(bytes, (any) => {
      const reading = readHistoryFile({ name: 'any', bytes: any }, { maxBadShare: 1 });
      if (!reading.ok) {
        expect(reading.faults.length).toBeGreaterThan(0);
        return;
      }
      const { history, notes } = reading;
      expect(history.lines.length + history.faults.length).toBe(notes.rowCount);
    }),
    { numRuns: 2000 },
  );
});

test('the helper that makes histories of one column makes good ones', () => {
  expect(readWell(columnHistory('supplier_name', ['A "B" & C; D'])).history.lines[0]?.supplierName).toBe(
    'A "B" & C; D',
  );
});
