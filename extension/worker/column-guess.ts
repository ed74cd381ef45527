import type { Fault } from '../../core/domain/ledger-line.ts';
import { readCsv } from '../../core/formats/csv/read-csv.ts';
import { NO_COLUMN_MAP, type ColumnMap } from '../../core/formats/history/column-map.ts';
import { statedTarget } from '../../core/formats/history/column-target.ts';
import { findHeader, type FoundHeader } from '../../core/formats/history/find-header.ts';
import { missingFields, type ColumnMapping } from '../../core/formats/history/recognize-columns.ts';
import type { InputFile } from '../../core/formats/input-file.ts';
import type { Table } from '../../core/formats/table.ts';
import { isWorkbookFile } from '../../core/formats/xlsx/is-workbook.ts';
import { readWorkbook } from '../../core/formats/xlsx/read-workbook.ts';
import { texts } from '../texts/texts.ts';
import type { ColumnMeanings } from './messages.ts';

/** What keeps a file's header from being understood, and what its columns were taken for. */
export interface ColumnGuess {
  readonly faults: readonly Fault[];
  readonly meanings: ColumnMeanings;
}

/** The column map of what a person said the columns mean; what is not used is left out. */
export function columnMapOf(meanings: ColumnMeanings | null): ColumnMap {
  if (!meanings) return NO_COLUMN_MAP;
  const columns = Object.entries(meanings).map(([header, meaning]) => {
    const target = statedTarget(meaning) ?? { kind: 'ignored' as const, reason: texts.refused.notUsed };
    return [header, target] as const;
  });
  return { ...NO_COLUMN_MAP, columns: new Map(columns) };
}

/** What each column of a header was taken for, by the header's text; '' where it is not read. */
export function meaningsOf(mapping: ColumnMapping): ColumnMeanings {
  const meanings = new Map(mapping.header.filter((header) => header !== '').map((header) => [header, '']));
  const take = (column: number, meaning: string): void => {
    const header = mapping.header[column];
    if (header) meanings.set(header, meaning);
  };
  for (const [field, column] of Object.entries(mapping.fields)) take(column, field);
  for (const { name, column } of mapping.dimensions) take(column, `coding.${name}`);
  for (const { name, column } of mapping.headerFields) take(column, `header.${name}`);
  return Object.fromEntries(meanings);
}

/**
 * Why a file that cannot be read fails at its header, in words of the page, with the guess to correct; null where its
 * header is understood or where the file cannot be opened at all.
 */
export function guessColumns(file: InputFile, map: ColumnMap): ColumnGuess | null {
  for (const table of tablesOf(file)) {
    const header = findHeader(table, map);
    const faults = header ? headerFaults(table, header) : [];
    if (header && faults.length > 0) return { faults, meanings: meaningsOf(header.mapping) };
  }
  return null;
}

function tablesOf(file: InputFile): readonly Table[] {
  if (isWorkbookFile(file)) {
    const workbook = readWorkbook(file);
    return workbook.ok ? workbook.sheets : [];
  }
  const csv = readCsv(file);
  return csv.ok ? [csv.table] : [];
}

/** What keeps a header row from being read as a journal's or a history's, in words of the page. */
export function headerFaults({ file, sheet }: Table, { rowNumber, mapping }: FoundHeader): Fault[] {
  const place = { file, sheet, row: rowNumber };
  const named: Readonly<Record<string, string>> = texts.refused.meanings;
  const missing = missingFields(mapping).map((field) => named[field] ?? field);
  const expected = [...missing, ...(mapping.dimensions.length === 0 ? [texts.refused.aCodingColumn] : [])];
  return [
    ...mapping.problems.map((problem) => ({ ...place, ...problem })),
    ...expected.map((name) => ({
      ...place,
      column: null,
      expected: texts.refused.columnFor({ meaning: name }),
      found: texts.refused.noColumn,
    })),
  ];
}
