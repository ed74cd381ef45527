import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  readCodingTables,
  type CodingTableOptions,
  type CodingTablesReading,
} from '../../../core/formats/coding-tables/read-coding-tables.ts';
import { parseColumnMap } from '../../../core/formats/history/column-map.ts';
import { handMadeWorkbook } from '../xlsx/hand-made-workbook.ts';

function read(text: string, options: CodingTableOptions = {}): CodingTablesReading {
  return readCodingTables({ name: 'tables.csv', bytes: new TextEncoder().encode(text) }, options);
}

function tablesOf(reading: CodingTablesReading) {
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.set.tables;
}

describe('rows', () => {
  test('of one id and company are one table, wherever they stand; codes keep leading zeros', () => {
    const reading = read(
      'document_id,company,coding.account,coding.tax_code\nA,N,0120,V1\nB,N,,V2\nA,S,1,\nA,N,0120,V1\n',
    );
    expect(
      tablesOf(reading).map(({ documentId, tenant, lines }) => [
        documentId,
        tenant,
        lines.map((line) => line.segments),
      ]),
    ).toEqual([
      [
        'A',
        'N',
        [
          ['0120', 'V1'],
          ['0120', 'V1'],
        ],
      ],
      ['B', 'N', [[null, 'V2']]],
      ['A', 'S', [['1', null]]],
    ]);
    expect(reading.ok && reading.rowNumbers).toEqual([[2, 5], [3], [4]]);
  });

  test('without any confidence column have none, with one for some dimensions have null for others', () => {
    expect(tablesOf(read('document_id,coding.account\nA,1\n'))[0]?.lines[0]?.confidences).toBeNull();
    const some = read('document_id,coding.account,coding.project,Confidence.Project\nA,1,P,0.999\n');
    expect(tablesOf(some)[0]?.lines[0]?.confidences).toEqual([null, 0.999]);
  });

  test('of a first line without day or supplier take both from a later one', () => {
    const reading = read('document_id,date,supplier_name,coding.account\nA,,,1\nA,2024-05-01,KLM,2\n');
    expect(tablesOf(reading)).toMatchObject([{ documentId: 'A', date: '2024-05-01', supplier: 'KLM' }]);
  });

  test('have their days read as the whole column shows', () => {
    const reading = read('document_id,date,coding.account\nA,01.02.2024,1\nB,31.12.2024,1\n');
    expect(tablesOf(reading).map(({ date }) => date)).toEqual(['2024-02-01', '2024-12-31']);
  });

  test('with a day that is none keep their line, and the day is named', () => {
    const reading = read('document_id,date,coding.account\nA,soon,1\n');
    expect(tablesOf(reading)).toMatchObject([{ date: null }]);
    expect(reading.ok && reading.unread).toMatchObject({ count: 1, first: [{ row: 2, column: 'date' }] });
  });
});

describe('files', () => {
  const text = 'document_id,coding.account\nA,1\n';

  test('packed by gzip are read', () => {
    const bytes = gzipSync(new TextEncoder().encode(text));
    expect(tablesOf(readCodingTables({ name: 'tables.csv.gz', bytes }))).toHaveLength(1);
  });

  test('that are workbooks are read from the first sheet with ids and codes', () => {
    const row = (number: number, ...texts: readonly string[]) =>
      `<row r="${number}">${texts.map((one) => `<c t="inlineStr"><is><t>${one}</t></is></c>`).join('')}</row>`;
    const { bytes } = handMadeWorkbook({
      sheets: {
        Cover: row(1, 'Made in April'),
        Codes: row(1, 'document_id', 'coding.account') + row(2, 'A', '0420'),
      },
    });
    const tables = tablesOf(readCodingTables({ name: 'tables.xlsx', bytes }));
    expect(tables).toMatchObject([{ documentId: 'A', lines: [{ segments: ['0420'] }] }]);
  });

  test('with headers of their own are read by a column map', () => {
    const map = parseColumnMap({ Beleg: 'document_id', Code: 'coding.account' }, 'map.json');
    const reading = read('Beleg,Code\nA,1\n', map.ok ? { map: map.map } : {});
    expect(tablesOf(reading)).toMatchObject([{ documentId: 'A', lines: [{ segments: ['1'] }] }]);
  });

  test('whatever they hold give tables or faults, never an exception', () => {
    const cell = fc.constantFrom(
      '',
      'A',
      '1',
      '0.5',
      '"',
      '2024-01-01',
      'document_id',
      'coding.account',
      ';',
    );
    const rows = fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(rows, (cells) => {
        const reading = read(cells.map((row) => row.join(',')).join('\n'));
        if (reading.ok) expect(reading.set.tables.length).toBeGreaterThan(0);
        else expect(reading.faults.length).toBeGreaterThan(0);
      }),
    );
  });
});
