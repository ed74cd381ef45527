import { isUndecided, type CodingCell } from './session/coding-cell.ts';
import { rowSummary } from './session/row-state.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** Rows that one look, and often one answer, serves. */
export interface ExceptionGroup {
  /** Places of the rows, as the sheet shows them. */
  readonly rows: readonly number[];
  readonly supplier: string;
  readonly kind: 'needs-you' | 'review' | 'deviates';
  /** 0..1: of the least sure cell. */
  readonly confidence: number;
}

const URGENCY: readonly ExceptionGroup['kind'][] = ['needs-you', 'review', 'deviates'];

/**
 * What a person has to look at, worst first: blanks that need her, then what is to be reviewed, then what she typed
 * otherwise than we would expect; in each the least sure first. Rows of one supplier with the same question stand
 * together.
 */
export function exceptionsOf({ session, rows, journal, order }: WorkbenchState): ExceptionGroup[] {
  if (!session) return [];
  const supplierColumn = journal?.columns.findIndex(({ meaning }) => meaning === 'supplier_name') ?? -1;
  const groups = new Map<string, ExceptionGroup & { readonly rows: number[] }>();
  const take = (row: number): void => {
    const cells = session.rows[row] ?? [];
    const { state, deviates, leastConfidence } = rowSummary(cells);
    const kind = state === 'needs-you' || state === 'review' ? state : deviates ? 'deviates' : null;
    if (kind === null) return;
    const supplier = rows[row]?.texts[supplierColumn] ?? '';
    const key = supplier === '' || kind === 'deviates' ? `row ${row}` : questionOf(supplier, cells);
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { rows: [row], supplier, kind, confidence: leastConfidence });
  };
  if (order) order.forEach(take);
  else session.rows.forEach((_, row) => take(row));
  return [...groups.values()].sort(
    (a, b) => URGENCY.indexOf(a.kind) - URGENCY.indexOf(b.kind) || a.confidence - b.confidence,
  );
}

/** What one answer has to fit: the supplier, and what stands open with its best guess. */
function questionOf(supplier: string, cells: readonly CodingCell[]): string {
  const open = cells.map((cell) =>
    isUndecided(cell) ? `${cell.state} ${cell.suggestion?.bestGuess ?? ''}` : '',
  );
  return [supplier, ...open].join('\n');
}
