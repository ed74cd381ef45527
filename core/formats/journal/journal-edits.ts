import type { CellEdit } from '../xlsx/cell-edit.ts';
import type { ColumnWidth } from '../xlsx/widen-columns.ts';
import type { Journal, JournalDimension } from './journal.ts';
import { mergeReasons, parseReasonText, reasonPart, reasonText, type ReasonPart } from './line-reason.ts';
import { CONFIDENCE_HEADER, REASON_HEADER } from '../history/own-header.ts';
import type { OwnColumn } from './own-columns.ts';
import type { SuggestedCell, TypedCell } from './suggested-cell.ts';

/** The cells to be written into a journal's table, and the widths of columns that are new. */
export interface JournalEdits {
  readonly cells: readonly CellEdit[];
  readonly widths: readonly ColumnWidth[];
}

const CONFIDENCE_WIDTH = 18;
const REASON_WIDTH = 70;

/**
 * What suggestions and a person's own codes come to in cells: the codes, and for each line touched the confidence of
 * its least sure suggestion and the reasons. What an earlier run said about other dimensions of the line stays. A line
 * or dimension that the journal does not have is the caller's mistake and throws.
 */
export function journalEdits(
  journal: Journal,
  suggested: readonly SuggestedCell[],
  typed: readonly TypedCell[],
): JournalEdits {
  const said = new Map<number, { anew: ReasonPart[]; removed: string[] }>();
  const saidOf = (line: number): { anew: ReasonPart[]; removed: string[] } => {
    const parts = said.get(line) ?? { anew: [], removed: [] };
    said.set(line, parts);
    return parts;
  };
  const cells: CellEdit[] = [];
  for (const { line, value, lane, confidence, reason, ...cell } of suggested) {
    const dimension = dimensionOf(journal, cell.dimension);
    cells.push({ ...codeEdit(journal, line, dimension, value), tint: lane });
    saidOf(line).anew.push(reasonPart(dimension.header, lane, confidence, reason));
  }
  for (const { line, value, ...cell } of typed) {
    const dimension = dimensionOf(journal, cell.dimension);
    cells.push({ ...codeEdit(journal, line, dimension, value), tint: 'none', mayReplace: true });
    saidOf(line).removed.push(dimension.header);
  }
  const headers = journal.dimensions.map(({ header }) => header);
  for (const [line, { anew, removed }] of said) {
    const before = parseReasonText(journal.reasons.get(line) ?? '', headers);
    cells.push(...reasonEdits(journal, line, mergeReasons(before, anew, removed, headers)));
  }
  const isAnythingSaid = cells.some(
    ({ columnIndex }) => columnIndex === journal.ownColumns.reason.columnIndex,
  );
  return isAnythingSaid ? withHeaders(journal, cells) : { cells, widths: [] };
}

function dimensionOf(journal: Journal, name: string): JournalDimension {
  const dimension = journal.dimensions.find((one) => one.name === name);
  if (!dimension) throw new Error(`the journal has no dimension ${name}`);
  return dimension;
}

function rowOf(journal: Journal, line: number): number {
  const rowNumber = journal.lines[line]?.rowNumber;
  if (rowNumber === undefined) throw new Error(`the journal has no line ${line}`);
  return rowNumber;
}

function codeEdit(
  journal: Journal,
  line: number,
  dimension: JournalDimension,
  value: CellEdit['value'],
): CellEdit {
  const { columnIndex, isNumeric } = dimension;
  return { rowNumber: rowOf(journal, line), columnIndex, value, isNumberIfShown: isNumeric };
}

/** Confidence and reason of a line; they are cleared where nothing is left to say, and not begun there. */
function reasonEdits(journal: Journal, line: number, parts: readonly ReasonPart[]): CellEdit[] {
  const { confidence, reason } = journal.ownColumns;
  if (parts.length === 0 && !journal.reasons.has(line)) return [];
  const place = { rowNumber: rowOf(journal, line), mayReplace: true };
  const percent = Math.min(...parts.map((part) => part.percent));
  const share = parts.length === 0 ? '' : percent / 100;
  return [
    { ...place, columnIndex: confidence.columnIndex, value: share, isPercent: true },
    { ...place, columnIndex: reason.columnIndex, value: reasonText(parts) },
  ];
}

function withHeaders(journal: Journal, cells: readonly CellEdit[]): JournalEdits {
  const { confidence, reason } = journal.ownColumns;
  const styleOfColumn = journal.mapping.header.length - 1;
  const columns: readonly [OwnColumn, string, number][] = [
    [confidence, CONFIDENCE_HEADER, CONFIDENCE_WIDTH],
    [reason, REASON_HEADER, REASON_WIDTH],
  ];
  const added = columns.filter(([{ isNew }]) => isNew);
  return {
    cells: [
      ...added.map(([{ columnIndex }, value]): CellEdit => {
        return { rowNumber: journal.headerRow, columnIndex, value, styleOfColumn };
      }),
      ...cells,
    ],
    widths: added.map(([{ columnIndex }, , characterCount]) => ({ columnIndex, characterCount })),
  };
}
