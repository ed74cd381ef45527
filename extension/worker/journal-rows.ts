import type { LedgerLine } from '../../core/domain/ledger-line.ts';
import type { StandardField } from '../../core/formats/history/column-target.ts';
import type { Journal } from '../../core/formats/journal/journal.ts';
import type { Cell, TableRow } from '../../core/formats/table.ts';
import { isBlankRow } from '../../core/formats/history/cell-text.ts';
import type { JournalColumn, JournalRow } from './messages.ts';
import { shownText, type ShownForms } from './shown-text.ts';

/** A journal's rows as the page shows them, and the line of each. */
export interface JournalRows {
  readonly columns: readonly JournalColumn[];
  readonly rows: readonly JournalRow[];
  /** By row: the index of its line; null where the row could not be read as one. */
  readonly lineIndexes: readonly (number | null)[];
}

const MONEY_FIELDS: readonly StandardField[] = ['amount', 'unit_price'];
const NUMERIC_FIELDS: readonly StandardField[] = [...MONEY_FIELDS, 'quantity', 'tax_rate', 'line_no'];

/** All rows below a journal's header that hold anything, those that are no lines included; `idOf` names them. */
export function journalRows(
  journal: Journal,
  forms: ShownForms,
  idOf: (rowNumber: number) => number = (rowNumber) => rowNumber,
): JournalRows {
  const columns = journalColumns(journal);
  const indexByRow = new Map(journal.lines.map(({ rowNumber }, index) => [rowNumber, index]));
  const open = new Set(journal.openCells.map(({ line, dimension }) => `${line}:${dimension}`));
  const isMoney = columns.map(({ meaning }) => MONEY_FIELDS.some((field) => field === meaning));
  const rows: JournalRow[] = [];
  const lineIndexes: (number | null)[] = [];
  for (const { rowNumber, cells } of journal.table.rows) {
    if (rowNumber <= journal.headerRow || isBlankRow(cells)) continue;
    const lineIndex = indexByRow.get(rowNumber) ?? null;
    const line = lineIndex === null ? undefined : journal.lines[lineIndex];
    rows.push({
      id: idOf(rowNumber),
      rowNumber,
      texts: columns.map((_, index) => shownText(cells[index], isMoney[index] ?? false, forms)),
      documentId: line?.documentId ?? null,
      date: line?.date ?? null,
      amountMinor: line?.amountMinor ?? null,
      currency: line?.currency ?? '',
      given: journal.dimensions.map((_, dimension) => line?.coding[dimension] ?? ''),
      isLocked: journal.dimensions.map(
        ({ columnIndex }, dimension) =>
          !isWritable(line, dimension, cells[columnIndex]) && !open.has(`${lineIndex}:${dimension}`),
      ),
    });
    lineIndexes.push(lineIndex);
  }
  return { columns, rows, lineIndexes };
}

/** Whether a coding cell that holds a code may be written over: one with a formula may not. */
function isWritable(line: LedgerLine | undefined, dimension: number, cell: Cell | undefined): boolean {
  const isFormula = typeof cell === 'object' && cell?.kind === 'formula';
  return line !== undefined && line.coding[dimension] !== null && !isFormula;
}

function journalColumns({ mapping, dimensions, table, headerRow }: Journal): JournalColumn[] {
  const headerCells = Array.from(table.rows, (row): TableRow => row).find(
    (row) => row.rowNumber === headerRow,
  )?.cells;
  const count = Math.max(mapping.header.length, headerCells?.length ?? 0);
  const fields = new Map(Object.entries(mapping.fields).map(([field, column]) => [column, field]));
  return Array.from({ length: count }, (_, index) => {
    const dimension = dimensions.findIndex(({ columnIndex }) => columnIndex === index);
    const meaning = fields.get(index) ?? (dimension < 0 ? '' : `coding.${dimensions[dimension]?.name ?? ''}`);
    return {
      header: mapping.header[index] ?? '',
      meaning,
      isNumeric: NUMERIC_FIELDS.some((field) => field === meaning),
      dimension: dimension < 0 ? null : dimension,
    };
  });
}
