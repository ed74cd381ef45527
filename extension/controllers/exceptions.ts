import { rowsToLookAt, rowSummaries } from './session/session-counts.ts';
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

type GrowingGroup = ExceptionGroup & { readonly rows: number[] };

const URGENCY: readonly ExceptionGroup['kind'][] = ['needs-you', 'review', 'deviates'];

/**
 * What a person has to look at, worst first: blanks that need her, then what is to be reviewed, then what she typed
 * otherwise than we would expect; in each the least sure first. Rows of one supplier with the same question stand
 * together.
 */
export function exceptionsOf({ session, rows, journal, order }: WorkbenchState): ExceptionGroup[] {
  if (!session) return [];
  const supplierColumn = journal?.columns.findIndex(({ meaning }) => meaning === 'supplier_name') ?? -1;
  const groups: GrowingGroup[] = [];
  // By supplier, then by question: neither text has to be put together for each row.
  const known = new Map<string, Map<string, GrowingGroup>>();
  const summaries = rowSummaries(session);
  const toLookAt = rowsToLookAt(session);
  const take = (row: number): void => {
    const summary = summaries[row];
    if (!summary) return;
    const { state, leastConfidence, question } = summary;
    const kind = state === 'needs-you' || state === 'review' ? state : 'deviates';
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
  const count = order ? order.length : toLookAt.length;
  for (let position = 0; position < count; position += 1) {
    const row = order ? (order[position] ?? -1) : position;
    if (toLookAt[row] === 1) take(row);
  }
  return groups.sort(
    (a, b) => URGENCY.indexOf(a.kind) - URGENCY.indexOf(b.kind) || a.confidence - b.confidence,
  );
}
