import type { CellPlace } from '../worker/messages.ts';
import type { SheetPlace, WorkbenchState } from './workbench-state.ts';

/** The coding cell at a place of the sheet; null where the column is no coding column. */
export function cellPlace({ journal }: WorkbenchState, { row, column }: SheetPlace): CellPlace | null {
  const dimension = journal?.columns[column]?.dimension ?? null;
  return dimension === null ? null : { row, dimension };
}

/** Where a coding cell stands in the sheet; null where the journal has no column for its dimension. */
export function sheetPlace({ journal }: WorkbenchState, { row, dimension }: CellPlace): SheetPlace | null {
  const column = journal?.columns.findIndex((one) => one.dimension === dimension) ?? -1;
  return column < 0 ? null : { row, column };
}
