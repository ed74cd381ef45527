import type {
  CellWrite,
  FoundJournal,
  JournalEvent,
  RefusedWrite,
  RetypedCell,
  RowId,
  SheetJournal,
  SheetRow,
  WrittenBatch,
  WrittenCell,
} from '../host.ts';
import { UNFOLLOWED, type HostOutcome, type HostWork } from '../host-outcome.ts';
import { rowFacts } from '../row-key.ts';
import { RowRegister, type RowChanges } from '../row-register.ts';
import { selectedRows } from './selected-rows.ts';
import { splitAddresses } from './addresses.ts';
import { encodeCell, encodeCode } from './encode-value.ts';
import type { ExcelCalls, ExcelSession } from './excel-calls.ts';
import type { HostTiming } from './excel-entry.ts';
import { HostStop } from './excel-fault.ts';
import type { FoundPlace, JournalArea } from './journal-place.ts';
import { JournalWatch } from './journal-watch.ts';
import { locateJournal } from './locate-journal.ts';
import { NumericColumns } from './numeric-columns.ts';
import { readArea, type ColumnSpan } from './read-area.ts';
import { readEdited } from './read-edited.ts';
import type { SheetEdits } from './sheet-edits.ts';
import { StateBook } from './state-book.ts';
import { StatePainter } from './state-painter.ts';
import { writeInBlocks, type BlockWriter } from './write-in-blocks.ts';
import { writeBlock, type ValueWrite } from './write-cells.ts';

/** A journal that is open in Excel. */
export class ExcelJournal implements SheetJournal {
  readonly found: FoundJournal;
  readonly #calls: ExcelCalls;
  readonly #coding: ColumnSpan | null;
  readonly #register: RowRegister;
  readonly #numeric: NumericColumns;
  readonly #states = new StateBook();
  readonly #painter: StatePainter;
  readonly #watch: JournalWatch;
  readonly #listeners = new Set<(event: JournalEvent) => void>();
  #area: JournalArea;

  constructor(calls: ExcelCalls, timing: HostTiming, { found, area }: FoundPlace) {
    this.found = found;
    this.#calls = calls;
    this.#area = area;
    const columns = found.mapping.dimensions.map(({ column }) => column);
    this.#coding = spanOf(columns);
    this.#register = new RowRegister(rowFacts(found.mapping));
    this.#numeric = new NumericColumns(found.mapping.dimensions);
    this.#painter = new StatePainter(this.#register, this.#states, columns);
    this.#watch = new JournalWatch(timing, {
      edited: (edits) => this.#lookAt(edits),
      selected: (address) => this.#tellSelected(address),
    });
  }

  /** Begins to listen to its sheet; tints that an earlier page left are taken away. */
  async start(work: HostWork): Promise<HostOutcome<SheetJournal>> {
    const cleared = await this.#calls.run(work, (session) => this.#painter.clear(session, this.#area));
    if (!cleared.ok && cleared.fault.code !== 'protected') return cleared;
    const started = await this.#watch.start(this.#calls, this.#area.sheetId, work);
    return started.ok ? { ok: true, value: this } : started;
  }

  readRows(work: HostWork): Promise<HostOutcome<readonly SheetRow[]>> {
    return this.#calls.run(work, async (session) => {
      if (!(await this.#refresh(session, work))) throw new HostStop('gone', 'the headers are others now');
      return this.#register.rows;
    });
  }

  selectedRows(work: HostWork): Promise<HostOutcome<readonly RowId[]>> {
    return this.#calls.run(work, (session) => selectedRows(session, this.#area, this.#register.rows));
  }

  write(cells: readonly CellWrite[], work: HostWork): Promise<HostOutcome<WrittenBatch>> {
    const numeric = this.#numeric.among(this.#register.rows);
    const stated = cells.filter(({ value }) => value === null);
    const writes = cells.flatMap(({ value, ...cell }): ValueWrite[] => {
      if (value === null) return [];
      const encode = (format: string): ReturnType<typeof encodeCode> =>
        encodeCode(value, format, numeric.has(cell.column));
      return [{ ...cell, encode }];
    });
    return this.#writeAll(writes, stated, work);
  }

  revert({ written }: WrittenBatch, work: HostWork): Promise<HostOutcome<WrittenBatch>> {
    const back = [...written].reverse();
    const stated = back.filter(isStateOnly).map(({ row, column, before, stateBefore }): CellWrite => {
      return { row, column, asRead: before, value: null, state: stateBefore };
    });
    const writes = back
      .filter((cell) => !isStateOnly(cell))
      .map(({ row, column, before, after, formatBefore, stateBefore }): ValueWrite => {
        return {
          row,
          column,
          asRead: after,
          state: stateBefore,
          encode: () => encodeCell(before, formatBefore),
        };
      });
    return this.#writeAll(writes, stated, work);
  }

  select(row: RowId, column: number, work: HostWork): Promise<HostOutcome<null>> {
    return this.#calls.run(work, ({ request }) => {
      const known = this.#register.row(row);
      if (!known) throw new HostStop('gone', 'the row is no longer there');
      return request(({ workbook }) => {
        const sheet = workbook.worksheets.getItem(this.#area.sheetId);
        sheet.activate();
        sheet.getRangeByIndexes(known.rowNumber - 1, this.#area.firstColumn + column, 1, 1).select();
        return () => null;
      });
    });
  }

  listen(take: (event: JournalEvent) => void): () => void {
    this.#listeners.add(take);
    return () => this.#listeners.delete(take);
  }

  async close(keepsStates: boolean, work: HostWork): Promise<HostOutcome<null>> {
    this.#listeners.clear();
    return this.#calls.run(work, async (session) => {
      await this.#watch.stop();
      if (!keepsStates) await this.#painter.clear(session, this.#area);
      return null;
    });
  }

  #writeAll(
    writes: readonly ValueWrite[],
    stated: readonly CellWrite[],
    work: HostWork,
  ): Promise<HostOutcome<WrittenBatch>> {
    return this.#calls.run(
      work,
      async (session) => {
        const refused: RefusedWrite[] = [];
        const done = stated.flatMap((cell) => this.#setState(cell, refused));
        const batch = await writeInBlocks(this.#blockWriter(session, work), writes, work);
        await this.#painter.paint(session, this.#area);
        return { ...batch, written: [...done, ...batch.written], refused: [...refused, ...batch.refused] };
      },
      true,
    );
  }

  #blockWriter(session: ExcelSession, work: HostWork): BlockWriter {
    return {
      columnCount: this.#area.columnCount,
      rowNumber: (row) => this.#register.row(row)?.rowNumber ?? null,
      write: async (block) => {
        const coding = this.#coding ?? { column: 0, columnCount: 1 };
        const { area, register, states } = {
          area: this.#area,
          register: this.#register,
          states: this.#states,
        };
        const outcome = await writeBlock(session, { area, coding, register, states }, block);
        for (const { row, column } of outcome.written) this.#painter.changed(row, column);
        await this.#painter.paint(session, this.#area);
        return outcome;
      },
      readAgain: async () => {
        const changes = await this.#refresh(session, { ...work, progress: () => undefined });
        if (!changes) throw new HostStop('gone', 'the headers are others now');
        this.#tellRefreshed(changes);
      },
    };
  }

  #setState({ row, column, asRead, state }: CellWrite, refused: RefusedWrite[]): WrittenCell[] {
    const stateBefore = this.#states.get(row, column);
    if (!this.#register.row(row)) {
      refused.push({ row, column, why: 'gone', found: null });
      return [];
    }
    this.#states.set(row, column, state);
    this.#painter.changed(row, column);
    return [
      { row, column, before: asRead, after: asRead, formatBefore: null, stateBefore, stateAfter: state },
    ];
  }

  /** Reads everything anew; null where the headers are others now: then it stays as it was known. */
  async #refresh(session: ExcelSession, work: HostWork): Promise<RowChanges | null> {
    const area = await locateJournal(session, { found: this.found, area: this.#area });
    if (!area) {
      this.#tell({ kind: 'headers-changed' });
      return null;
    }
    const isElsewhere = area.firstRow !== this.#area.firstRow || area.firstColumn !== this.#area.firstColumn;
    this.#area = area;
    const changes = this.#register.takeAll(
      await readArea(session, area, this.#coding, work, (row) => this.#register.prepare(row)),
    );
    for (const row of changes.removed) this.#states.forget(row);
    if (changes.isMoved || changes.removed.length > 0 || isElsewhere) this.#painter.moved();
    return changes;
  }

  async #lookAt(edits: SheetEdits): Promise<void> {
    const outcome = await this.#calls.run(UNFOLLOWED, async (session) => {
      const some = edits.isRearranged
        ? null
        : await readEdited(session, this.#area, this.found, this.#coding, edits.typed);
      if (some) {
        this.#area = some.area;
        this.#tellEdited(some.typed, this.#register.takeSome(some.first, some.last, some.rows), false);
        return;
      }
      const changes = await this.#refresh(session, UNFOLLOWED);
      if (!changes) return;
      this.#tellEdited(edits.typed, changes, edits.isRearranged);
      await this.#painter.paint(session, this.#area);
    });
    if (!outcome.ok && outcome.fault.code === 'gone') this.#tell({ kind: 'gone' });
  }

  /** Tells what the person typed apart from what is different for another reason. */
  #tellEdited(typed: SheetEdits['typed'], changes: RowChanges, isRearranged: boolean): void {
    const { firstColumn, columnCount } = this.#area;
    const columns = Array.from({ length: columnCount }, (_, column) => column).filter((column) =>
      typed.some(
        (area) => firstColumn + column >= area.firstColumn && firstColumn + column <= area.lastColumn,
      ),
    );
    const rows = changes.changed.flatMap((id) => this.#register.row(id) ?? []);
    const edited = rows.filter(({ rowNumber }) =>
      typed.some(({ firstRow, lastRow }) => rowNumber >= firstRow && rowNumber <= lastRow),
    );
    if (isRearranged || changes.removed.length > 0) this.#tellRefreshed(changes);
    const retyped = isRearranged ? [] : this.#retyped(typed, new Set(changes.changed));
    if (columns.length > 0 && edited.length + retyped.length > 0)
      this.#tell({ kind: 'edited', rows: edited, columns, retyped });
  }

  /** Single cells that were typed and hold what they held: of whole areas a program may say that, too. */
  #retyped(typed: SheetEdits['typed'], changed: ReadonlySet<RowId>): RetypedCell[] {
    return typed.flatMap(({ firstRow, lastRow, firstColumn, lastColumn }) => {
      const row = this.#register.rowAt(firstRow);
      const column = firstColumn - this.#area.firstColumn;
      const cell = row?.cells[column];
      const isOne = firstRow === lastRow && firstColumn === lastColumn;
      return isOne && row && cell !== undefined && !changed.has(row.id)
        ? [{ row: row.id, column, cell }]
        : [];
    });
  }

  #tellRefreshed({ changed, removed, isMoved }: RowChanges): void {
    if (changed.length + removed.length > 0 || isMoved)
      this.#tell({ kind: 'refreshed', rows: this.#register.rows, changed, removed });
  }

  #tellSelected(address: string): void {
    const [area] = splitAddresses(address);
    const column = (area?.firstColumn ?? -1) - this.#area.firstColumn;
    const row = area ? (this.#register.rowAt(area.firstRow)?.id ?? null) : null;
    const isInside = column >= 0 && column < this.#area.columnCount;
    this.#tell({ kind: 'selected', row, column: isInside ? column : null });
  }

  #tell(event: JournalEvent): void {
    for (const take of [...this.#listeners]) take(event);
  }
}

function isStateOnly({ before, after, formatBefore }: WrittenCell): boolean {
  return before === after && formatBefore === null;
}

function spanOf(columns: readonly number[]): ColumnSpan | null {
  if (columns.length === 0) return null;
  const column = Math.min(...columns);
  return { column, columnCount: Math.max(...columns) - column + 1 };
}
