import { cellText } from '../../core/formats/history/cell-text.ts';
import { recognizeHeader } from '../../core/formats/history/recognize-header.ts';
import type { Table } from '../../core/formats/table.ts';
import type { CodeName } from './messages.ts';

/** Rows, from the top of a sheet, among which the header of a list of codes is looked for. */
const HEADER_SEARCH_ROWS = 5;
/** Headers of the column that names a code, in the languages that journals come in. */
const NAME_HEADER =
  /^(name|description|bezeichnung|beschreibung|text|nom|libellé|intitulé|nome|descrizione|nombre|descripción|naam|omschrijving|namn|benämning|navn|betegnelse|beskrivning|beskrivelse)$/i;
const MAX_NAMES = 20_000;

/**
 * Names of codes, by dimension, from lists that a workbook keeps on sheets of its own: a chart of accounts, cost centres,
 * tax codes. A list has a header row with a coding column and, right of it, a column called name or the like.
 */
export function codeNames(sheets: readonly Table[], dimensions: readonly string[]): CodeName[][] {
  const names = dimensions.map(() => new Map<string, string>());
  for (const sheet of sheets) {
    const list = findList(sheet, dimensions);
    const known = list && names[list.dimension];
    if (!list || !known) continue;
    for (const { rowNumber, cells } of sheet.rows) {
      if (rowNumber <= list.headerRow || known.size >= MAX_NAMES) continue;
      const code = cellText(cells[list.codeColumn]);
      const name = cellText(cells[list.nameColumn]);
      if (code !== '' && name !== '' && !known.has(code)) known.set(code, name);
    }
  }
  return names.map((known) => [...known].map(([code, name]) => ({ code, name })));
}

interface CodeList {
  readonly headerRow: number;
  readonly dimension: number;
  readonly codeColumn: number;
  readonly nameColumn: number;
}

function findList(sheet: Table, dimensions: readonly string[]): CodeList | null {
  let searched = 0;
  for (const { rowNumber, cells } of sheet.rows) {
    if (searched === HEADER_SEARCH_ROWS) return null;
    searched += 1;
    const headers = cells.map(cellText);
    const codeColumn = headers.findIndex((header) => dimensionOf(header, dimensions) >= 0);
    const nameColumn = headers.findIndex((header, index) => index > codeColumn && NAME_HEADER.test(header));
    if (codeColumn >= 0 && nameColumn >= 0)
      return {
        headerRow: rowNumber,
        dimension: dimensionOf(headers[codeColumn] ?? '', dimensions),
        codeColumn,
        nameColumn,
      };
  }
  return null;
}

function dimensionOf(header: string, dimensions: readonly string[]): number {
  const target = recognizeHeader(header)?.target;
  return target?.kind === 'coding' ? dimensions.indexOf(target.dimension) : -1;
}
