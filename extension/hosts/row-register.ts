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
  /** Rows whose cells we wrote: the maps have them as they are now, the list as they were. */
  readonly #rewritten = new Set<RowId>();
  #byId = new Map<RowId, RegisteredRow>();
  #byNumber = new Map<number, RegisteredRow>();
  /** How many rows say the same. */
  #counts = new Map<string, number>();
  #nextId = 1;

  constructor(factsOf: (cells: readonly Cell[]) => RowFacts) {
    this.#factsOf = factsOf;
  }

  /** In the order of the sheet. */
  get rows(): readonly SheetRow[] {
    return this.#held();
  }

  row(id: RowId): SheetRow | null {
    return this.#byId.get(id) ?? null;
  }

  rowAt(rowNumber: number): SheetRow | null {
    return this.#byNumber.get(rowNumber) ?? null;
  }

  /** A row with what it says: worked out block by block, so that taking many rows does not take long. */
  prepare(row: ReadRow): ReadRow {
    return { ...row, facts: this.#factsOf(row.cells) };
  }

  /** Whether a row still says what it said when it was read, and can be taken for the same without looking further. */
  isAsRead(id: RowId, cells: readonly Cell[]): boolean {
    const row = this.#byId.get(id);
    const facts = this.#factsOf(cells);
    return row?.facts.all === facts.all || row?.facts.fields === facts.fields;
  }

  /** Takes all rows of the journal as they stand now; blank ones are no rows. */
  takeAll(read: readonly ReadRow[]): RowChanges {
    const { now, changes } = this.#follow(this.#held(), read);
    this.#hold(now);
    return changes;
  }

  /** Takes the rows that now stand between two row numbers, both included; the others are as they were. */
  takeSome(firstNumber: number, lastNumber: number, read: readonly ReadRow[]): RowChanges {
    const held = this.#held();
    const [start, end] = [placeOf(held, firstNumber), placeOf(held, lastNumber + 1)];
    const known = held.slice(start, end);
    const { now, changes } = this.#follow(known, read);
    if (this.#isAlone(known, now)) {
      this.#replace(start, known, now);
      return changes;
    }
    this.#hold([...held.slice(0, start), ...now, ...held.slice(end)]);
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
      const before = this.#byId.get(followed[index]?.id ?? 0);
      const said = facts[index] ?? { all: '', fields: '' };
      if (before && isSame(before.cells, cells)) {
        isMoved ||= before.rowNumber !== rowNumber;
        return { ...before, rowNumber, facts: said };
      }
      const id = before?.id ?? this.#newId();
      changed.push(id);
      return { id, rowNumber, cells, facts: said, key: said.fields };
    });
    const staying = new Set(now.map(({ id }) => id));
    const removed = known.filter(({ id }) => !staying.has(id)).map(({ id }) => id);
    now.sort((a, b) => a.rowNumber - b.rowNumber);
    return { now, changes: { changed, removed, isMoved } };
  }

  /** Whether no row of the sheet says the same as one that comes or goes: then the keys of all others stay. */
  #isAlone(known: readonly RegisteredRow[], now: readonly RegisteredRow[]): boolean {
    const going = countsOf(known);
    const coming = countsOf(now);
    const isOnly = (fields: string): boolean => {
      const before = this.#counts.get(fields) ?? 0;
      const after = before - (going.get(fields) ?? 0) + (coming.get(fields) ?? 0);
      return before <= 1 && after <= 1;
    };
    return [...going.keys(), ...coming.keys()].every(isOnly);
  }

  /** Puts rows in the place of those that stood from `start` on: the work is by the rows that change, not by all. */
  #replace(start: number, known: readonly RegisteredRow[], now: readonly RegisteredRow[]): void {
    for (const { id, rowNumber, facts } of known) {
      this.#byId.delete(id);
      this.#byNumber.delete(rowNumber);
      this.#counts.delete(facts.fields);
    }
    const keyed = now.map((row) => (row.key === row.facts.fields ? row : { ...row, key: row.facts.fields }));
    for (const row of keyed) {
      this.#index(row);
      this.#counts.set(row.facts.fields, 1);
    }
    const rows = this.#rows.slice();
    rows.splice(start, known.length, ...keyed);
    this.#rows = rows;
  }

  /** Notes what we wrote into a cell ourselves. */
  replaceCell(id: RowId, column: number, cell: Cell): void {
    const row = this.#byId.get(id);
    if (!row) return;
    const next = { ...row, cells: row.cells.map((old, index) => (index === column ? cell : old)) };
    this.#byId.set(id, next);
    this.#byNumber.set(row.rowNumber, next);
    this.#rewritten.add(id);
  }

  /** Cells that were replaced are in the maps first; a list is made of them when it is asked for. */
  #held(): readonly RegisteredRow[] {
    if (this.#rewritten.size === 0) return this.#rows;
    const rows = this.#rows.slice();
    for (const id of this.#rewritten) {
      const row = this.#byId.get(id);
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

  #hold(rows: readonly RegisteredRow[]): void {
    this.#counts = countsOf(rows);
    this.#rows = numbered(rows);
    this.#rewritten.clear();
    this.#byId = new Map();
    this.#byNumber = new Map();
    for (const row of this.#rows) this.#index(row);
  }

  #index(row: RegisteredRow): void {
    this.#byId.set(row.id, row);
    this.#byNumber.set(row.rowNumber, row);
  }
}

/** Place of the first row from a row number on, in rows in the order of the sheet. */
function placeOf(rows: readonly RegisteredRow[], rowNumber: number): number {
  return firstPlace(rows.length, (place) => (rows[place]?.rowNumber ?? Infinity) >= rowNumber);
}

/** How many rows say the same, by what they say. */
function countsOf(rows: readonly RegisteredRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { facts } of rows) counts.set(facts.fields, (counts.get(facts.fields) ?? 0) + 1);
  return counts;
}

/** Rows that say the same get keys of their own: the second one ends in `.2`. */
function numbered(rows: readonly RegisteredRow[]): readonly RegisteredRow[] {
  const counts = new Map<string, number>();
  return rows.map((row) => {
    const count = (counts.get(row.facts.fields) ?? 0) + 1;
    counts.set(row.facts.fields, count);
    const key = count === 1 ? row.facts.fields : `${row.facts.fields}.${count}`;
    return key === row.key ? row : { ...row, key };
  });
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
