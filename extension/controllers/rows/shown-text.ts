import type { WorkbenchState } from '../workbench-state.ts';

/** What the sheet shows in a cell, by its place in the file: the value that stands there now, '' for a blank. */
export function shownTextAt(
  { journal, rows, session }: Pick<WorkbenchState, 'journal' | 'rows' | 'session'>,
  row: number,
  column: number,
): string {
  const dimension = journal?.columns[column]?.dimension ?? null;
  if (dimension === null) return rows[row]?.texts[column] ?? '';
  return session?.rows[row]?.[dimension]?.value ?? '';
}
