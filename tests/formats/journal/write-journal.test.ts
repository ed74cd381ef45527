import { gzipSync, strFromU8, strToU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { faultText } from '../../../core/domain/ledger-line.ts';
import type { InputFile } from '../../../core/formats/input-file.ts';
import { writeCodedJournal } from '../../../core/formats/journal/write-journal.ts';
import { handMadeWorkbook } from '../xlsx/hand-made-workbook.ts';
import {
  APRIL,
  APRIL_CSV,
  cellsIn,
  coded,
  csvFile,
  journalIn,
  suggestion,
  workbookFile,
} from './sample-journal.ts';

const SUGGESTED = [
  suggestion(0, 'account'),
  suggestion(0, 'cost_centre', {
    value: '0120',
    lane: 'review',
    confidence: 0.829,
    reason: 'text | "toner"',
  }),
  suggestion(1, 'cost_centre', {
    value: null,
    lane: 'manual',
    confidence: 0.41,
    reason: 'not sure: 100 or 120',
  }),
  suggestion(2, 'account', { value: '=1+1', confidence: 1 }),
];

const REASONS = [
  'Account: 97 % ready · supplier: 38 of 41 | Cost centre: 82 % to review · text / "toner"',
  'Cost centre: 41 % left blank · not sure: 100 or 120',
  'Account: 100 % ready · supplier: 38 of 41',
];

function text(file: InputFile): string {
  return strFromU8(file.bytes, true);
}

function sheetText({ bytes }: InputFile): string {
  return strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
}

describe('a coded workbook', () => {
  const file = workbookFile(APRIL);
  const after = coded(file, SUGGESTED);
  const cells = cellsIn(after);

  test('holds the codes as texts in the blank cells', () => {
    expect([4, 5, 7].map((row) => cells.get(row)?.slice(4, 6))).toEqual([
      ['4410', '0120'],
      ['0420', null],
      ['=1+1', '120'],
    ]);
  });

  test('says how sure the least sure code of a line is, and why', () => {
    expect([3, 4, 5, 7].map((row) => cells.get(row)?.slice(7))).toEqual([
      ['Kontera confidence', 'Kontera reason'],
      ['82%', REASONS[0]],
      ['41%', REASONS[1]],
      ['100%', REASONS[2]],
    ]);
  });

  test('leaves the row that could not be read, and all other cells, as they were', () => {
    const before = cellsIn(file);
    expect(cells.get(6)).toEqual(before.get(6));
    for (const [row, old] of before) expect(cells.get(row)?.slice(0, 4)).toEqual(old.slice(0, 4));
  });

  test('tints the cells by lane', () => {
    const xml = sheetText(after);
    const styles = ['E4', 'F4', 'F5'].map(
      (address) => new RegExp(`r="${address}" s="(\\d+)"`).exec(xml)?.[1],
    );
    expect(new Set(styles).size).toBe(3);
  });

  test('has a name of its own', () => expect(after.name).toBe('april.coded.xlsx'));

  test('written again into its own output, nothing changes', () => {
    const again = journalIn(after);
    expect(again.openCells).toEqual([{ line: 1, dimension: 1 }]);
    const written = coded(after, SUGGESTED.slice(2, 3));
    expect(written.bytes).toEqual(after.bytes);
    expect(written.name).toBe('april.coded.xlsx');
  });

  test('a later suggestion keeps what was said about the line’s other codes', () => {
    const first = coded(
      file,
      SUGGESTED.slice(0, 1).concat(
        suggestion(0, 'cost_centre', { value: null, lane: 'manual', confidence: 0.2 }),
      ),
    );
    const second = coded(first, [SUGGESTED[1] ?? suggestion(0, 'cost_centre')]);
    expect(cellsIn(second).get(4)?.slice(4)).toEqual(['4410', '0120', 'ann', '82%', REASONS[0]]);
  });

  test('our columns are no columns of the journal', () => {
    expect(journalIn(after).headerFieldNames).toEqual(['Buyer']);
  });

  test('no suggestions give back the bytes that came', () => expect(coded(file, []).bytes).toBe(file.bytes));
});

describe('what a person typed', () => {
  const file = coded(workbookFile(APRIL), SUGGESTED);
  const typed = [
    { line: 0, dimension: 'account', value: '4999' },
    { line: 1, dimension: 'account', value: '' },
    { line: 1, dimension: 'cost_centre', value: '100' },
  ];
  const after = coded(file, [], { typed });

  test('replaces a code, fills a blank and clears a cell', () => {
    expect(cellsIn(after).get(4)?.slice(4, 6)).toEqual(['4999', '0120']);
    expect(cellsIn(after).get(5)?.slice(4, 6)).toEqual([null, '100']);
  });

  test('takes the reason for its cell away, and the rest stays', () => {
    expect(cellsIn(after).get(4)?.slice(7)).toEqual(['82%', 'Cost centre: 82 % to review · text / "toner"']);
    expect(cellsIn(after).get(5)?.slice(7)).toEqual([]);
  });

  test('takes the tint away', () => {
    const style = (of: InputFile): string | undefined => /r="E4" s="(\d+)"/.exec(sheetText(of))?.[1];
    expect(style(after)).not.toBe(style(file));
  });

  test('in a journal that was never coded brings no columns', () => {
    const plain = coded(workbookFile(APRIL), [], { typed: typed.slice(0, 1) });
    expect(cellsIn(plain).get(3)).toHaveLength(7);
  });
});

describe('what is not written', () => {
  test('a suggestion for a cell that holds a value', () => {
    const file = workbookFile(APRIL);
    const writing = writeCodedJournal(file, journalIn(file), [suggestion(1, 'account')]);
    expect(writing.ok ? [] : writing.faults.map(faultText)).toEqual([
      'april.xlsx, sheet "April", row 5, column "E": expected a blank cell to write to, found the value 0420',
    ]);
  });

  test('a suggestion for a CSV field that holds a value', () => {
    const file = csvFile(APRIL_CSV);
    const writing = writeCodedJournal(file, journalIn(file), [suggestion(1, 'account')]);
    expect(writing.ok ? [] : writing.faults.map(faultText)).toEqual([
      'april.csv, row 3, column "E": expected a blank cell to write to, found "0420"',
    ]);
  });

  test('a workbook as CSV', () => {
    const file = workbookFile(APRIL);
    expect(writeCodedJournal(file, journalIn(file), [], { as: 'csv' }).ok).toBe(false);
  });

  test('a file that is no longer the one that was read', () => {
    const journal = journalIn(csvFile(APRIL_CSV));
    const other = csvFile(APRIL_CSV.replace('toner', 'paper'));
    const writing = writeCodedJournal(other, journal, [suggestion(0, 'account')]);
    expect(writing.ok ? [] : writing.faults.map(faultText)).toEqual([
      'april.csv: expected the file that was read, found other rows than before',
    ]);
  });

  test('a line or a dimension that the journal does not have is our own mistake', () => {
    const file = workbookFile(APRIL);
    const journal = journalIn(file);
    expect(() => writeCodedJournal(file, journal, [suggestion(9, 'account')])).toThrow('no line 9');
    expect(() => writeCodedJournal(file, journal, [suggestion(0, 'colour')])).toThrow('no dimension colour');
  });
});

describe('where our columns go', () => {
  const header = (...texts: readonly string[]): string =>
    `<row r="1">${texts.map((value) => (value ? `<c t="inlineStr"><is><t>${value}</t></is></c>` : '<c/>')).join('')}</row>`;
  const cells =
    '<c t="inlineStr"><is><t>2026-04-01</t></is></c><c t="inlineStr"><is><t>Shell</t></is></c><c><v>5</v></c>';

  test('notes beside the table push them to the right', () => {
    const file = handMadeWorkbook({
      sheets: {
        April: `${header('Date', 'Supplier', 'Amount', 'Account')}<row r="2">${cells}<c/><c/><c><v>1</v></c></row>`,
      },
    });
    const after = coded(file, [suggestion(0, 'account')]);
    expect(cellsIn(after).get(1)?.slice(4)).toEqual([null, null, 'Kontera confidence', 'Kontera reason']);
  });

  test('they take the look of the header beside them', () => {
    const after = sheetText(coded(workbookFile(APRIL), SUGGESTED));
    expect(/r="H3" s="(\d+)"/.exec(after)?.[1]).toBe(/r="G3" s="(\d+)"/.exec(after)?.[1]);
  });

  test('codes among numbers are numbers', () => {
    const rows = `<row r="2">${cells}<c/></row><row r="3">${cells}<c><v>4500</v></c></row>`;
    const file = handMadeWorkbook({
      sheets: { April: `${header('Date', 'Supplier', 'Amount', 'Account')}${rows}` },
    });
    expect(cellsIn(coded(file, [suggestion(0, 'account')])).get(2)?.[3]).toBe(4410);
    expect(cellsIn(coded(file, [suggestion(0, 'account', { value: '0420' })])).get(2)?.[3]).toBe('0420');
  });
});

describe('a coded CSV file', () => {
  test('keeps its delimiter, its quotes, its line ends and every field', () => {
    expect(text(coded(csvFile(APRIL_CSV), SUGGESTED))).toBe(
      strFromU8(
        strToU8(
          'Date;Supplier;Text;Amount;Account;Cost centre;Kontera confidence;Kontera reason\r\n' +
            `01.04.2026;"Staples; BV";toner;"1.184,50";4410;0120;82%;"${REASONS[0]?.replaceAll('"', '""')}"\r\n` +
            `15.04.2026;Shell;"say ""diesel""";-60,00;0420;;41%;${REASONS[1]}\r\n` +
            '\r\n' +
            '16.04.2026;Eneco;power;n/a;;;;\r\n' +
            `17.04.2026;'=cmd;x;12,00;'=1+1;120;100%;${REASONS[2]}\r\n`,
        ),
        true,
      ),
    );
  });

  test('written again into its own output, nothing changes', () => {
    const once = coded(csvFile(APRIL_CSV), SUGGESTED);
    expect(text(coded(once, SUGGESTED.slice(2, 3)))).toBe(text(once));
  });

  test('rows that are cut wrongly and titles stay as they are', () => {
    const source =
      'April\n\nDate,Supplier,Amount,Account\n2026-04-01,Shell,5.00,\n2026-04-02,x\n2026-04-03,Shell,6.00,,\n';
    expect(text(coded(csvFile(source), [suggestion(0, 'account', { reason: 'x' })]))).toBe(
      'April\n\nDate,Supplier,Amount,Account,Kontera confidence,Kontera reason\n' +
        `2026-04-01,Shell,5.00,4410,97%,${strFromU8(strToU8('Account: 97 % ready · x'), true)}\n2026-04-02,x\n2026-04-03,Shell,6.00,,,\n`,
    );
  });

  test('that was not UTF-8 becomes UTF-8 and says so', () => {
    const file = {
      name: 'mai.csv',
      bytes: strToU8('Datum;Lieferant;Betrag;Konto\n2026-04-01;Café;5,00;\n', true),
    };
    const after = coded(file, [suggestion(0, 'account')]);
    expect([...after.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(strFromU8(after.bytes)).toContain('2026-04-01;Café;5,00;4410;97%;');
  });

  test('that was packed comes back unpacked', () => {
    const file = { name: 'april.csv.gz', bytes: gzipSync(strToU8(APRIL_CSV)) };
    const after = coded(file, SUGGESTED);
    expect(after.name).toBe('april.coded.csv');
    expect(after.bytes).toEqual(coded(csvFile(APRIL_CSV), SUGGESTED).bytes);
  });

  test('with a line that names its delimiter is written in its rows', () => {
    const source = 'sep=;\nDate;Supplier;Amount;Account\n2026-04-01;Shell;5,00;\n';
    expect(text(coded(csvFile(source), [suggestion(0, 'account')]))).toContain(
      'sep=;\nDate;Supplier;Amount;Account;Kontera',
    );
  });
});

describe('a CSV journal as a workbook', () => {
  const after = coded(csvFile(APRIL_CSV), SUGGESTED, { as: 'xlsx' });
  const cells = cellsIn(after, 'Journal');

  test('has dates, amounts and codes as they are meant', () => {
    expect(after.name).toBe('april.coded.xlsx');
    expect(cells.get(2)).toEqual([
      { kind: 'date', date: '2026-04-01' },
      'Staples; BV',
      'toner',
      1184.5,
      '4410',
      '0120',
      '82%',
      REASONS[0],
    ]);
  });

  test('keeps a row that could not be read as text, and every row in its place', () => {
    expect(cells.get(5)).toEqual(['16.04.2026', 'Eneco', 'power', 'n/a']);
    expect(cells.get(6)?.[1]).toBe('=cmd');
  });

  test('is a journal again', () => {
    expect(journalIn(after).lines.map(({ coding }) => coding)).toEqual([
      ['4410', '0120'],
      ['0420', null],
      ['=1+1', '120'],
    ]);
  });
});
