import type { Cell } from '../table.ts';
import { DELIMITERS, delimiterName } from './delimiter.ts';
import type { CsvTable } from './read-csv.ts';
import type { Delimiter } from './records.ts';

/** What is wrong with a row's number of fields, in a fault's words. */
export interface FieldCountProblem {
  readonly expected: string;
  readonly found: string;
}

/** How many fields a header row has, and how many of them up to the last that is named. */
export interface HeaderWidth {
  readonly fields: number;
  readonly named: number;
}

/**
 * Compares a CSV row with its header: null where it has a field for every name, and none beyond the header that is
 * not empty. A row that another delimiter would cut rightly is said to be such a row.
 */
export function fieldCountProblem(
  table: CsvTable,
  header: HeaderWidth,
  cells: readonly Cell[],
): FieldCountProblem | null {
  if (cells.length >= header.named && cells.slice(header.fields).every((cell) => cell === null)) return null;
  const count = cells.length === 1 ? '1 field' : `${cells.length} fields`;
  const other = otherDelimiter(table.delimiter, header.fields, cells);
  return {
    expected: `${header.fields} fields separated by ${delimiterName(table.delimiter)}`,
    found: other === null ? count : `${count}: this row is separated by ${delimiterName(other)}`,
  };
}

function otherDelimiter(used: Delimiter, fieldCount: number, cells: readonly Cell[]): Delimiter | null {
  const line = cells.map((cell) => (typeof cell === 'string' ? cell : '')).join(used);
  const fits = (other: Delimiter): boolean => other !== used && line.split(other).length === fieldCount;
  return DELIMITERS.find(fits) ?? null;
}
