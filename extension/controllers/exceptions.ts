import { rowAt, shownCount } from './rows/shown-rows.ts';
import type { RowException } from './session/row-state.ts';
import { rowsToLookAt, rowSummaries } from './session/session-counts.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** Rows that one look, and often one answer, serves. */
export interface ExceptionGroup {
  /** Places of the rows, as the sheet shows them. */
  readonly rows: readonly number[];
  readonly supplier: string;
  readonly kind: RowException;
  /** 0..1: of the least sure cell. */
  readonly confidence: number;
}

type GrowingGroup = ExceptionGroup & { readonly rows: number[] };

const URGENCY: readonly RowException[] = ['needs-you', 'review', 'deviates'];

/**
 * What a person has to look at, worst first: blanks that need her, then what is to be reviewed, then what she typed
 * otherwise than we would expect; in each the least sure first. Rows of one supplier with the same question stand
 * together.
 */
export function exceptionsOf(state: WorkbenchState): ExceptionGroup[] {
  const { session, rows, journal } = state;
  if (!session) return [];
  const supplierColumn = journal?.columns.findIndex(({ meaning }) => meaning === 'supplier_name') ?? -1;
  const groups: GrowingGroup[] = [];
  // By supplier, then by question: neither text has to be put together for each row.
  const known = new Map<string, Map<string, GrowingGroup>>();
  const summaries = rowSummaries(session);
  const toLookAt = rowsToLookAt(session);
  const take = (row: number): void => {
    const { exception: kind = null, leastConfidence = 1, question = '' } = summaries[row] ?? {};
    if (kind === null) return;
    const supplier = rows[row]?.texts[supplierColumn] ?? '';
    const isAlone = supplier === '' || kind === 'deviates';
    const group = isAlone ? undefined : known.get(supplier)?.get(question);
    if (group) {
      group.rows.push(row);
      return;
    }
    const first: GrowingGroup = { rows: [row], supplier, kind, confidence: leastConfidence };
    groups.push(first);
    if (isAlone) return;
    const ofSupplier = known.get(supplier) ?? new Map<string, GrowingGroup>();
    known.set(supplier, ofSupplier.set(question, first));
  };
  for (let position = 0; position < shownCount(state); position += 1) {
    const row = rowAt(state, position) ?? -1;
    if (toLookAt[row] === 1) take(row);
  }
  return groups.sort(
    (a, b) => URGENCY.indexOf(a.kind) - URGENCY.indexOf(b.kind) || a.confidence - b.confidence,
  );
}
