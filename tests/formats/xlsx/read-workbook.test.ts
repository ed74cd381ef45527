import { describe, expect, test } from 'vitest';
import type { Cell, TableRow } from '../../../core/formats/table.ts';
import { readWorkbook, type WorkbookSheet } from '../../../core/formats/xlsx/read-workbook.ts';
import { handMadeParts, handMadeWorkbook, MAIN, zipParts, type HandMade } from './hand-made-workbook.ts';

function sheetsOf(bytes: Uint8Array): readonly WorkbookSheet[] {
  const reading = readWorkbook({ name: 'april.xlsx', bytes });
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.sheets;
}

function rowsOf(rows: string, made: Omit<HandMade, 'sheets'> = {}): readonly TableRow[] {
  return sheetsOf(handMadeWorkbook({ ...made, sheets: { Journal: rows } }).bytes)[0]?.rows ?? [];
}

function cellOf(cell: string, made: Omit<HandMade, 'sheets'> = {}): Cell | undefined {
  return rowsOf(`<row r="1">${cell}</row>`, made)[0]?.cells[0];
}

describe('texts', () => {
  test('the runs of a shared string make one text', () => {
    const strings =
      '<si><r><rPr><b/></rPr><t>Staples</t></r><r><t xml:space="preserve"> BV &amp; co</t></r></si>';
    expect(cellOf('<c r="A1" t="s"><v>0</v></c>', { strings })).toBe('Staples BV & co');
  });

  test('a reading aid for Japanese is no part of the text', () => {
    const strings = '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>';
    expect(cellOf('<c r="A1" t="s"><v>0</v></c>', { strings })).toBe('東京');
  });

  test('blanks around a text count only where they are preserved', () => {
    const strings = '<si><t xml:space="preserve"> a </t></si><si><t> a </t></si>';
    const rows = rowsOf('<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>', { strings });
    expect(rows[0]?.cells).toEqual([' a ', 'a']);
  });

  test('an inline string is read, its CDATA and entities too', () => {
    expect(cellOf('<c r="A1" t="inlineStr"><is><t>x<![CDATA[<y>]]>&#233;</t></is></c>')).toBe('x<y>é');
  });

  test('a character written as _x000D_ is that character', () => {
    expect(cellOf('<c r="A1" t="inlineStr"><is><t>a_x000D_b_x005F_x0041_</t></is></c>')).toBe('a\rb_x0041_');
  });

  test('a text that looks like a formula stays a text', () => {
    expect(cellOf('<c r="A1" t="inlineStr"><is><t>=1+1</t></is></c>')).toBe('=1+1');
  });

  test('an account code keeps its leading zero as text', () => {
    expect(cellOf('<c r="A1" t="inlineStr"><is><t>0420</t></is></c>')).toBe('0420');
  });
});

describe('numbers by their format', () => {
  const formats = ['00000', 'dd/mm/yyyy', '0.0%', '[$-409]d-mmm-yy;@', 'h:mm', '#,##0.00', '"K"000\\-00'];
  const styled = (style: number, value: string): Cell | undefined =>
    cellOf(`<c r="A1" s="${style}"><v>${value}</v></c>`, { formats });

  test('a format of zeros shows a code with its leading zeros', () => expect(styled(1, '420')).toBe('00420'));
  test('a code longer than its zeros is shown whole', () => expect(styled(1, '1234567')).toBe('1234567'));
  test('a code format with letters shows them', () => expect(styled(7, '1205')).toBe('K012-05'));
  test('a fraction in a code format stays a number', () => expect(styled(1, '4.5')).toBe(4.5));
  test('a date format makes a date', () =>
    expect(styled(2, '46082')).toEqual({ kind: 'date', date: '2026-03-01' }));
  test('the time of day is dropped', () =>
    expect(styled(4, '46082.75')).toEqual({ kind: 'date', date: '2026-03-01' }));
  test('a percentage reads as it is shown', () => expect(styled(3, '0.21')).toBe('21%'));
  test('a time without a day is a number', () => expect(styled(5, '0.5')).toBe(0.5));
  test('an amount is a number', () => expect(styled(6, '-1234.56')).toBe(-1234.56));
  test('an exponent is read', () => expect(styled(0, '1.2E3')).toBe(1200));
  test('a date too far out stays a number', () => expect(styled(2, '9999999')).toBe(9999999));

  test('a workbook that counts from 1904 has its own dates', () => {
    const made = { formats, date1904: true };
    expect(cellOf('<c r="A1" s="2"><v>44620</v></c>', made)).toEqual({ kind: 'date', date: '2026-03-01' });
  });

  test('an ISO date cell is a date', () => {
    expect(cellOf('<c r="A1" t="d"><v>2026-03-01T00:00:00</v></c>')).toEqual({
      kind: 'date',
      date: '2026-03-01',
    });
  });
});

describe('other cells', () => {
  test('truth values and errors keep their kind', () => {
    const rows = rowsOf(
      '<row r="1"><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c></row>',
    );
    expect(rows[0]?.cells).toEqual([true, false, { kind: 'error', code: '#N/A' }]);
  });

  test('a formula carries the value last computed', () => {
    const formula = cellOf('<c r="A1" t="str"><f>B1&amp;"x"</f><v>0420x</v></c>');
    expect(formula).toEqual({ kind: 'formula', formula: 'B1&"x"', value: '0420x' });
  });

  test('a formula without a value says so', () => {
    expect(cellOf('<c r="A1"><f>SUM(B1:B9)</f></c>')).toEqual({
      kind: 'formula',
      formula: 'SUM(B1:B9)',
      value: null,
    });
  });

  test('a formula that ended in an error is an error', () => {
    expect(cellOf('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>')).toEqual({
      kind: 'error',
      code: '#DIV/0!',
    });
  });

  test('cells that share a formula are formulas', () => {
    const rows = rowsOf(
      '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>2</v></c></row>' +
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c></row>',
    );
    expect(rows.map(({ cells }) => cells[0])).toEqual([
      { kind: 'formula', formula: 'B1*2', value: 2 },
      { kind: 'formula', formula: 'B1*2', value: 4 },
    ]);
  });

  test('an array formula and merged cells are known by their ranges', () => {
    const [sheet] = sheetsOf(
      handMadeWorkbook({
        sheets: { Journal: '<row r="1"><c r="A1"><f t="array" ref="A1:B2">C1:D2</f><v>1</v></c></row>' },
        after: '<mergeCells count="1"><mergeCell ref="C1:D4"/></mergeCells>',
      }).bytes,
    );
    expect(sheet?.arrayRanges).toEqual([{ firstColumn: 0, firstRow: 1, lastColumn: 1, lastRow: 2 }]);
    expect(sheet?.mergedRanges).toEqual([{ firstColumn: 2, firstRow: 1, lastColumn: 3, lastRow: 4 }]);
  });

  test('an empty text is an empty cell, and empty cells at the end are left out', () => {
    const rows = rowsOf('<row r="1"><c><v>1</v></c><c t="s"><v>0</v></c></row>', {
      strings: '<si><t/></si>',
    });
    expect(rows[0]?.cells).toEqual([1]);
  });
});

describe('rows', () => {
  test('rows and cells without an address follow one another', () => {
    const rows = rowsOf(
      '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>',
    );
    expect(rows).toEqual([
      { rowNumber: 1, cells: [1, 2] },
      { rowNumber: 5, cells: [null, null, 3, 4] },
      { rowNumber: 6, cells: [5] },
    ]);
  });

  test('rows without a value are left out, the others keep their numbers', () => {
    const rows = rowsOf(
      '<row r="2" ht="30"/><row r="3"><c r="A3" s="0"/></row><row r="9"><c r="A9"><v>1</v></c></row>',
    );
    expect(rows).toEqual([{ rowNumber: 9, cells: [1] }]);
  });

  test('rows can be read more than once', () => {
    const [sheet] = sheetsOf(handMadeWorkbook({ sheets: { J: '<row><c><v>1</v></c></row>' } }).bytes);
    expect([...(sheet?.rows ?? [])]).toEqual([...(sheet?.rows ?? [])]);
    expect(sheet?.rows).toHaveLength(1);
  });
});

describe('sheets', () => {
  const sheets = { Notes: '', Journal: '<row><c><v>1</v></c></row>', Old: '' };

  test('tabs come in the order of the workbook, hidden ones flagged', () => {
    const { bytes } = handMadeWorkbook({ sheets, states: { Old: 'state="veryHidden"' } });
    expect(sheetsOf(bytes).map(({ sheet, isHidden }) => [sheet, isHidden])).toEqual([
      ['Notes', false],
      ['Journal', false],
      ['Old', true],
    ]);
  });

  test('a tab is found by its relationship, not by its place', () => {
    const parts = handMadeParts({ sheets });
    const workbook = String(parts['xl/workbook.xml']).replace(
      /(<sheet name="Notes".*?\/>)(.*?)(<\/sheets>)/,
      '$2$1$3',
    );
    const [first] = sheetsOf(zipParts({ ...parts, 'xl/workbook.xml': workbook }));
    expect(first?.sheet).toBe('Journal');
    expect(first?.rows).toHaveLength(1);
  });

  test('a chart sheet is no table', () => {
    const parts = handMadeParts({ sheets });
    const name = 'xl/_rels/workbook.xml.rels';
    const relationships = String(parts[name]).replace(
      '/worksheet" Target="worksheets/sheet1.xml"',
      '/chartsheet" Target="chartsheets/sheet1.xml"',
    );
    expect(sheetsOf(zipParts({ ...parts, [name]: relationships })).map(({ sheet }) => sheet)).toEqual([
      'Journal',
      'Old',
    ]);
  });

  test('elements with a prefix are read, foreign ones are not', () => {
    const sheet =
      `<x:worksheet xmlns:x="${MAIN}" xmlns="urn:other"><x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row>` +
      '<row><c><v>8</v></c></row></x:sheetData></x:worksheet>';
    const parts = handMadeParts({ sheets: { Journal: '' }, parts: { 'xl/worksheets/sheet1.xml': sheet } });
    expect(sheetsOf(zipParts(parts))[0]?.rows).toEqual([{ rowNumber: 1, cells: [7] }]);
  });

  test('a strict workbook reads like any other', () => {
    const parts = handMadeParts({
      sheets: { Journal: '<row><c t="s"><v>0</v></c></row>' },
      strings: '<si><t>a</t></si>',
    });
    const strict = Object.entries(parts).map(([name, text]): [string, string] => [
      name,
      String(text)
        .replaceAll(MAIN, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        ),
    ]);
    expect(sheetsOf(zipParts(Object.fromEntries(strict)))[0]?.rows[0]?.cells).toEqual(['a']);
  });

  test('a byte order mark before the XML is no character of it', () => {
    const parts = handMadeParts({ sheets: { Journal: '<row><c><v>1</v></c></row>' } });
    const marked = `\uFEFF${String(parts['xl/worksheets/sheet1.xml'])}`;
    expect(sheetsOf(zipParts({ ...parts, 'xl/worksheets/sheet1.xml': marked }))[0]?.rows).toHaveLength(1);
  });
});
