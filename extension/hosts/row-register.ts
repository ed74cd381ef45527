import { firstPlace } from '../../core/domain/first-place.ts';
import { isBlankRow } from '../../core/formats/history/cell-text.ts';
import type { Cell } from '../../core/formats/table.ts';
import { followRows } from './follow-rows.ts';
import type { RowId, SheetRow } from './host.ts';
import type { RowFacts } from './row-key.ts';

/** A row as a sheet has it. */
export interface ReadRow {
  /** As the program counts. */
  readonly rowNumber: number;
  readonly cells: readonly Cell[];
  /** What the row says, where that was worked out while it was read. */
  readonly facts?: RowFacts;
}

/** What is different after rows were read again. */
export interface RowChanges {
  /** New rows and rows with other cells. */
  readonly changed: readonly RowId[];
  readonly removed: readonly RowId[];
  /** Whether a row that stays stands elsewhere. */
  readonly isMoved: boolean;
}

interface RegisteredRow extends SheetRow {
  readonly facts: RowFacts;
}

/** Knows the rows of a journal by their ids, and follows them through whatever is done to the sheet. */
export class RowRegister {
  readonly #factsOf: (cells: readonly Cell[]) => RowFacts;
  #rows: readonly RegisteredRow[] = [];
  /** Rows whose cells we wrote: by their ids they are as they are now, in the list as they were. */
  readonly #rewritten = new Set<RowId>();
  /** Ids count up from 1. */
  readonly #byId: (RegisteredRow | undefined)[] = [];
  /** How many rows say the same. */
  readonly #counts = new Map<string, number>();
  #nextId = 1;
  /** Place of the row that was last asked for by its number: mostly they are asked for one after the other. */
  #askedPlace = -1;

  constructor(factsOf: (cells: readonly Cell[]) => RowFacts) {
    this.#factsOf = factsOf;
  }

  /** In the order of the sheet. */
  get rows(): readonly SheetRow[] {
    return this.#held();
  }

  row(id: RowId): SheetRow | null {
    return this.#byId[id] ?? null;
  }

  rowAt(rowNumber: number): SheetRow | null {
    const next = this.#askedPlace + 1;
    this.#askedPlace = this.#rows[next]?.rowNumber === rowNumber ? next : placeOf(this.#rows, rowNumber);
    const row = this.#rows[this.#askedPlace];
    return row?.rowNumber === rowNumber ? this.row(row.id) : null;
  }

  /** A row with what it says: worked out block by block, so that taking many rows does not take long. */
  prepare(row: ReadRow): ReadRow {
    return { ...row, facts: this.#factsOf(row.cells) };
  }

  /** Whether a row still says what it said when it was read, and can be taken for the same without looking further. */
  isAsRead(id: RowId, cells: readonly Cell[]): boolean {
    const row = this.#byId[id];
    const facts = this.#factsOf(cells);
    return row?.facts.all === facts.all || row?.facts.fields === facts.fields;
  }

  /** Takes all rows of the journal as they stand now; blank ones are no rows. */
  takeAll(read: readonly ReadRow[]): RowChanges {
    const held = this.#held();
    const { now, changes } = this.#follow(held, read);
    this.#hold([...now], held, now);
    return changes;
  }

  /** Takes the rows that now stand between two row numbers, both included; the others are as they were. */
  takeSome(firstNumber: number, lastNumber: number, read: readonly ReadRow[]): RowChanges {
    const held = this.#held();
    const [start, end] = [placeOf(held, firstNumber), placeOf(held, lastNumber + 1)];
    const known = held.slice(start, end);
    const { now, changes } = this.#follow(known, read);
    const rows = held.slice();
    rows.splice(start, known.length, ...now);
    this.#hold(rows, known, now);
    return changes;
  }

  /** Which rows the read ones are, in the order of the sheet; of those known some may be gone. */
  #follow(
    known: readonly RegisteredRow[],
    read: readonly ReadRow[],
  ): { readonly now: readonly RegisteredRow[]; readonly changes: RowChanges } {
    const rows = read.filter(({ cells }) => !isBlankRow(cells));
    const facts = rows.map(({ cells, facts: known }) => known ?? this.#factsOf(cells));
    const followed = followRows(known, facts);
    const changed: RowId[] = [];
    let isMoved = false;
    const now = rows.map(({ rowNumber, cells }, index): RegisteredRow => {
      const before = this.#byId[followed[index]?.id ?? 0];
      const said = facts[index] ?? { all: '', fields: '' };
      if (before && isSame(before.cells, cells)) {
        isMoved ||= before.rowNumber !== rowNumber;
        return { ...before, rowNumber, facts: said, key: said.fields };
      }
      const id = before?.id ?? this.#newId();
      changed.push(id);
      return { id, rowNumber, cells, facts: said, key: said.fields };
    });
    const staying = new Set(known.length > 0 ? now.map(({ id }) => id) : []);
    const removed = known.filter(({ id }) => !staying.has(id)).map(({ id }) => id);
    now.sort((a, b) => a.rowNumber - b.rowNumber);
    return { now, changes: { changed, removed, isMoved } };
  }

  /** Takes `rows` for the journal's, some of which came and took the place of some that went. */
  #hold(rows: RegisteredRow[], went: readonly RegisteredRow[], came: readonly RegisteredRow[]): void {
    const shared = new Set<string>();
    const count = ({ facts: { fields } }: RegisteredRow, step: 1 | -1): void => {
      const [before, after] = [this.#counts.get(fields) ?? 0, (this.#counts.get(fields) ?? 0) + step];
      if (before > 1 || after > 1) shared.add(fields);
      if (after === 0) this.#counts.delete(fields);
      else this.#counts.set(fields, after);
    };
    for (const row of went) {
      this.#byId[row.id] = undefined;
      count(row, -1);
    }
    for (const row of came) {
      this.#byId[row.id] = row;
      count(row, 1);
    }
    if (shared.size > 0) this.#number(rows, shared);
    this.#rows = rows;
  }

  /** Rows that say the same get keys of their own: the second one ends in `.2`. */
  #number(rows: RegisteredRow[], shared: ReadonlySet<string>): void {
    const counts = new Map<string, number>();
    for (let place = 0; place < rows.length; place += 1) {
      const row = rows[place];
      if (!row || !shared.has(row.facts.fields)) continue;
      const { fields } = row.facts;
      const count = (counts.get(fields) ?? 0) + 1;
      counts.set(fields, count);
      const key = count === 1 ? fields : `${fields}.${count}`;
      if (key !== row.key) this.#byId[row.id] = rows[place] = { ...row, key };
    }
  }

  /** Notes what we wrote into a cell ourselves. */
  replaceCell(id: RowId, column: number, cell: Cell): void {
    const row = this.#byId[id];
    if (!row) return;
    const next = { ...row, cells: row.cells.map((old, index) => (index === column ? cell : old)) };
    this.#byId[id] = next;
    this.#rewritten.add(id);
  }

  /** Cells that were replaced are in the maps first; a list is made of them when it is asked for. */
  #held(): readonly RegisteredRow[] {
    if (this.#rewritten.size === 0) return this.#rows;
    const rows = this.#rows.slice();
    for (const id of this.#rewritten) {
      const row = this.#byId[id];
      if (row) rows[placeOf(rows, row.rowNumber)] = row;
    }
    this.#rewritten.clear();
    this.#rows = rows;
    return rows;
  }

  #newId(): RowId {
    this.#nextId += 1;
    return this.#nextId - 1;
  }
}

/** Place of the first row from a row number on, in rows in the order of the sheet. */
function placeOf(rows: readonly RegisteredRow[], rowNumber: number): number {
  return firstPlace(rows.length, (place) => (rows[place]?.rowNumber ?? Infinity) >= rowNumber);
}

/** Whether two rows hold the same cells. */
function isSame(before: readonly Cell[], now: readonly Cell[]): boolean {
  return (
    before.length === now.length && before.every((cell, column) => isSameCell(cell, now[column] ?? null))
  );
}

/** Whether two cells hold the same. */
export function isSameCell(a: Cell, b: Cell): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  switch (a.kind) {
    case 'date':
      return b.kind === 'date' && a.date === b.date;
    case 'error':
      return b.kind === 'error' && a.code === b.code;
    case 'formula':
      return b.kind === 'formula' && a.formula === b.formula && isSameCell(a.value, b.value);
  }
}
