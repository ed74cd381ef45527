import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeCell } from '../../../../extension/hosts/excel/decode-cell.ts';
import { encodeCell, encodeCode } from '../../../../extension/hosts/excel/encode-value.ts';
import { splitAddresses } from '../../../../extension/hosts/excel/addresses.ts';
import { BLANK, enteredCell, type FakeCell } from '../../../fakes/office/entered-cell.ts';

/** What a cell of a format holds after what was encoded has been entered. */
function entered({ raw, format }: ReturnType<typeof encodeCode>, before: FakeCell): FakeCell {
  return enteredCell(format === null ? before : { ...before, format }, raw);
}

describe('a code in a cell', () => {
  test('is read again to the letter, whatever it looks like and whatever the cell’s format', () => {
    const codes = fc.oneof(
      fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text.trim() === text),
      fc.constantFrom('0042', '1E5', '2026-10-01', 'TRUE', '=1+1', '-', '+49', '@x', "'a", 'MAR1', '1,5'),
    );
    fc.assert(
      fc.property(
        codes,
        fc.constantFrom('General', '@', '0.00', 'yyyy-mm-dd', '00000', '0%'),
        (code, format) => {
          const cell = entered(encodeCode(code, format, false), { ...BLANK, format });
          expect(
            decodeCell({ value: cell.value, format: cell.format, formula: cell.formula ?? cell.value }),
          ).toBe(code);
        },
      ),
    );
  });

  test('keeps the digits that its format shows', () => {
    expect(encodeCode('00042', '00000', false)).toMatchObject({ raw: 42, format: null, after: '00042' });
  });

  test('is a number among numbers only where nothing is lost', () => {
    expect(encodeCode('4300', 'General', true)).toMatchObject({ raw: 4300, after: 4300 });
    expect(encodeCode('0430', 'General', true)).toMatchObject({ raw: '0430', format: '@' });
  });

  test('that is put back is what it was', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 8 }),
        fc.constantFrom('General', '@'),
        (text, format) => {
          const cell = entered(encodeCell(text, format), { ...BLANK, format: '@' });
          expect(cell).toEqual({ value: text, formula: null, format });
        },
      ),
    );
  });
});

test('addresses are split at commas that are not in a sheet’s name', () => {
  const [a, b, c, d] = splitAddresses("'O''Neil, Ltd'!A1:B2,Sheet1!$C$3,'x,y'!4:5,D:E");
  expect(a).toEqual({ firstRow: 1, lastRow: 2, firstColumn: 0, lastColumn: 1 });
  expect(b).toEqual({ firstRow: 3, lastRow: 3, firstColumn: 2, lastColumn: 2 });
  expect(c).toMatchObject({ firstRow: 4, lastRow: 5, firstColumn: 0 });
  expect(d).toMatchObject({ firstRow: 1, firstColumn: 3, lastColumn: 4 });
});
