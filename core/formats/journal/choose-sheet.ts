import type { Fault } from '../../domain/ledger-line.ts';
import { isBlankCell } from './blank-cell.ts';
import type { ColumnMap } from '../history/column-map.ts';
import { findHeader, type FoundHeader } from '../history/find-header.ts';
import { missingFields } from '../history/recognize-columns.ts';
import type { WorkbookSheet } from '../xlsx/read-workbook.ts';

/**
 * The sheet of a workbook that is the journal: the one named, else the first visible one that has a journal's columns
 * and a blank coding cell, else the first that has the columns, else the one most like it. A fault where a name is
 * given and no sheet has it.
 */
export function chooseSheet(
  file: string,
  sheets: readonly WorkbookSheet[],
  map: ColumnMap,
  name: string | null,
): WorkbookSheet | Fault {
  if (name !== null) return sheets.find(({ sheet }) => sheet === name) ?? noSuchSheet(file, sheets, name);
  const visible = sheets.filter(({ isHidden }) => !isHidden);
  const candidates = (visible.length > 0 ? visible : sheets).map((sheet) => {
    const header = findHeader(sheet, map);
    return { sheet, header, rank: header ? rank(sheet, header) : -1 };
  });
  // The first of the best: sorting keeps the order of the tabs.
  const [best] = candidates.sort((a, b) => b.rank - a.rank);
  if (!best) throw new Error('a workbook that was read has a sheet');
  return best.sheet;
}

const HAS_OPEN_CELL = 2000;
const HAS_COLUMNS = 1000;

/** The more a sheet is like a journal, the higher; below `HAS_COLUMNS` it is the number of columns recognised. */
function rank(sheet: WorkbookSheet, header: FoundHeader): number {
  const { mapping, rowNumber: headerRow } = header;
  const isJournal = missingFields(mapping).length === 0 && mapping.dimensions.length > 0;
  if (!isJournal) return Object.keys(mapping.fields).length + mapping.dimensions.length;
  const amount = mapping.fields.amount ?? 0;
  const hasOpenCell = sheet.rows.some(({ rowNumber, cells }) => {
    const isLine = rowNumber > headerRow && !isBlankCell(cells[amount]);
    return isLine && mapping.dimensions.some(({ column }) => isBlankCell(cells[column]));
  });
  return hasOpenCell ? HAS_OPEN_CELL : HAS_COLUMNS;
}

function noSuchSheet(file: string, sheets: readonly WorkbookSheet[], name: string): Fault {
  const names = sheets.map(({ sheet }) => `"${sheet}"`).join(', ');
  return {
    file,
    sheet: null,
    row: null,
    column: null,
    expected: `one of the sheets ${names}`,
    found: `the name "${name}"`,
  };
}
