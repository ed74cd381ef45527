import type { CellState } from '../../../core/domain/cell-state.ts';
import { cellText } from '../../../core/formats/history/cell-text.ts';
import type { Cell } from '../../../core/formats/table.ts';
import type { CellWrite, RefusedWrite, RowId, SheetRow, WrittenCell } from '../../hosts/host.ts';
import type { JournalRow } from '../../worker/messages.ts';
import type { CodingCell } from '../session/coding-cell.ts';
import type { Session } from '../session/session.ts';

/** What stands in a coding cell that we did not write. */
export interface FoundValue {
  readonly id: RowId;
  readonly dimension: number;
  readonly value: string;
}

interface HeldCell {
  readonly cell: Cell;
  readonly state: CellState;
}

/**
 * What the coding cells of an open sheet hold as far as we know. Tells what of a session is not in the sheet yet, and
 * what somebody else wrote into it.
 */
export class SheetMirror {
  /** Column of the sheet, by dimension. */
  readonly #columns: readonly number[];
  readonly #held = new Map<RowId, HeldCell[]>();
  /** By place: the cells of the session that were last compared. */
  readonly #compared: (readonly CodingCell[] | undefined)[] = [];
  #nextPlace = 0;
  /** The rows of a session that were compared to the last one: nothing of them is left to be written. */
  #settled: Session['rows'] | null = null;

  constructor(columns: readonly number[]) {
    this.#columns = columns;
  }

  /** Takes rows as they were just read; gives the values that nobody here wrote, by row id. */
  read(rows: readonly SheetRow[]): FoundValue[] {
    return rows.flatMap(({ id, cells }) => {
      const before = this.#held.get(id);
      const held = this.#columns.map((column, dimension) => {
        const cell = cells[column] ?? null;
        const known = before?.[dimension];
        return { cell, state: known && isSame(known.cell, cell) ? known.state : ('empty' as const) };
      });
      this.#held.set(id, held);
      if (!before) return [];
      return held.flatMap(({ cell }, dimension) =>
        isSame(before[dimension]?.cell ?? null, cell) ? [] : [{ id, dimension, value: cellText(cell) }],
      );
    });
  }

  /** Forgets rows that are gone. */
  forget(ids: readonly RowId[]): void {
    for (const id of ids) this.#held.delete(id);
  }

  /** Writes that bring the sheet nearer to the session, at most `limit` and the rest of a row; [] where it is there. */
  writes(rows: readonly JournalRow[], session: Session, limit: number): CellWrite[] {
    const writes: CellWrite[] = [];
    const count = session.rows.length;
    if (this.#settled === session.rows) return writes;
    let [compared, waits] = [0, false];
    for (; compared < count && writes.length < limit; compared += 1) {
      const place = this.#nextPlace < count ? this.#nextPlace : 0;
      this.#nextPlace = place + 1;
      const cells = session.rows[place];
      if (this.#compared[place] === cells) continue;
      const id = rows[place]?.id;
      if (!cells || id === undefined) {
        waits = true;
        continue;
      }
      this.#compared[place] = cells;
      this.#columns.forEach((column, dimension) => {
        const write = this.#write(id, column, dimension, cells[dimension]);
        if (write) writes.push(write);
      });
    }
    if (compared === count && !waits) this.#settled = session.rows;
    return writes;
  }

  /** Takes cells as they were written. */
  wrote(written: readonly WrittenCell[]): void {
    for (const { row, column, after, stateAfter } of written)
      this.#hold(row, column, { cell: after, state: stateAfter });
  }

  /** Takes refusals; gives what stands there instead where somebody wrote it meanwhile. */
  refused(refused: readonly RefusedWrite[]): FoundValue[] {
    return refused.flatMap(({ row, column, why, found }) => {
      if (why === 'gone') return [];
      this.#hold(row, column, { cell: found, state: 'empty' });
      const dimension = this.#columns.indexOf(column);
      return why === 'changed' ? [{ id: row, dimension, value: cellText(found) }] : [];
    });
  }

  /** Compares all rows anew: what was to be written was not. */
  startOver(): void {
    this.#compared.length = 0;
    this.#settled = null;
  }

  #write(row: RowId, column: number, dimension: number, wanted: CodingCell | undefined): CellWrite | null {
    const held = this.#held.get(row)?.[dimension];
    if (!held || !wanted || wanted.isLocked) return null;
    const isNews = cellText(held.cell) !== wanted.value;
    if (!isNews && look(held.state) === look(wanted.state)) return null;
    return { row, column, asRead: held.cell, value: isNews ? wanted.value : null, state: wanted.state };
  }

  #hold(row: RowId, column: number, held: HeldCell): void {
    const dimension = this.#columns.indexOf(column);
    const cells = this.#held.get(row);
    if (cells && dimension >= 0) cells[dimension] = held;
  }
}

/** How a state shows in a sheet: three of them look plain. */
function look(state: CellState): CellState | 'plain' {
  return state === 'empty' || state === 'yours' || state === 'accepted' ? 'plain' : state;
}

function isSame(a: Cell, b: Cell): boolean {
  return a === b || cellText(a) === cellText(b);
}
