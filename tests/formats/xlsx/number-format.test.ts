import { expect, test } from 'vitest';
import { codeText, parseNumberFormat, percentText } from '../../../core/formats/xlsx/number-format.ts';

test.each([
  ['General', 'number'],
  ['0', 'number'],
  ['0.00', 'number'],
  ['#,##0.00_);[Red](#,##0.00)', 'number'],
  ['0.00E+00', 'number'],
  ['"day" 0', 'number'],
  ['\\d0', 'number'],
  ['[h]:mm:ss', 'number'],
  ['h:mm AM/PM', 'number'],
  ['#,##0 "€"', 'number'],
  ['@', 'text'],
  ['yyyy-mm-dd', 'date'],
  ['dd.mm.yyyy hh:mm', 'date'],
  ['mmm yy', 'date'],
  ['[$-407]T. MMMM JJJJ;@', 'date'],
  ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'date'],
  ['0%', 'percent'],
  ['0.00 %', 'percent'],
  ['00', 'code'],
  ['000000', 'code'],
  ['000\\-00', 'code'],
  ['"KST "0000', 'code'],
])('%s shows a %s', (code, kind) => {
  expect(parseNumberFormat(code).kind).toBe(kind);
});

test.each([
  ['00000', 420, '00420'],
  ['0000-00', 410205, '4102-05'],
  ['0000-00', 5, '0000-05'],
  ['"A/"000', 7, 'A/007'],
  ['000_)', 7, '007'],
  ['0000', 123456, '123456'],
  ['0000', 0, '0000'],
])('%s shows %d as %s', (code, value, shown) => {
  const format = parseNumberFormat(code);
  expect(format.kind === 'code' && codeText(value, format.pieces)).toBe(shown);
});

test.each([-1, 1.5, 1e300])('%d is no code', (value) => {
  expect(codeText(value, [null, null])).toBeNull();
});

test('a percentage is shown without the noise of binary fractions', () => {
  expect([0.07, 0.29, 1.1, 0.0725, 0].map(percentText)).toEqual(['7%', '29%', '110%', '7.25%', '0%']);
});
