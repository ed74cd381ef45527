import type { Fault, History, LedgerLine } from '../../domain/ledger-line.ts';
import { MAX_DIMENSIONS } from '../history/column-target.ts';

/** A line of a history before it is known which columns the whole history has. */
export interface HistoryDraft extends Omit<LedgerLine, 'rowNumber' | 'headerFields' | 'coding'> {
  /** Header fields by name. */
  readonly fields: Readonly<Record<string, string>>;
  /** Codes by dimension; empty where the line is not coded. */
  readonly coding: Readonly<Record<string, string>>;
}

/** Lines that a history may have, as when it is read. */
export const MAX_HISTORY_LINES = 5_000_000;

/**
 * A history of drafts in their order, rows counted from 2 as in the file that it becomes. Columns stand in the order in
 * which the lines first use them, `account` first among the dimensions; more than 15 dimensions are cut, which
 * `dimensionsLeftOut` of the answer names.
 */
export function historyOf(
  file: string,
  drafts: readonly HistoryDraft[],
  faults: readonly Fault[],
): { readonly history: History; readonly dimensionsLeftOut: readonly string[] } {
  const fieldNames = namesOf(drafts.map(({ fields }) => fields));
  const all = namesOf(drafts.map(({ coding }) => coding));
  const ordered = [...all.filter((name) => name === 'account'), ...all.filter((name) => name !== 'account')];
  const dimensions = ordered.slice(0, MAX_DIMENSIONS);
  const lines = drafts.map(({ fields, coding, ...line }, at) => ({
    ...line,
    rowNumber: at + 2,
    headerFields: fieldNames.map((name) => fields[name] ?? ''),
    coding: dimensions.map((name) => coding[name] ?? null),
  }));
  return {
    history: { file, dimensions, headerFieldNames: fieldNames, lines, faults },
    dimensionsLeftOut: ordered.slice(MAX_DIMENSIONS),
  };
}

function namesOf(records: readonly Readonly<Record<string, string>>[]): readonly string[] {
  const names = new Set<string>();
  for (const record of records) for (const name of Object.keys(record)) names.add(name);
  return [...names];
}
