import { cellText } from '../../../core/formats/history/cell-text.ts';
import { NO_COLUMN_MAP, type ColumnMap } from '../../../core/formats/history/column-map.ts';
import { statedTarget } from '../../../core/formats/history/column-target.ts';
import { findHeader, type FoundHeader } from '../../../core/formats/history/find-header.ts';
import {
  MAX_COLUMNS,
  missingFields,
  recognizeColumns,
} from '../../../core/formats/history/recognize-columns.ts';
import { MAX_SHEET_ROWS, type FoundJournal, type HeaderMeanings, type WorkbookMemory } from '../host.ts';
import { decodeGrid } from './decode-cell.ts';
import type { ExcelSession } from './excel-calls.ts';
import { blockKey, tableKey, type FoundPlace } from './journal-place.ts';

/** Rows from the top of a sheet among which a header is looked for; blank ones count here, not in `findHeader`. */
const TOP_ROWS = 40;
/** More sheets than a person keeps journals in. */
const MAX_SHEETS = 50;
const MAX_TABLES = 200;

interface ReadTable {
  readonly name: string;
  readonly sheetId: string;
  readonly header: readonly (readonly unknown[])[];
  readonly headerRow: number;
  readonly firstColumn: number;
  readonly columnCount: number;
  readonly rowCount: number;
}

interface ReadTop {
  readonly sheetId: string;
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly rowCount: number;
  readonly values: readonly (readonly unknown[])[];
  readonly formats: readonly (readonly unknown[])[];
}

/** Looks for journals in all visible sheets: every table, and the block below the headers of a sheet that has them. */
export async function findJournals(session: ExcelSession, memory: WorkbookMemory): Promise<FoundPlace[]> {
  const { sheets, tables, activeId } = await readLists(session);
  const nameOf = new Map(sheets.map(({ id, name }) => [id, name]));
  const readTables = await readTableHeaders(session, tables);
  const tops = await readTops(session, await readUsed(session, sheets));
  const places = [
    ...readTables.flatMap((table) => tablePlace(table, nameOf.get(table.sheetId), memory)),
    ...tops.flatMap((top) => blockPlace(top, nameOf.get(top.sheetId), readTables, memory)),
  ];
  return places.sort((a, b) => rank(a, activeId) - rank(b, activeId));
}

interface Lists {
  readonly sheets: readonly { readonly id: string; readonly name: string; readonly sheet: Excel.Worksheet }[];
  readonly tables: readonly Excel.Table[];
  readonly activeId: string;
}

function readLists({ request }: ExcelSession): Promise<Lists> {
  return request(({ workbook }) => {
    const sheets = workbook.worksheets.load('items/id,items/name,items/visibility');
    const tables = workbook.tables.load('items/name,items/showHeaders');
    const active = workbook.worksheets.getActiveWorksheet().load('id');
    return () => ({
      sheets: sheets.items
        .filter(({ visibility }) => visibility === 'Visible')
        .slice(0, MAX_SHEETS)
        .map((sheet) => ({ id: sheet.id, name: sheet.name, sheet })),
      tables: tables.items.filter(({ showHeaders }) => showHeaders).slice(0, MAX_TABLES),
      activeId: active.id,
    });
  });
}

function readTableHeaders({ request }: ExcelSession, tables: readonly Excel.Table[]): Promise<ReadTable[]> {
  return request(() => {
    const asked = tables.map((table) => ({
      table,
      sheet: table.worksheet.load('id'),
      header: table.getHeaderRowRange().load('values,rowIndex,columnIndex,columnCount'),
      body: table.getDataBodyRange().load('rowCount'),
    }));
    return () =>
      asked.map(({ table, sheet, header, body }) => ({
        name: table.name,
        sheetId: sheet.id,
        header: header.values,
        headerRow: header.rowIndex,
        firstColumn: header.columnIndex,
        columnCount: header.columnCount,
        rowCount: body.rowCount,
      }));
  });
}

interface UsedArea {
  readonly id: string;
  readonly sheet: Excel.Worksheet;
  readonly row: number;
  readonly rowCount: number;
  readonly column: number;
  readonly columnCount: number;
}

function readUsed({ request }: ExcelSession, sheets: Lists['sheets']): Promise<UsedArea[]> {
  return request(() => {
    const asked = sheets.map(({ id, sheet }) => {
      const used = sheet.getUsedRangeOrNullObject(true).load('rowIndex,rowCount,columnIndex,columnCount');
      return { id, sheet, used };
    });
    return () =>
      asked.flatMap(({ id, sheet, used }) => {
        if (used.isNullObject) return [];
        const { rowIndex: row, rowCount, columnIndex: column, columnCount } = used;
        return [{ id, sheet, row, rowCount, column, columnCount }];
      });
  });
}

function readTops({ request }: ExcelSession, used: readonly UsedArea[]): Promise<ReadTop[]> {
  return request(() => {
    const asked = used.map((area) => {
      const rowCount = Math.min(area.rowCount, TOP_ROWS);
      const columnCount = Math.min(area.columnCount, MAX_COLUMNS);
      const top = area.sheet.getRangeByIndexes(area.row, area.column, rowCount, columnCount);
      return { area, top: top.load('values,numberFormat') };
    });
    return () =>
      asked.map(({ area: { id: sheetId, row: firstRow, column: firstColumn, rowCount }, top }) => {
        return { sheetId, firstRow, firstColumn, rowCount, values: top.values, formats: top.numberFormat };
      });
  });
}

function tablePlace(table: ReadTable, sheet: string | undefined, memory: WorkbookMemory): FoundPlace[] {
  if (sheet === undefined) return [];
  const key = tableKey(table.name);
  const header = (decodeGrid(table.header, [], [], 0)[0] ?? []).map(cellText);
  const mapping = recognizeColumns(header, columnMap(memory.meanings[key]));
  const { headerRow, firstColumn, columnCount } = table;
  const rowCount = Math.min(table.rowCount, MAX_SHEET_ROWS);
  const missing = missingFields(mapping);
  return [
    {
      found: {
        key,
        kind: 'table',
        sheet,
        name: table.name,
        headerRowNumber: headerRow + 1,
        rowCount,
        mapping,
        missing,
      },
      area: {
        sheetId: table.sheetId,
        headerRow,
        firstRow: headerRow + 1,
        rowCount,
        firstColumn,
        columnCount,
      },
    },
  ];
}

function blockPlace(
  top: ReadTop,
  sheet: string | undefined,
  tables: readonly ReadTable[],
  memory: WorkbookMemory,
): FoundPlace[] {
  if (sheet === undefined) return [];
  const key = blockKey(sheet);
  const header = headerOf(top, sheet, columnMap(memory.meanings[key]));
  if (!header || isOfTable(header.rowNumber - 1, top, tables)) return [];
  const { mapping, rowNumber } = header;
  const rowCount = Math.min(top.firstRow + top.rowCount - rowNumber, MAX_SHEET_ROWS);
  if (rowCount <= 0) return [];
  const place = { headerRow: rowNumber - 1, firstRow: rowNumber, rowCount };
  const columns = { firstColumn: top.firstColumn, columnCount: mapping.header.length };
  const missing = missingFields(mapping);
  return [
    {
      found: { key, kind: 'block', sheet, name: '', headerRowNumber: rowNumber, rowCount, mapping, missing },
      area: { sheetId: top.sheetId, ...place, ...columns },
    },
  ];
}

/** The row that is most like a header; null where the top of the sheet is blank. */
function headerOf(top: ReadTop, sheet: string, map: ColumnMap): FoundHeader | null {
  const rows = decodeGrid(top.values, top.formats, [], 0).map((cells, index) => ({
    rowNumber: top.firstRow + index + 1,
    cells,
  }));
  return findHeader({ file: '', sheet, rows }, map);
}

function isOfTable(row: number, { sheetId }: ReadTop, tables: readonly ReadTable[]): boolean {
  return tables.some(
    (table) => table.sheetId === sheetId && row >= table.headerRow && row <= table.headerRow + table.rowCount,
  );
}

/** The column map of what a person once said the columns mean. */
function columnMap(meanings: HeaderMeanings | undefined): ColumnMap {
  if (!meanings) return NO_COLUMN_MAP;
  const columns = Object.entries(meanings).map(([header, meaning]) => {
    const target = statedTarget(meaning) ?? { kind: 'ignored' as const, reason: 'left out by the person' };
    return [header, target] as const;
  });
  return { ...NO_COLUMN_MAP, columns: new Map(columns) };
}

/** Small for what is likely meant: complete ones, on the active sheet, tables. */
function rank({ found, area }: FoundPlace, activeId: string): number {
  return (isComplete(found) ? 0 : 4) + (area.sheetId === activeId ? 0 : 2) + (found.kind === 'table' ? 0 : 1);
}

function isComplete({ missing, mapping }: FoundJournal): boolean {
  return missing.length === 0 && mapping.dimensions.length > 0 && mapping.problems.length === 0;
}
