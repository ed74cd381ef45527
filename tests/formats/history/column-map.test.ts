import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultText } from '../../../core/domain/ledger-line.ts';
import { parseColumnMap } from '../../../core/formats/history/column-map.ts';
import { parseDateFormat } from '../../../core/formats/history/date-format.ts';
import { columnMap } from './reading.ts';

function messages(value: unknown): string[] {
  const reading = parseColumnMap(value, 'map.json');
  return reading.ok ? [] : reading.faults.map(faultText);
}

test('headers, date form, decimal sign and delimiter are read', () => {
  const map = columnMap({
    'Supplier Name': 'supplier_name',
    'Expense Code': 'coding.account',
    dateFormat: 'DD/MM/YYYY',
    decimal: ',',
    delimiter: ';',
  });
  expect([...map.columns]).toEqual([
    ['Supplier Name', { kind: 'field', field: 'supplier_name' }],
    ['Expense Code', { kind: 'coding', dimension: 'account' }],
  ]);
  expect(map).toMatchObject({ dateFormat: { order: 'dmy', separator: '/' }, decimal: ',', delimiter: ';' });
});

describe('what a map cannot say is refused, all of it at once', () => {
  test('an unknown target, with the nearest known one', () => {
    expect(messages({ Vendor: 'suplier_name', Code: 7 })).toEqual([
      'map.json, column "Vendor": expected a standard column, "coding.<dimension>", "header.<name>" or "ignore" ' +
        '(nearest: "supplier_name"), found "suplier_name"',
      'map.json, column "Code": expected a standard column, "coding.<dimension>", "header.<name>" or "ignore", found 7',
    ]);
  });

  test('settings of another kind', () => {
    expect(messages({ dateFormat: 'yesterday', decimal: 'comma', delimiter: ':' })).toEqual([
      'map.json, column "dateFormat": expected a form such as "DD/MM/YYYY", found "yesterday"',
      'map.json, column "decimal": expected "." or ",", found "comma"',
      'map.json, column "delimiter": expected one of "," ";" "|" and tab, found ":"',
    ]);
  });

  test('no object', () => {
    const expected = 'map.json: expected an object such as {"Supplier Name": "supplier_name"}, found ';
    expect(messages(['date'])).toEqual([`${expected}["date"]`]);
    expect(messages(undefined)).toEqual([`${expected}null`]);
  });
});

test('no JSON makes it throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      parseColumnMap(value, 'map.json');
    }),
  );
});

test('date forms are D, M and Y once each, in three orders', () => {
  expect(parseDateFormat('dd.mm.yy')).toEqual({ order: 'dmy', separator: '.', yearDigits: 2 });
  expect(parseDateFormat('YYYYMMDD')).toEqual({ order: 'ymd', separator: '', yearDigits: 4 });
  for (const none of ['DD/MM-YYYY', 'DD/DD/YYYY', 'YYYY/DD/MM', 'DMYYYY', 'DD/MM', '', 5]) {
    expect(parseDateFormat(none), String(none)).toBeNull();
  }
});
