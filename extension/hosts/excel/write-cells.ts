import { isSameCell, type ReadRow, type RowRegister } from '../row-register.ts';
import type { RefusedWrite, RowId, WrittenCell } from '../host.ts';
import type { CellState } from '../../../core/domain/cell-state.ts';
import type { Cell } from '../../../core/formats/table.ts';
import type { EncodedValue } from './encode-value.ts';
import type { ExcelSession } from './excel-calls.ts';
import type { JournalArea } from './journal-place.ts';
import { askRows, readAsked, type ColumnSpan } from './read-area.ts';
import type { StateBook } from './state-book.ts';
import { isInRange } from '../../../core/formats/xlsx/cell-address.ts';
import { splitAddresses } from './addresses.ts';
import { spansOf, valueBlocks, type PlacedValue } from './write-plan.ts';

/** One cell to be written, with how its value is made of what the cell is like. */
export interface ValueWrite {
  readonly row: RowId;
  readonly column: number;
  readonly asRead: Cell;
  readonly state: CellState;
  encode(format: string): EncodedValue;
}

/** What a block of cells came to. `moved`: rows that no longer stand where they were read; nothing of them was written. */
export interface BlockOutcome {
  readonly written: readonly WrittenCell[];
  readonly refused: readonly RefusedWrite[];
  readonly moved: readonly ValueWrite[];
}

/** Where to write, and what is known of it. */
export interface WriteGround {
  readonly area: JournalArea;
  readonly coding: ColumnSpan;
  readonly register: RowRegister;
  readonly states: StateBook;
}

interface Ready {
  readonly write: ValueWrite;
  readonly rowNumber: number;
  readonly before: Cell;
  readonly formatBefore: string;
  readonly encoded: EncodedValue;
}

/** Writes a block of cells: reads its rows, leaves out what is no longer as it was, writes the rest. */
export async function writeBlock(
  session: ExcelSession,
  ground: WriteGround,
  writes: readonly ValueWrite[],
): Promise<BlockOutcome> {
  const { ready, refused, moved } = sorted(ground, writes, await readNow(session, ground, writes));
  const failed = await writeValues(session, ground, ready);
  const taken = failed.map(({ write: { row, column }, before }): RefusedWrite => {
    return { row, column, why: 'formula', found: before };
  });
  const written = ready.filter((one) => !failed.includes(one)).map((one) => note(ground, one));
  return { written, refused: [...refused, ...taken], moved };
}

interface SortedWrites {
  readonly ready: Ready[];
  readonly refused: RefusedWrite[];
  readonly moved: ValueWrite[];
}

/** Tells what may be written from what may not, by the rows as they stand now. */
function sorted(
  { register }: WriteGround,
  writes: readonly ValueWrite[],
  now: ReadonlyMap<number, RowNow>,
): SortedWrites {
  const outcome: SortedWrites = { ready: [], refused: [], moved: [] };
  for (const write of writes) {
    const rowNumber = register.row(write.row)?.rowNumber ?? 0;
    const row = now.get(rowNumber);
    if (!row || !register.isAsRead(write.row, row.cells)) {
      outcome.moved.push(write);
      continue;
    }
    const before = row.cells[write.column] ?? null;
    const why = refusal(before, write, row.isMerged(write.column));
    const formatBefore = row.format(write.column);
    if (why) outcome.refused.push({ row: write.row, column: write.column, why, found: before });
    else outcome.ready.push({ write, rowNumber, before, formatBefore, encoded: write.encode(formatBefore) });
  }
  return outcome;
}

interface RowNow extends ReadRow {
  format(column: number): string;
  isMerged(column: number): boolean;
}

/** The rows of the writes as they stand now, by their row number. */
function readNow(
  { request }: ExcelSession,
  { area, coding, register }: WriteGround,
  writes: readonly ValueWrite[],
): Promise<Map<number, RowNow>> {
  const numbers = writes.flatMap(({ row }) => register.row(row)?.rowNumber ?? []);
  return request((context) => {
    const asked = spansOf(numbers).map((span) => {
      const rows = askRows(context, area, coding, span);
      return { rows, merged: rows.coding?.getMergedAreasOrNullObject().load('address') };
    });
    return () => {
      const now = new Map<number, RowNow>();
      for (const { rows, merged } of asked) {
        const isInMerged = mergedCells(merged?.isNullObject === false ? merged.address : '');
        for (const row of readAsked(rows, coding.column)) {
          const formats = rows.cells.numberFormat[row.rowNumber - 1 - rows.span.row];
          now.set(row.rowNumber, {
            ...row,
            format: (column) => formatText(formats?.[column]),
            isMerged: (column) => isInMerged(row.rowNumber, area.firstColumn + column),
          });
        }
      }
      return now;
    };
  });
}

function formatText(format: unknown): string {
  return typeof format === 'string' ? format : 'General';
}

function refusal(now: Cell, { asRead }: ValueWrite, isMerged: boolean): RefusedWrite['why'] | null {
  if (isMerged) return 'merged';
  if (typeof now === 'object' && (now?.kind === 'formula' || now?.kind === 'error')) return 'formula';
  return isSameCell(now, asRead) ? null : 'changed';
}

/** Writes values, then looks at those that Excel might take for formulas; gives the ones that it did, cleared again. */
async function writeValues(
  { request }: ExcelSession,
  { area }: WriteGround,
  ready: readonly Ready[],
): Promise<Ready[]> {
  if (ready.length === 0) return [];
  const blocks = valueBlocks(ready.map(placed));
  const guarded = ready.filter(({ encoded }) => encoded.isGuarded);
  const failed = await request((context) => {
    const sheet = context.workbook.worksheets.getItem(area.sheetId);
    for (const { row, column, values, formats } of blocks) {
      const columnCount = values[0]?.length ?? 0;
      const range = sheet.getRangeByIndexes(row, area.firstColumn + column, values.length, columnCount);
      if (formats) range.numberFormat = formats;
      range.values = values;
    }
    const asked = guarded.map((one) => ({ one, cell: cellOf(sheet, area, one).load('values,formulas') }));
    return () => asked.filter(({ one, cell }) => !isLiteral(cell, one)).map(({ one }) => one);
  });
  if (failed.length > 0)
    await request((context) => {
      const sheet = context.workbook.worksheets.getItem(area.sheetId);
      for (const one of failed) cellOf(sheet, area, one).values = [['']];
      return () => null;
    });
  return failed;
}

function cellOf(sheet: Excel.Worksheet, area: JournalArea, { rowNumber, write }: Ready): Excel.Range {
  return sheet.getRangeByIndexes(rowNumber - 1, area.firstColumn + write.column, 1, 1);
}

/** Whether a cell holds a text to the letter: its formula is the text itself, with or without the apostrophe. */
function isLiteral({ formulas, values }: Excel.Range, { encoded }: Ready): boolean {
  const formula: unknown = formulas[0]?.[0];
  const value: unknown = values[0]?.[0];
  return value === encoded.after && (formula === value || formula === `'${String(encoded.raw).slice(1)}`);
}

function placed({ write, rowNumber, encoded }: Ready): PlacedValue {
  return { row: rowNumber - 1, column: write.column, raw: encoded.raw, format: encoded.format };
}

function note(
  { register, states }: WriteGround,
  { write, before, formatBefore, encoded }: Ready,
): WrittenCell {
  const { row, column, state } = write;
  const stateBefore = states.get(row, column);
  register.replaceCell(row, column, encoded.after);
  states.set(row, column, state);
  const isReformatted = encoded.format !== null && encoded.format !== formatBefore;
  return {
    row,
    column,
    before,
    after: encoded.after,
    formatBefore: isReformatted ? formatBefore : null,
    stateBefore,
    stateAfter: state,
  };
}

/** Whether a cell lies in one of the merged areas of an address with commas. */
function mergedCells(addresses: string): (rowNumber: number, column: number) => boolean {
  const areas = splitAddresses(addresses);
  return (rowNumber, columnIndex) => areas.some((area) => isInRange({ rowNumber, columnIndex }, area));
}
