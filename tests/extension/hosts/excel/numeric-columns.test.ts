import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumericColumns } from '../../../../extension/hosts/excel/numeric-columns.ts';
import type { SheetRow } from '../../../../extension/hosts/host.ts';

const cells = fc.tuple(fc.constantFrom(null, '', 4300), fc.constantFrom(null, '', 4300, '0430', true));
const sheets = fc.array(fc.array(fc.tuple(fc.nat(5), cells), { maxLength: 5 }), { maxLength: 5 });

test('a column is numeric where all its codes are numbers and one is there, however the rows came to be', () => {
  fc.assert(
    fc.property(sheets, (states) => {
      const known = new NumericColumns([
        { name: 'account', column: 0 },
        { name: 'cost_centre', column: 1 },
      ]);
      // Rows that stay are the same objects, as in the register.
      const rows = new Map<string, SheetRow>();
      for (const state of states) {
        const sheet = state.map(([id, [account, costCentre]]) => {
          const said = JSON.stringify([id, account, costCentre]);
          const row = rows.get(said) ?? { id, rowNumber: id, key: said, cells: [account, costCentre] };
          rows.set(said, row);
          return row;
        });
        const expected = [0, 1].filter((column) => {
          const codes = sheet.map((row) => row.cells[column]).filter((code) => code !== null && code !== '');
          return codes.length > 0 && codes.every((code) => typeof code === 'number');
        });
        expect([...known.among(sheet)]).toEqual(expected);
      }
    }),
  );
});
