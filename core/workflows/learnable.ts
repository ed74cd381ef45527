import type { History, LedgerLine } from '../domain/ledger-line.ts';
import { MAX_HEADER_FIELDS } from '../engine/index.ts';
import { lineFitter, type LineColumns } from './line-fitter.ts';

/** What of a history a coder can learn: create it with these columns and give it these lines. */
export interface Learnable extends LineColumns {
  readonly lines: readonly LedgerLine[];
  /** Header fields beyond what the engine takes; it goes without them. */
  readonly leftOutFieldNames: readonly string[];
}

/**
 * A history cut to what a coder can learn: `dimensions` of it (names of the history's, all by default), and its first
 * 16 header fields.
 */
export function learnable(history: History, dimensions: readonly string[] = history.dimensions): Learnable {
  const headerFieldNames = history.headerFieldNames.slice(0, MAX_HEADER_FIELDS);
  const columns = { dimensions, headerFieldNames };
  return {
    ...columns,
    lines: history.lines.map(lineFitter(history, columns)),
    leftOutFieldNames: history.headerFieldNames.slice(MAX_HEADER_FIELDS),
  };
}
