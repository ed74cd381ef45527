import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { faultText } from '../../../core/domain/ledger-line.ts';
import type { Cell } from '../../../core/formats/table.ts';
import { cellAddress } from '../../../core/formats/xlsx/cell-address.ts';
import type { CellEdit } from '../../../core/formats/xlsx/cell-edit.ts';
import { patchWorkbook, type SheetEdits } from '../../../core/formats/xlsx/patch-workbook.ts';
import { readWorkbook } from '../../../core/formats/xlsx/read-workbook.ts';
import { openZip } from '../../../core/formats/xlsx/zip-archive.ts';
import { handMadeParts, handMadeWorkbook, MAIN, zipParts, type HandMade } from './hand-made-workbook.ts';

const SHEET = 'xl/worksheets/sheet1.xml';

function patched(bytes: Uint8Array, cells: readonly CellEdit[], more: Partial<SheetEdits> = {}): Uint8Array {
  const patch = patchWorkbook({ name: 'april.xlsx', bytes }, [{ sheet: 'Journal', cells, ...more }]);
  if (!patch.ok) throw new Error(patch.faults.map(faultText).join('\n'));
  return patch.bytes;
}

function refusals(bytes: Uint8Array, cells: readonly CellEdit[], sheet = 'Journal'): string[] {
  const patch = patchWorkbook({ name: 'april.xlsx', bytes }, [{ sheet, cells }]);
  return patch.ok ? [] : patch.faults.map(faultText);
}

function partText(bytes: Uint8Array, name: string): string {
  return strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
}

/** `sheetData` of the patched sheet whose rows were `rows`. */
function patchedRows(rows: string, cells: readonly CellEdit[], made: Omit<HandMade, 'sheets'> = {}): string {
  const { bytes } = handMadeWorkbook({ ...made, sheets: { Journal: rows } });
  return /<sheetData>(.*)<\/sheetData>/s.exec(partText(patched(bytes, cells), SHEET))?.[1] ?? '';
}

function rowsRead(bytes: Uint8Array): Map<string, Cell> {
  const reading = readWorkbook({ name: 'april.xlsx', bytes });
  if (!reading.ok) throw new Error(reading.faults.map(faultText).join('\n'));
  const cells = new Map<string, Cell>();
  for (const { rowNumber, cells: row } of reading.sheets[0]?.rows ?? []) {
    row.forEach((cell, columnIndex) => {
      if (cell !== null) cells.set(cellAddress({ columnIndex, rowNumber }), cell);
    });
  }
  return cells;
}

const at = (columnIndex: number, rowNumber: number, value: CellEdit['value']): CellEdit => ({
  columnIndex,
  rowNumber,
  value,
});

describe('where a cell goes', () => {
  test('a blank cell gets its text, every other character stays', () => {
    const rows = `<row r='2'  ht="20" ><c r="A2" s="1"><v>7</v></c><c r="B2" s='1' /><c r="C2"><f>A2</f><v>7</v></c></row>`;
    const made = { formats: ['@'] };
    expect(patchedRows(rows, [at(1, 2, '0420')], made)).toBe(
      rows.replace(`<c r="B2" s='1' />`, '<c r="B2" s="2" t="inlineStr"><is><t>0420</t></is></c>'),
    );
  });

  test('an absent cell is put between its neighbours', () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c></row>';
    expect(patchedRows(rows, [at(1, 1, 2), at(3, 1, 4)])).toBe(
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c><c r="D1"><v>4</v></c></row>',
    );
  });

  test('absent rows are put in order, before, between and behind the others', () => {
    const rows = '<row r="2"/><row r="4"><c r="A4"><v>4</v></c></row>';
    expect(patchedRows(rows, [at(0, 5, 5), at(0, 1, 1), at(0, 3, 3), at(0, 2, 2)])).toBe(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>' +
        '<row r="3"><c r="A3"><v>3</v></c></row><row r="4"><c r="A4"><v>4</v></c></row><row r="5"><c r="A5"><v>5</v></c></row>',
    );
  });

  test('rows and cells without an address keep their places', () => {
    const rows = '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>';
    const { bytes } = handMadeWorkbook({ sheets: { Journal: rows } });
    const read = rowsRead(patched(bytes, [at(1, 1, 2), at(1, 2, 5), at(0, 3, 6)]));
    expect([...read]).toEqual([
      ['A1', 1],
      ['B1', 2],
      ['C1', 3],
      ['A2', 4],
      ['B2', 5],
      ['A3', 6],
    ]);
  });

  test('a sheet without any row takes one', () => {
    const parts = handMadeParts({
      sheets: { Journal: '' },
      parts: { [SHEET]: `<worksheet xmlns="${MAIN}"><sheetData/></worksheet>` },
    });
    expect(partText(patched(zipParts(parts), [at(0, 1, 1)]), SHEET)).toBe(
      `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`,
    );
  });

  test('a sheet with prefixes gets elements with its prefix', () => {
    const xml = `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"/></x:sheetData></x:worksheet>`;
    const parts = handMadeParts({ sheets: { Journal: '' }, parts: { [SHEET]: xml } });
    const cells = [at(0, 1, 'a'), at(0, 2, 2)];
    expect(partText(patched(zipParts(parts), cells), SHEET)).toContain(
      '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row>' +
        '<x:row r="2"><x:c r="A2"><x:v>2</x:v></x:c></x:row>',
    );
  });

  test('the used range and the row’s span grow with the cells', () => {
    const made = { before: '<dimension ref="A1:B2"/>', sheets: { Journal: '<row r="1" spans="1:2"/>' } };
    const xml = partText(patched(handMadeWorkbook(made).bytes, [at(3, 1, 1), at(0, 4, 1)]), SHEET);
    expect(xml).toContain('<dimension ref="A1:D4"/>');
    expect(xml).toContain('<row r="1" spans="1:4">');
  });

  test('a byte order mark and line ends of the sheet stay', () => {
    const xml = `\uFEFF<worksheet xmlns="${MAIN}">\r\n<sheetData>\r\n<row r="1">\r\n</row></sheetData></worksheet>\r\n`;
    const bytes = zipParts(handMadeParts({ sheets: { Journal: '' }, parts: { [SHEET]: xml } }));
    const changed = unzipSync(patched(bytes, [at(0, 1, 1)]))[SHEET] ?? new Uint8Array();
    expect([...changed.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(strFromU8(changed.subarray(3), true)).toBe(
      xml.slice(1).replace('</row>', '<c r="A1"><v>1</v></c></row>'),
    );
  });
});

describe('widths', () => {
  const widths = [{ columnIndex: 3, characterCount: 40 }];
  const colsAfter = (before: string): string => {
    const { bytes } = handMadeWorkbook({ sheets: { Journal: '' }, before });
    return (
      /<worksheet[^>]*>(.*)<sheetData>/s.exec(
        partText(patched(bytes, [at(3, 1, 1)], { widths }), SHEET),
      )?.[1] ?? ''
    );
  };

  test('a sheet without columns gets a list of them', () => {
    expect(colsAfter('')).toBe('<cols><col min="4" max="4" width="40" customWidth="1"/></cols>');
  });

  test('a column is put in its place in the list', () => {
    expect(colsAfter('<cols><col min="1" max="2" width="9"/><col min="6" max="6" width="9"/></cols>')).toBe(
      '<cols><col min="1" max="2" width="9"/><col min="4" max="4" width="40" customWidth="1"/><col min="6" max="6" width="9"/></cols>',
    );
  });

  test('a column is cut out of one that stands for many', () => {
    expect(colsAfter('<cols><col min="2" max="1024" style="1" width="9"/></cols>')).toBe(
      '<cols><col min="2" max="3" style="1" width="9"/><col min="4" max="4" style="1" width="40" customWidth="1"/>' +
        '<col min="5" max="1024" style="1" width="9"/></cols>',
    );
  });

  test('a width that a person set stays', () => {
    const own = '<cols><col min="4" max="4" width="9" customWidth="1"/></cols>';
    expect(colsAfter(own)).toBe(own);
  });
});

describe('what is written', () => {
  test.each([
    '=1+1',
    '+49 30',
    '-5',
    '@SUM(A1)',
    '0420',
    'a & <b>',
    ' lead',
    'two\nlines',
    'bell\u0007',
    '_x0041_',
    "'x",
    '😀é',
  ])('the text %j stays that text', (text) => {
    const { bytes } = handMadeWorkbook({ sheets: { Journal: '' } });
    const after = patched(bytes, [at(0, 1, text)]);
    expect(rowsRead(after).get('A1')).toBe(text);
    expect(partText(after, SHEET)).not.toContain('<f>');
  });

  test.each(['=1+1', '+49', '@x', '0420', '-5'])(
    'the text %j stays a text when a person edits it',
    (text) => {
      const { bytes } = handMadeWorkbook({ sheets: { Journal: '' } });
      expect(partText(patched(bytes, [at(0, 1, text)]), 'xl/styles.xml')).toContain('quotePrefix="1"');
    },
  );

  test('a text in a text format needs no quote', () => {
    const bytes = zipParts(
      handMadeParts({ sheets: { Journal: '<row r="1"><c r="A1" s="1"/></row>' }, formats: ['x'] }),
    );
    const parts = unzipSync(bytes);
    const styles = partText(bytes, 'xl/styles.xml').replace('numFmtId="200" fillId', 'numFmtId="49" fillId');
    const texts = zipParts({ ...parts, 'xl/styles.xml': styles });
    expect(unzipSync(patched(texts, [at(0, 1, '0420')]))['xl/styles.xml']).toEqual(
      unzipSync(texts)['xl/styles.xml'],
    );
  });

  test('a number is a number', () => {
    const { bytes } = handMadeWorkbook({ sheets: { Journal: '' } });
    expect(rowsRead(patched(bytes, [at(0, 1, -1234.5)])).get('A1')).toBe(-1234.5);
  });
});

describe('codes among numbers', () => {
  const formats = ['0000', '0.00', '@', '0%'];
  const codeIn = (style: number, code: string): string =>
    patchedRows(`<row r="1"><c r="A1" s="${style}"/></row>`, [{ ...at(0, 1, code), isNumberIfShown: true }], {
      formats,
    });

  test('a code that its format shows as it is becomes a number', () => {
    expect(codeIn(0, '4410')).toBe('<row r="1"><c r="A1"><v>4410</v></c></row>');
    expect(codeIn(1, '0420')).toBe('<row r="1"><c r="A1" s="1"><v>420</v></c></row>');
  });

  test.each([
    ['a leading zero that the format does not show', 0, '0420'],
    ['fewer digits than the format shows', 1, '42'],
    ['a format for texts', 3, '4410'],
    ['a format for percentages', 4, '4410'],
    ['letters', 0, 'A44'],
    ['more digits than a number holds', 0, '1234567890123456'],
  ])('%s makes it a text', (_, style, code) => {
    expect(codeIn(style, code)).toContain(`>${code}</t>`);
  });
});

describe('styles', () => {
  const rows = '<row r="1"><c r="A1" s="1"/><c r="B1" s="1"/><c r="C1"/></row>';
  const edits = [
    { ...at(0, 1, 'x'), tint: 'auto' },
    { ...at(1, 1, null), tint: 'manual' },
    { ...at(2, 1, 0.97), isPercent: true, styleOfColumn: 0 },
    { ...at(3, 1, 'y'), tint: 'review' },
  ] as const;
  const { bytes } = handMadeWorkbook({ sheets: { Journal: rows }, formats: ['0.000'] });
  const styles = partText(patched(bytes, edits), 'xl/styles.xml');

  test('a tinted cell keeps the rest of its style', () => {
    expect(styles).toContain('<xf numFmtId="200" fillId="2" applyFill="1"><alignment wrapText="1"/></xf>');
    expect(styles).toContain('<xf numFmtId="200" fillId="3" applyFill="1"><alignment wrapText="1"/></xf>');
  });

  test('a style is only ever appended', () => {
    const before = partText(bytes, 'xl/styles.xml');
    const formats = (text: string): string => /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(text)?.[1] ?? '';
    expect(formats(styles).startsWith(formats(before))).toBe(true);
    expect(styles).toContain('<cellXfs count="6">');
    expect(styles).toContain('<fills count="5">');
  });

  test('a cell may take the style of another column', () => {
    expect(styles).toContain(
      '<xf numFmtId="9" fillId="0" applyNumberFormat="1"><alignment wrapText="1"/></xf>',
    );
  });

  test('the lanes have a green, an amber and a hatched fill', () => {
    expect(styles).toContain('<patternFill patternType="solid"><fgColor rgb="FFDDF2E0"/>');
    expect(styles).toContain('<patternFill patternType="solid"><fgColor rgb="FFFFECC2"/>');
    expect(styles).toContain('<patternFill patternType="lightUp"><fgColor rgb="FFBFBFBF"/>');
  });

  test('a tint on a blank cell leaves what blanks it holds', () => {
    const spaced = '<row r="1"><c r="A1" t="str"><v>  </v></c></row>';
    expect(patchedRows(spaced, [{ ...at(0, 1, null), tint: 'manual' }])).toBe(
      '<row r="1"><c r="A1" t="str" s="1"><v>  </v></c></row>',
    );
  });

  test('a tint of ours can be taken away, another fill cannot', () => {
    const { bytes: plain } = handMadeWorkbook({
      sheets: { Journal: '<row r="1"><c r="A1" s="1"/></row>' },
      formats: ['0.0'],
    });
    const tinted = patched(plain, [{ ...at(0, 1, 'x'), tint: 'review' }]);
    const cleared = patched(tinted, [{ ...at(0, 1, null), tint: 'none', mayReplace: true }]);
    expect(partText(cleared, 'xl/styles.xml')).toContain(
      '<xf numFmtId="200" fillId="0" applyFill="1"><alignment',
    );
    expect(partText(cleared, SHEET)).toContain('<c r="A1" s="3" t="inlineStr">');
    const gray = zipParts({
      ...unzipSync(plain),
      'xl/styles.xml': partText(plain, 'xl/styles.xml').replace(
        'numFmtId="200" fillId="0"',
        'numFmtId="200" fillId="1"',
      ),
    });
    expect(patched(gray, [{ ...at(0, 1, null), tint: 'none', mayReplace: true }])).toBe(gray);
  });

  test('an absent cell takes the style of its row, else of its column', () => {
    const made = { formats: ['0.0', '0.00'], before: '<cols><col min="1" max="9" style="2"/></cols>' };
    const after = patchedRows(
      '<row r="1" s="1" customFormat="1"/><row r="2" s="1"/>',
      [at(0, 1, 1), at(0, 2, 2), at(9, 2, 3)],
      made,
    );
    expect(after).toContain('<c r="A1" s="1">');
    expect(after).toContain('<c r="A2" s="2">');
    expect(after).toContain('<c r="J2"><v>3</v>');
  });

  test('a style sheet without fills gets them in their place', () => {
    const styleSheet = `<styleSheet xmlns="${MAIN}"><fonts/><cellXfs count="1"><xf/></cellXfs></styleSheet>`;
    const parts = handMadeParts({ sheets: { Journal: '' }, parts: { 'xl/styles.xml': styleSheet } });
    expect(partText(patched(zipParts(parts), [{ ...at(0, 1, 'x'), tint: 'auto' }]), 'xl/styles.xml')).toMatch(
      /<fonts\/><fills count="3"><fill>.*<\/fills><cellXfs count="2"><xf\/><xf fillId="2" applyFill="1"\/><\/cellXfs>/,
    );
  });

  test('a workbook without a style sheet gets one', () => {
    const parts = handMadeParts({ sheets: { Journal: '' } });
    delete parts['xl/styles.xml'];
    const relationships = 'xl/_rels/workbook.xml.rels';
    parts[relationships] = String(parts[relationships]).replace(/<Relationship Id="t"[^>]*>/, '');
    const after = patched(zipParts(parts), [{ ...at(0, 1, '0420'), tint: 'auto' }]);
    expect(rowsRead(after).get('A1')).toBe('0420');
    expect(partText(after, 'xl/styles.xml')).toContain('FFDDF2E0');
    expect(partText(after, '[Content_Types].xml')).toContain('<Override PartName="/xl/styles.xml"');
    expect(partText(after, relationships)).toContain('Target="/xl/styles.xml"');
  });
});

describe('what is never written over', () => {
  const rows =
    '<row r="3"><c r="A3"><v>0</v></c><c r="B3"><f>A3</f></c><c r="C3" t="s"><v>0</v></c><c r="D3" t="s"><v>1</v></c>' +
    '<c r="E3" t="str"><v> </v></c><c r="F3"><f t="array" ref="F3:G4">A1</f></c></row>';
  const { bytes } = handMadeWorkbook({
    sheets: { Journal: rows },
    strings: '<si><t>4410</t></si><si><t/></si>',
    after: '<mergeCells><mergeCell ref="H3:I4"/></mergeCells>',
  });

  test.each([
    ['a value', 0, 3, 'found the value 0'],
    ['a formula, also without a value', 1, 3, 'found the formula =A3'],
    ['a text', 2, 3, 'found the value 4410'],
    ['a part of an array formula', 6, 4, 'found a part of the array formula F3:G4'],
    ['a part of merged cells', 8, 4, 'found a part of the merged cells H3:I4'],
  ])('%s', (_, columnIndex, rowNumber, found) => {
    const [message] = refusals(bytes, [at(columnIndex, rowNumber, 'x')]);
    expect(message).toContain(
      `april.xlsx, sheet "Journal", row ${rowNumber}, column "${'ABCDEFGHI'[columnIndex]}"`,
    );
    expect(message).toContain(found);
  });

  test('every refused cell is listed', () => {
    expect(refusals(bytes, [at(0, 3, 'x'), at(3, 3, 'y'), at(2, 3, 'z')])).toHaveLength(2);
  });

  test('an empty text, blanks and the first of merged cells are blank', () => {
    const read = rowsRead(patched(bytes, [at(3, 3, 'x'), at(4, 3, 'y'), at(7, 3, 'z')]));
    expect([read.get('D3'), read.get('E3'), read.get('H3')]).toEqual(['x', 'y', 'z']);
  });

  test('a value in a column of our own gives way, a formula does not', () => {
    const own = (column: number): CellEdit => ({ ...at(column, 3, 'new'), mayReplace: true });
    expect(rowsRead(patched(bytes, [own(2)])).get('C3')).toBe('new');
    expect(refusals(bytes, [own(1)])).toHaveLength(1);
  });

  test('a person’s empty text clears a value', () => {
    const after = patched(bytes, [{ ...at(0, 3, ''), mayReplace: true }]);
    expect(rowsRead(after).has('A3')).toBe(false);
  });

  test('a sheet that is not there is named', () => {
    expect(refusals(bytes, [at(0, 1, 'x')], 'Jan')[0]).toContain('no sheet "Jan"');
  });
});

describe('the rest of the workbook', () => {
  test('the same edits a second time change nothing at all', () => {
    const { bytes } = handMadeWorkbook({
      sheets: { Journal: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' },
      strings: '<si><t>a</t></si>',
    });
    const edits: CellEdit[] = [
      { ...at(0, 1, 'a'), mayReplace: true, tint: 'auto' },
      { ...at(1, 1, 0.5), mayReplace: true, isPercent: true },
      { ...at(2, 1, null), tint: 'manual' },
    ];
    const once = patched(bytes, edits);
    expect(patched(once, edits)).toBe(once);
  });

  test('no edits give back the bytes that came', () => {
    const { bytes } = handMadeWorkbook({ sheets: { Journal: '' } });
    expect(patched(bytes, [])).toBe(bytes);
  });

  test('formulas are computed anew when the workbook is opened', () => {
    const made = { sheets: { Journal: '<row r="1"><c r="B1"><f>A1</f><v>0</v></c></row>' } };
    const workbook = partText(patched(handMadeWorkbook(made).bytes, [at(0, 1, 'x')]), 'xl/workbook.xml');
    expect(workbook).toContain('<calcPr calcId="191029" fullCalcOnLoad="1"/>');
  });

  test('a workbook without a word on computing gets one behind its sheets', () => {
    const parts = handMadeParts({ sheets: { Journal: '<row r="1"><c r="B1"><f>A1</f></c></row>' } });
    const workbook = String(parts['xl/workbook.xml']).replace(/<calcPr[^>]*>/, '');
    const after = patched(zipParts({ ...parts, 'xl/workbook.xml': workbook }), [at(0, 1, 'x')]);
    expect(partText(after, 'xl/workbook.xml')).toContain('</sheets><calcPr fullCalcOnLoad="1"/></workbook>');
  });

  test('very many edits in one go are made', () => {
    const { bytes } = handMadeWorkbook({ sheets: { Journal: '' }, before: '<dimension ref="A1"/>' });
    const cells = Array.from({ length: 150_000 }, (_, index) => at(0, index + 1, 'x'));
    expect(rowsRead(patched(bytes, cells)).size).toBe(150_000);
  });

  test('random edits leave every other part as it is packed, and every other cell as it was', () => {
    fc.assert(
      fc.property(workbookAndEdits(), ({ bytes, edits }) => checkPatch(bytes, edits)),
      { numRuns: 300, seed: 11 },
    );
  });
});

interface Drawn {
  readonly bytes: Uint8Array;
  readonly edits: readonly CellEdit[];
}

/** Sheets with values, formulas, blanks and gaps, beside parts of random bytes; edits on blank places only. */
function workbookAndEdits(): fc.Arbitrary<Drawn> {
  const cell = fc.oneof(
    fc.constantFrom('', '<c r="@" s="1"/>', '<c r="@"/>', '<c r="@" t="str"><v></v></c>'),
    fc.nat(99).map((value) => `<c r="@"><v>${value}</v></c>`),
    fc.constantFrom('<c r="@" s="1"><f>A1</f><v>3</v></c>', '<c r="@" t="s"><v>0</v></c>'),
  );
  const grid = fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 });
  const value = fc.oneof(
    fc.string({ minLength: 1, unit: 'binary' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  const extra = fc.uint8Array({ maxLength: 300 });
  return fc
    .record({ grid, values: fc.array(value, { minLength: 1, maxLength: 40 }), extra, skip: fc.nat(3) })
    .map(({ grid: rows, values, extra: vba, skip }) => {
      const xml = rows.map((cells, row) => {
        const texts = cells.map((text, column) =>
          text.replace('@', cellAddress({ columnIndex: column, rowNumber: row + 1 })),
        );
        return texts.length === 0 && row % 2 === 0
          ? ''
          : `<row r="${row + 1}" spans="1:5">${texts.join('')}</row>`;
      });
      const made = {
        sheets: { Journal: xml.join(''), Chart: '<row><c><v>1</v></c></row>' },
        formats: ['0.0'],
        strings: '<si><t>a</t></si>',
      };
      const bytes = zipParts(
        handMadeParts({ ...made, parts: { 'xl/vbaProject.bin': vba, 'xl/drawings/drawing1.xml': '<a/>' } }),
      );
      const edits: CellEdit[] = [];
      for (let place = 0; place < 56; place += 1 + skip) {
        const [columnIndex, row] = [place % 7, Math.floor(place / 7)];
        const next = values[edits.length];
        if (next === undefined || /<v>./.test(rows[row]?.[columnIndex] ?? '')) continue;
        edits.push({ columnIndex, rowNumber: row + 1, value: next, tint: place % 2 ? 'auto' : 'review' });
      }
      return { bytes, edits };
    });
}

function checkPatch(bytes: Uint8Array, edits: readonly CellEdit[]): void {
  const after = patched(bytes, edits);
  const expected = rowsRead(bytes);
  for (const edit of edits) expected.set(cellAddress(edit), edit.value === '' ? null : edit.value);
  expect(sorted(rowsRead(after))).toEqual(sorted(expected));

  const touched = new Set([SHEET, 'xl/styles.xml', 'xl/workbook.xml']);
  const packedBefore = packedEntries(bytes);
  const packedAfter = packedEntries(after);
  expect([...packedAfter.keys()]).toEqual([...packedBefore.keys()]);
  for (const [name, packed] of packedBefore) {
    if (!touched.has(name)) expect(packedAfter.get(name), name).toEqual(packed);
  }
  // An independent unzipper agrees with what was put together.
  expect(Object.keys(unzipSync(after))).toEqual(Object.keys(unzipSync(bytes)));
}

function sorted(cells: ReadonlyMap<string, Cell>): [string, Cell][] {
  return [...cells].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Every entry's local record, header and packed bytes, in the order of the directory. */
function packedEntries(bytes: Uint8Array): Map<string, Uint8Array> {
  const opening = openZip(bytes);
  if (!opening.ok) throw new Error(opening.found);
  return new Map(
    opening.archive.entries.map((entry) => [entry.name, bytes.slice(entry.localStart, entry.localEnd)]),
  );
}
