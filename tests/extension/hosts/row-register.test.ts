import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../core/formats/table.ts';
import { RowRegister, type ReadRow } from '../../../extension/hosts/row-register.ts';

const register = (): RowRegister =>
  new RowRegister((cells) => ({ all: JSON.stringify(cells), fields: JSON.stringify(cells.slice(0, 2)) }));

// Few words, so that rows often say the same.
const CELLS = fc.tuple(
  fc.constantFrom('a', 'b', 'c', ''),
  fc.constantFrom('x', 'y', ''),
  fc.constantFrom('1', ''),
);
const SHEET = fc.array(CELLS, { minLength: 1, maxLength: 12 });
const EDITS = fc.array(fc.tuple(fc.nat(14), fc.array(CELLS, { minLength: 1, maxLength: 3 })), {
  maxLength: 6,
});

const at = (first: number, rows: readonly (readonly Cell[])[]): ReadRow[] =>
  rows.map((cells, index) => ({ rowNumber: first + index, cells: [...cells] }));

const said = (register: RowRegister): unknown[] =>
  register.rows.map(({ rowNumber, cells, key }) => ({ rowNumber, cells, key }));

describe('a register of rows', () => {
  test('that reads only what was edited knows what one that reads everything knows', () => {
    fc.assert(
      fc.property(SHEET, EDITS, (sheet, edits) => {
        const [some, now] = [register(), [...sheet]];
        some.takeAll(at(2, sheet));
        for (const [start, rows] of edits) {
          const first = Math.min(start, now.length);
          now.splice(first, rows.length, ...rows);
          some.takeSome(2 + first, 1 + first + rows.length, at(2 + first, rows));
          const all = register();
          all.takeAll(at(2, now));
          expect(said(some)).toEqual(said(all));
        }
      }),
    );
  });

  test('finds each of its rows by its id and by its number, and no other', () => {
    fc.assert(
      fc.property(SHEET, EDITS, (sheet, edits) => {
        const some = register();
        some.takeAll(at(2, sheet));
        for (const [first, rows] of edits)
          some.takeSome(2 + first, 1 + first + rows.length, at(2 + first, rows));
        const numbers = new Set(some.rows.map(({ rowNumber }) => rowNumber));
        for (const row of some.rows) {
          expect(some.row(row.id)).toBe(row);
          expect(some.rowAt(row.rowNumber)).toBe(row);
        }
        for (let number = 0; number < 32; number += 1)
          expect(some.rowAt(number) !== null).toBe(numbers.has(number));
        expect(new Set(some.rows.map(({ id }) => id)).size).toBe(some.rows.length);
      }),
    );
  });

  test('keeps the id of a row that is typed over in one cell, and tells that it changed', () => {
    const some = register();
    some.takeAll(
      at(2, [
        ['a', 'x', ''],
        ['b', 'y', ''],
      ]),
    );
    const id = some.rowAt(3)?.id;
    const { changed, removed } = some.takeSome(3, 3, at(3, [['b', 'y', '1']]));
    expect(changed).toEqual([id]);
    expect(removed).toEqual([]);
    expect(some.rowAt(3)?.cells).toEqual(['b', 'y', '1']);
  });
});
