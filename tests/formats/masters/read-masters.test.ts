import { describe, expect, test } from 'vitest';
import { faultText } from '../../../core/domain/ledger-line.ts';
import type { Masters } from '../../../core/domain/masters.ts';
import { codeRanges } from '../../../core/formats/masters/code-ranges.ts';
import { readMasters } from '../../../core/formats/masters/read-masters.ts';
import { writeWorkbook } from '../../../core/formats/xlsx/write-workbook.ts';
import { textFile } from '../text-file.ts';

const SAMPLE = `dimension;code;name;parent;valid_from;valid_until;blocked;allowed.cost_centre
account;0440;Office costs;;;;;
account;0441;Stationery;0440;;2024-12-31;no;100..199 300
;0442;Books;0440;2024-01-01;;yes;-
cost_centre;120;Sales;;;;;
`;

function read(text: string): Masters {
  const reading = readMasters(textFile(text, 'chart.csv'));
  if (!reading.ok) throw new Error(reading.faults.map(faultText).join('\n'));
  return reading.masters;
}
function faults(text: string): readonly string[] {
  const reading = readMasters(textFile(text, 'chart.csv'));
  return reading.ok ? [] : reading.faults.map(faultText);
}

describe('master records', () => {
  const masters = read(SAMPLE);

  test('have codes with leading zeros, names, hierarchy, days and blocks', () => {
    expect(masters.dimensions).toEqual(['account', 'cost_centre']);
    expect(masters.value('account', '0441')).toMatchObject({
      name: 'Stationery',
      parentCode: '0440',
      validFrom: null,
      validUntil: '2024-12-31',
      isBlocked: false,
    });
    expect(masters.value('account', '0442')?.isBlocked).toBe(true);
    expect(masters.nameOf('cost_centre', '120')).toBe('Sales');
  });

  test('have allowed combinations', () => {
    expect(masters.goTogether('account', '0441', 'cost_centre', '120')).toBe(true);
    expect(masters.goTogether('account', '0441', 'cost_centre', '200')).toBe(false);
    expect(masters.goTogether('account', '0442', 'cost_centre', '120')).toBe(false);
  });

  test('may be a workbook', () => {
    const [header = [], ...rows] = SAMPLE.trimEnd()
      .split('\n')
      .map((row) => row.split(';'));
    const columns = header.map((text) => ({ header: text, widthCharacters: 12, format: 'text' as const }));
    const bytes = writeWorkbook([{ name: 'Chart', columns, rows }]);
    const reading = readMasters({ name: 'chart.xlsx', bytes });
    expect(reading.ok && reading.masters.nameOf('account', '0441')).toBe('Stationery');
  });
});

describe('messages name row and column', () => {
  test.each([
    ['0442', '0441', 'row 4, column "code": expected a code once in account, found "0441" again'],
    ['0442;', ';', 'row 4, column "code": expected a code, found none'],
    ['Books;0440', 'Books;0499', 'row 4, column "parent": expected the code of another row, found "0499"'],
    [
      'Office costs;',
      'Office costs;0441',
      'row 2, column "parent": expected a value above it, found a circle',
    ],
    [
      '2024-12-31',
      '31.12.2024',
      'row 3, column "valid_until": expected a day such as 2024-01-31, found "31.12.2024"',
    ],
    [';yes;', ';perhaps;', 'row 4, column "blocked": expected yes or no, found "perhaps"'],
    [';code;', ';number;', 'row 1: expected a column code, found none'],
  ])('%s instead of %s', (right, wrong, message) => {
    expect(faults(SAMPLE.replace(right, wrong))[0]).toBe(`chart.csv, ${message}`);
  });
});

test('ranges are from .. to, `-` alone is none, a hyphen belongs to a code', () => {
  expect(codeRanges('100..199, 300; A-1')).toEqual([
    { from: '100', to: '199' },
    { from: '300', to: '300' },
    { from: 'A-1', to: 'A-1' },
  ]);
  expect(codeRanges('-')).toEqual([]);
});
