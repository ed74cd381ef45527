import type { Fault } from '../../domain/ledger-line.ts';
import { readCsv } from '../csv/read-csv.ts';
import type { InputFile } from '../input-file.ts';
import { isWorkbookFile } from '../xlsx/is-workbook.ts';
import { readWorkbook } from '../xlsx/read-workbook.ts';
import { NO_COLUMN_MAP } from './column-map.ts';
import { findHeader } from './find-header.ts';
import { readHistory, type HistoryOptions, type HistoryReading } from './read-table.ts';
import { missingFields } from './recognize-columns.ts';

export { readHistory, type HistoryOptions, type HistoryReading } from './read-table.ts';

/**
 * Reads a history file: CSV, gzip-packed CSV, or a workbook, of which the first sheet is taken whose columns are a
 * history's, coded ones before others.
 */
export function readHistoryFile(file: InputFile, options: HistoryOptions = {}): HistoryReading {
  if (isWorkbookFile(file)) return readWorkbookHistory(file, options);
  const csv = readCsv(file, options.map?.delimiter ?? null);
  return csv.ok ? readHistory(csv.table, options) : refused(csv.faults);
}

function readWorkbookHistory(file: InputFile, options: HistoryOptions): HistoryReading {
  const workbook = readWorkbook(file);
  if (!workbook.ok) return refused(workbook.faults);
  const map = options.map ?? NO_COLUMN_MAP;
  const headers = workbook.sheets.map((sheet) => ({
    sheet,
    mapping: findHeader(sheet, map, options.required)?.mapping,
  }));
  const candidates = headers.filter(
    ({ mapping }) => mapping && missingFields(mapping, options.required).length === 0,
  );
  const coded = candidates.find(({ mapping }) => mapping && mapping.dimensions.length > 0);
  const chosen = coded ?? candidates[0] ?? headers.find(({ mapping }) => mapping) ?? headers[0];
  return chosen ? readHistory(chosen.sheet, options) : refused([noSheet(file.name)]);
}

function refused(faults: readonly Fault[]): HistoryReading {
  return { ok: false, faults, faultCount: faults.length };
}

function noSheet(file: string): Fault {
  return { file, sheet: null, row: null, column: null, expected: 'a sheet', found: 'a workbook without any' };
}
