import { recognizeColumns, type ColumnMapping } from '../../core/formats/history/recognize-columns.ts';
import { amountOf, dateOf, textOf } from './function-arguments.ts';
import type { FunctionLine } from './function-coder.ts';
import { FunctionFault } from './function-fault.ts';

/** The lines of a range, and the dimensions that its headers ask for: all that were learned where they name none. */
export interface TableLines {
  /** Null for a blank row. */
  readonly lines: readonly (FunctionLine | null)[];
  readonly dimensions: readonly string[];
}

/** Rows that one formula may code. */
export const MAX_TABLE_ROWS = 50_000;

/** Reads a range by its headers; throws where supplier or amount have none, or where there are too many rows. */
export function tableLines(range: readonly unknown[][], headers: readonly unknown[][]): TableLines {
  if (range.length > MAX_TABLE_ROWS) throw new FunctionFault('too-large');
  const mapping = recognizeColumns((headers[0] ?? []).map(textOf));
  const { supplier_name: supplier, amount } = mapping.fields;
  if (supplier === undefined || amount === undefined) throw new FunctionFault('bad-argument');
  const lines = range.map((cells): FunctionLine | null =>
    cells.every((cell) => textOf(cell) === '') ? null : lineOfCells(cells, mapping, supplier, amount),
  );
  return { lines, dimensions: mapping.dimensions.map(({ name }) => name) };
}

function lineOfCells(
  cells: readonly unknown[],
  { fields, headerFields }: ColumnMapping,
  supplier: number,
  amount: number,
): FunctionLine {
  const at = (column: number | undefined): unknown => (column === undefined ? '' : cells[column]);
  const { text, date, ...rest } = fields;
  const others = [...Object.entries(rest), ...headerFields.map(({ name, column }) => [name, column] as const)]
    .map(([name, column]) => [name, textOf(cells[column])] as const)
    .filter(([name, value]) => value !== '' && name !== 'supplier_name' && name !== 'amount');
  return {
    supplier: textOf(at(supplier)),
    text: textOf(at(text)),
    amount: amountOf(at(amount)),
    date: dateOf(at(date)),
    others: Object.fromEntries(others),
  };
}
