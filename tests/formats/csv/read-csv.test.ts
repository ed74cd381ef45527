import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { faultText } from '../../../core/domain/ledger-line.ts';
import { fieldCountProblem } from '../../../core/formats/csv/field-count.ts';
import { readCsv, type CsvTable } from '../../../core/formats/csv/read-csv.ts';

function tableOf(bytes: Uint8Array | string): CsvTable {
  const reading = readCsv({ name: 'ledger.csv', bytes: typeof bytes === 'string' ? utf8(bytes) : bytes });
  if (!reading.ok) throw new Error(reading.faults.map(faultText).join('\n'));
  return reading.table;
}

function cellsOf(bytes: Uint8Array | string): unknown[] {
  return [...tableOf(bytes).rows].map((row) => row.cells);
}

function messageFor(bytes: Uint8Array): string {
  const reading = readCsv({ name: 'ledger.csv', bytes });
  return reading.ok ? 'read' : reading.faults.map(faultText).join('\n');
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function utf16(text: string, isLittleEndian: boolean): Uint8Array {
  const units = Array.from(text, (letter) => letter.charCodeAt(0));
  return Uint8Array.from(
    units.flatMap((unit) => (isLittleEndian ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
  );
}

const TEXT = 'Lieferant;Betrag\nMüller;12,50 €\n';
const CELLS = [
  ['Lieferant', 'Betrag'],
  ['Müller', '12,50 €'],
];

describe('encodings', () => {
  const windows1252 = Uint8Array.from(
    Array.from(TEXT, (letter) => (letter === '€' ? 0x80 : letter.charCodeAt(0))),
  );
  test.each([
    ['UTF-8', utf8(TEXT), 'utf-8'],
    ['UTF-8 with a mark', utf8(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16 little-endian with a mark', utf16(`\ufeff${TEXT}`, true), 'utf-16le'],
    ['UTF-16 big-endian with a mark', utf16(`\ufeff${TEXT}`, false), 'utf-16be'],
    ['UTF-16 little-endian without a mark', utf16(TEXT, true), 'utf-16le'],
    ['Windows-1252', windows1252, 'windows-1252'],
  ])('%s is recognised, reported and read', (_, bytes, encoding) => {
    expect(tableOf(bytes).encoding).toBe(encoding);
    expect(cellsOf(bytes)).toEqual(CELLS);
  });

  test('a letter on the border of two pieces stays whole', () => {
    const line = 'é'.repeat(99);
    const text = `name\n${`${line}\n`.repeat(3000)}`;
    expect(new Set([...tableOf(`x${text}`).rows].slice(1).map((row) => row.cells[0]))).toEqual(
      new Set([line]),
    );
  });
});

describe('delimiters', () => {
  test.each([
    [',', 'date,supplier,amount\n2024-01-01,"A, B",1.50\n'],
    [';', 'Datum;Lieferant;Betrag\n01.01.2024;A, B und C;1,50\n02.01.2024;D;2,50\n'],
    ['\t', 'date\tsupplier\tamount\n2024-01-01\tA, B\t1,50\n'],
    ['|', 'date|supplier|amount\n2024-01-01|A; B|1;50\n'],
  ])('%j is found by how evenly it cuts', (delimiter, text) => {
    expect(tableOf(text).delimiter).toBe(delimiter);
  });

  test('a comma in every amount does not make a semicolon file a comma file, even with some rows at fault', () => {
    const rows = Array.from({ length: 30 }, (_, at) => `01.02.2024;Firma ${at};${at},50`);
    const text = ['Datum;Lieferant;Betrag', ...rows, '01.02.2024;Firma; mit Semikolon;1,50'].join('\n');
    expect(tableOf(text).delimiter).toBe(';');
  });

  test('the line that tells Excel the delimiter is obeyed and is no row', () => {
    const [header] = tableOf('sep=|\na|b,c\n1|2,3\n').rows;
    expect(header).toEqual({ rowNumber: 1, cells: ['a', 'b,c'] });
  });

  test('a row that another delimiter would cut rightly is said to be one', () => {
    const table = tableOf('date,supplier,amount\n2024-01-01,A,1.50\n2024-01-02;B;2.50\n');
    const problems = [...table.rows].map((row) =>
      fieldCountProblem(table, { fields: 3, named: 3 }, row.cells),
    );
    expect(problems).toEqual([
      null,
      null,
      { expected: '3 fields separated by ","', found: '1 field: this row is separated by ";"' },
    ]);
  });

  test('empty fields beyond the header are no fault, filled ones are', () => {
    const table = tableOf('a,b\n1,2,,\n1,2,,3\n');
    const [, empty, filled] = [...table.rows].map((row) => row.cells);
    const width = { fields: 2, named: 2 };
    expect(fieldCountProblem(table, width, empty ?? [])).toBeNull();
    expect(fieldCountProblem(table, width, filled ?? [])).toMatchObject({ found: '4 fields' });
  });
});

describe('rows', () => {
  test('cells are text as written, null where empty, and numbered without the breaks inside quotes', () => {
    expect([...tableOf('code,text\n00420,"two\nlines"\n,=1+1\n').rows]).toEqual([
      { rowNumber: 1, cells: ['code', 'text'] },
      { rowNumber: 2, cells: ['00420', 'two\nlines'] },
      { rowNumber: 3, cells: [null, '=1+1'] },
    ]);
  });

  test('they may be read more than once', () => {
    const { rows } = tableOf(TEXT);
    expect([...rows]).toEqual([...rows]);
  });
});

describe('files that are none', () => {
  test('an empty file is said to be empty', () => {
    const message = 'ledger.csv: expected a table with a header row, found an empty file';
    expect(messageFor(new Uint8Array())).toBe(message);
    expect(messageFor(utf8('\ufeff \r\n\r\n'))).toBe(message);
  });

  test('a file that is not text is said to be none', () => {
    expect(messageFor(Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0, 0, 1))).toMatch(
      /found a file that is not text$/,
    );
  });

  test('a packed file is read, one that is cut off is refused', () => {
    const packed = gzipSync(utf8(TEXT));
    expect(cellsOf(packed)).toEqual(CELLS);
    expect(messageFor(packed.subarray(0, packed.length - 9))).toMatch(
      /found a gzip file that is cut off or damaged$/,
    );
  });
});

test('no bytes make reading throw', () => {
  const csvLike = fc
    .string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', '\0', 'é', 'ÿ') })
    .map(utf8);
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), csvLike), (bytes) => {
      const reading = readCsv({ name: 'any', bytes });
      if (reading.ok) for (const row of reading.table.rows) expect(row.cells.length).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
});
