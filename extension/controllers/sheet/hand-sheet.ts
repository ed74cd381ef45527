import type { FoundJournal, SheetRow } from '../../hosts/host.ts';
import type { ColumnMeanings } from '../../worker/messages.ts';
import type { Workbench } from '../workbench.ts';

/** Copying rows to the worker holds the page up: so many at a time are not noticed. */
const ROWS_PER_SLICE = 1_000;

/** Hands the rows of an open sheet to the worker, in slices. */
export async function handSheet(
  { sheet, headerRowNumber, mapping }: FoundJournal,
  workbookName: string,
  rows: readonly SheetRow[],
  meanings: ColumnMeanings | null,
  workbench: Workbench,
  breathe: () => Promise<void>,
): Promise<void> {
  const name = workbookName || sheet;
  workbench.openSheet({ name, sheet, header: mapping.header, headerRow: headerRowNumber, meanings });
  for (let first = 0; first === 0 || first < rows.length; first += ROWS_PER_SLICE) {
    const slice = rows.slice(first, first + ROWS_PER_SLICE);
    workbench.handRows(
      slice.map(({ id, rowNumber, cells }) => ({ id, rowNumber, cells })),
      first + ROWS_PER_SLICE >= rows.length,
    );
    await breathe();
  }
}
