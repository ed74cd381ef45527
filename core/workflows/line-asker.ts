import type { LedgerLine } from '../domain/ledger-line.ts';
import { supplierDayCounts } from '../domain/supplier-day-count.ts';
import { lineFitter, type LineColumns } from './line-fitter.ts';

/** A line with a coder's columns, and how many of its supplier stand beside it that day. */
export type AskedLine = LedgerLine & { readonly supplierDayCount: number };

/**
 * Puts lines to a coder as it learned them: with its columns (lineFitter), each among the lines of its day. `source` are
 * all the lines that lie before the person together; null where a row is no line.
 */
export function lineAsker(
  source: LineColumns & { readonly lines: readonly (LedgerLine | null)[] },
  target: LineColumns,
): (line: LedgerLine) => AskedLine {
  const fit = lineFitter(source, target);
  const supplierDayCount = supplierDayCounts(source.lines.filter((line) => line !== null));
  return (line) => ({ ...fit(line), supplierDayCount: supplierDayCount(line) });
}
