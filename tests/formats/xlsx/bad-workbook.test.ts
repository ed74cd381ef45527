import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { faultText } from '../../../core/domain/ledger-line.ts';
import { DEFAULT_WORKBOOK_LIMITS, type WorkbookLimits } from '../../../core/formats/xlsx/workbook-limits.ts';
import { readWorkbook } from '../../../core/formats/xlsx/read-workbook.ts';
import { handMadeParts, handMadeWorkbook, MAIN, zipParts } from './hand-made-workbook.ts';

/** What the person is told. */
function messages(bytes: Uint8Array, limits: Partial<WorkbookLimits> = {}): string[] {
  const reading = readWorkbook({ name: 'april.xlsx', bytes }, { ...DEFAULT_WORKBOOK_LIMITS, ...limits });
  return reading.ok ? [] : reading.faults.map(faultText);
}

function messageForSheet(xml: string, limits: Partial<WorkbookLimits> = {}): string | undefined {
  const parts = handMadeParts({ sheets: { Journal: '' }, parts: { 'xl/worksheets/sheet1.xml': xml } });
  return messages(zipParts(parts), limits)[0];
}

function messageForRows(rows: string, limits: Partial<WorkbookLimits> = {}): string | undefined {
  return messages(handMadeWorkbook({ sheets: { Journal: rows } }).bytes, limits)[0];
}

/** A compound file in so far as it is looked at: its first bytes and the names in its directory. */
function compoundFile(...names: readonly string[]): Uint8Array {
  const start = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const directory = names.flatMap((name) =>
    Array.from(`${name}\0`).flatMap((letter) => [letter.charCodeAt(0), 0]),
  );
  return Uint8Array.from([...start, ...new Array<number>(600).fill(0), ...directory, 0, 0]);
}

const GOOD_ROWS = '<row r="1"><c r="A1"><v>1</v></c></row>';

describe('a file that is no .xlsx workbook', () => {
  test('an empty file is named so', () => {
    expect(messages(new Uint8Array())).toEqual([
      'april.xlsx: expected a workbook; export or save it again, found an empty file of 0 bytes',
    ]);
  });

  test('a text is no zip archive', () => {
    expect(messages(strToU8('date;amount\n'))[0]).toContain('found a file that is no zip archive');
  });

  test('a web page named .xlsx is told apart', () => {
    expect(messages(strToU8('\uFEFF<html><table>'))[0]).toContain(
      'a web page or XML text under the name of a workbook',
    );
  });

  test('a password-protected workbook is named so, with the way out', () => {
    const [message] = messages(compoundFile('EncryptionInfo', 'EncryptedPackage'));
    expect(message).toContain('found a workbook that is password-protected');
    expect(message).toContain('File, Info, Protect Workbook');
  });

  test('an old .xls workbook is named so', () => {
    expect(messages(compoundFile('Workbook'))[0]).toContain('found a workbook in the old .xls format');
  });

  test('an old Word document is no workbook', () => {
    expect(messages(compoundFile('WordDocument'))[0]).toContain('an old Office file that is no workbook');
  });

  test('a binary workbook is named so', () => {
    const parts = handMadeParts({ sheets: { Journal: '' }, parts: { 'xl/workbook.bin': new Uint8Array(9) } });
    const root = String(parts['_rels/.rels']).replace('workbook.xml', 'workbook.bin');
    const own = parts['xl/_rels/workbook.xml.rels'] ?? '';
    const bytes = zipParts({ ...parts, '_rels/.rels': root, 'xl/_rels/workbook.bin.rels': own });
    expect(messages(bytes)[0]).toContain('found a binary workbook (.xlsb)');
  });

  test('an OpenDocument spreadsheet is named so', () => {
    const bytes = zipParts({
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'content.xml': '<x/>',
    });
    expect(messages(bytes)[0]).toContain('found an OpenDocument file');
  });

  test('any other zip archive is none', () => {
    expect(messages(zipParts({ 'a.txt': 'hello' }))[0]).toContain('found a zip archive that is no workbook');
  });
});

describe('a damaged workbook', () => {
  const { bytes } = handMadeWorkbook({ sheets: { Journal: GOOD_ROWS.repeat(1) } });

  test('a file that was cut off is refused at every length', () => {
    for (let length = 0; length < bytes.length; length += 1) {
      expect(messages(bytes.subarray(0, length)), `${length} bytes`).toHaveLength(1);
    }
    expect(messages(bytes.subarray(0, bytes.length >> 1))[0]).toContain(
      'a zip archive without its end: the file was cut off',
    );
  });

  test('a flipped bit is either refused or changes nothing that is read', () => {
    const before = readWorkbook({ name: 'april.xlsx', bytes });
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (offset, bit) => {
        const flipped = bytes.slice();
        flipped[offset] = (flipped[offset] ?? 0) ^ (1 << bit);
        const after = readWorkbook({ name: 'april.xlsx', bytes: flipped });
        if (after.ok) expect(after).toEqual(before);
      }),
      { numRuns: 1500, seed: 7 },
    );
  });

  test('broken XML is refused with the sheet and the row reached', () => {
    const message = messageForRows(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</c></row>',
    );
    expect(message).toMatch(/^april\.xlsx, sheet "Journal", row 2: expected .*, found broken XML/);
  });

  test('a sheet that ends too early is refused', () => {
    expect(messageForSheet(`<worksheet xmlns="${MAIN}"><sheetData>${GOOD_ROWS}`)).toContain('row 1: ');
  });

  test('a document type definition is refused', () => {
    const xml = `<!DOCTYPE x [<!ENTITY a "b">]><worksheet xmlns="${MAIN}"><sheetData/></worksheet>`;
    expect(messageForSheet(xml)).toContain('a document type definition, which is refused');
  });

  test('XML of another kind is refused', () => {
    expect(messageForSheet('<worksheet xmlns="urn:other"><sheetData/></worksheet>')).toContain(
      'XML of another kind',
    );
  });

  test('XML in another encoding is refused, not misread', () => {
    const xml = `<?xml version="1.0" encoding="ISO-8859-1"?><worksheet xmlns="${MAIN}"><sheetData/></worksheet>`;
    expect(messageForSheet(xml)).toContain('XML in ISO-8859-1 instead of UTF-8');
  });

  test('bytes that are not UTF-8 are refused, not replaced', () => {
    const parts = handMadeParts({ sheets: { Journal: '<row><c t="str"><v>#</v></c></row>' } });
    const xml = strToU8(String(parts['xl/worksheets/sheet1.xml'])).map((byte) => (byte === 35 ? 0xe9 : byte));
    expect(messages(zipParts({ ...parts, 'xl/worksheets/sheet1.xml': xml }))[0]).toContain(
      'text that is not UTF-8',
    );
  });

  test.each([
    [
      'a shared string that is missing',
      '<row r="4"><c t="s"><v>9</v></c></row>',
      'row 4: ',
      'shared string 9, which is missing',
    ],
    ['a number that is none', '<row r="4"><c><v>1,5</v></c></row>', 'row 4: ', 'the number 1,5'],
    [
      'a cell type that is unknown',
      '<row r="4"><c t="q"><v>1</v></c></row>',
      'row 4: ',
      'the unknown type q',
    ],
    ['rows out of order', '<row r="4"/><row r="3"/>', 'row 4: ', 'row 3 after row 4'],
    ['a cell in the wrong row', '<row r="4"><c r="A5"/></row>', 'row 4: ', 'cell A5 in row 4'],
    [
      'cells out of order',
      '<row r="4"><c r="B4"/><c r="A4"/></row>',
      'row 4: ',
      'after a cell to the right of it',
    ],
  ])('%s is refused with its row', (_, rows, place, found) => {
    expect(messageForRows(rows)).toContain(place);
    expect(messageForRows(rows)).toContain(found);
  });

  test('a sheet without its part is named', () => {
    const parts = handMadeParts({ sheets: { Journal: '', April: '' } });
    delete parts['xl/worksheets/sheet2.xml'];
    expect(messages(zipParts(parts))[0]).toContain('no part for sheet "April"');
  });

  test('an archive that holds one name twice is refused', () => {
    const parts = handMadeParts({ sheets: { Journal: '' } });
    const bytes = zipParts({ ...parts, 'XL/Workbook.xml': 'x' });
    expect(messages(bytes)[0]).toContain('holds one name twice');
  });
});

describe('limits', () => {
  test('a part that unpacks to more than the limit is refused before it is unpacked', () => {
    const bomb = ' '.repeat(5_000_000);
    const message = messageForSheet(`<worksheet xmlns="${MAIN}">${bomb}<sheetData/></worksheet>`, {
      partBytes: 1_000_000,
    });
    expect(message).toContain('4.8 MB once unpacked, over the limit of 1.0 MB');
  });

  test('a part that unpacks to more than it declares is refused', () => {
    const parts = handMadeParts({ sheets: { Journal: GOOD_ROWS } });
    const bytes = zipParts(parts);
    const name = strToU8('xl/worksheets/sheet1.xml');
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 46; at += 1) {
      const isSheet = name.every((byte, index) => bytes[at + 46 + index] === byte);
      if (view.getUint32(at, true) === 0x02014b50 && isSheet) view.setUint32(at + 24, 10, true);
    }
    expect(messages(bytes)[0]).toContain('damaged');
  });

  test('rows beyond the limit are refused', () => {
    expect(messageForRows('<row r="11"/>', { rowCount: 10 })).toContain('more than 10 rows');
  });

  test('columns beyond the limit are refused', () => {
    expect(messageForRows('<row><c r="XFE1"><v>1</v></c></row>')).toContain('more than 16384 columns');
  });

  test('a few far-off cells cannot fill the memory', () => {
    const rows = Array.from(
      { length: 20 },
      (_, index) => `<row><c r="XFD${index + 1}"><v>1</v></c></row>`,
    ).join('');
    expect(messageForRows(rows, { cellCount: 100_000 })).toContain('more than 100000 cells in the workbook');
  });

  test('shared strings beyond the limit are refused', () => {
    const { bytes } = handMadeWorkbook({ sheets: { Journal: '' }, strings: '<si><t>a</t></si>'.repeat(11) });
    expect(messages(bytes, { sharedStringCount: 10 })[0]).toContain('more than 10 shared strings');
  });

  test('XML nested too deeply is refused', () => {
    const xml = `<worksheet xmlns="${MAIN}">${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}<sheetData/></worksheet>`;
    expect(messageForSheet(xml)).toContain('nested too deeply');
  });

  test('an element of very many attributes is refused', () => {
    const attributes = Array.from({ length: 1001 }, (_, index) => ` a${index}="1"`).join('');
    expect(messageForSheet(`<worksheet xmlns="${MAIN}"${attributes}><sheetData/></worksheet>`)).toContain(
      'too many attributes',
    );
  });

  test('an unusual packing is refused by name', () => {
    const bytes = zipSync({ 'xl/a.xml': strToU8('a') });
    const view = new DataView(bytes.buffer);
    const directory = view.getUint32(bytes.length - 6, true);
    view.setUint16(directory + 10, 12, true);
    expect(messages(bytes)[0]).toContain('packs xl/a.xml in an unusual way');
  });

  test('an encrypted entry is refused by name', () => {
    const bytes = zipSync({ 'xl/a.xml': strToU8('a') });
    const view = new DataView(bytes.buffer);
    const directory = view.getUint32(bytes.length - 6, true);
    view.setUint16(directory + 8, 1, true);
    expect(messages(bytes)[0]).toContain('encrypts xl/a.xml');
  });
});
