import type { NamedColumn } from '../../../core/formats/history/recognize-columns.ts';
import { isBlankCell } from '../../../core/formats/journal/blank-cell.ts';
import type { SheetRow } from '../host.ts';

/**
 * Knows the coding columns whose codes are all stored as numbers, so that new ones are to be numbers too. Rows that are the same
 * as when it was asked before are not counted again.
 */
export class NumericColumns {
  readonly #columns: readonly { readonly column: number; numbers: number; others: number }[];
  #counted: readonly SheetRow[] = [];

  constructor(dimensions: readonly NamedColumn[]) {
    this.#columns = dimensions.map(({ column }) => ({ column, numbers: 0, others: 0 }));
  }

  /** Places of the columns in the journal, as its rows stand now. */
  among(rows: readonly SheetRow[]): ReadonlySet<number> {
    const before = this.#counted;
    for (let place = 0; place < Math.max(before.length, rows.length); place += 1) {
      if (before[place] === rows[place]) continue;
      this.#count(before[place], -1);
      this.#count(rows[place], 1);
    }
    this.#counted = rows;
    const numeric = this.#columns.filter(({ numbers, others }) => numbers > 0 && others === 0);
    return new Set(numeric.map(({ column }) => column));
  }

  #count(row: SheetRow | undefined, step: 1 | -1): void {
    if (!row) return;
    for (const counts of this.#columns) {
      const cell = row.cells[counts.column];
      if (isBlankCell(cell)) continue;
      if (typeof cell === 'number') counts.numbers += step;
      else counts.others += step;
    }
  }
}
