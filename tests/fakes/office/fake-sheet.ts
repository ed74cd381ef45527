import { hull, intersection, type Area } from './area.ts';
import { BLANK, type FakeCell } from './entered-cell.ts';

/** A conditional format; `areas` follow inserted and deleted rows, not sorted ones. */
export interface FakeFormat {
  readonly id: string;
  type: string;
  areas: Area[];
  formula: string;
  fill: string;
  font: string;
  numberFormat: string;
  stopIfTrue: boolean;
}

/** A table; `area` holds its header row and its body. */
export interface FakeTable {
  readonly id: string;
  name: string;
  area: Area;
}

/** One sheet with all that stands in it. */
export class FakeSheet {
  readonly id: string;
  name: string;
  visibility: 'Visible' | 'Hidden' | 'VeryHidden' = 'Visible';
  isProtected = false;
  tables: FakeTable[] = [];
  merged: Area[] = [];
  /** The first comes first when Excel decides what a cell looks like. */
  formats: FakeFormat[] = [];
  hiddenRows = new Set<number>();
  #rows: (FakeCell[] | undefined)[] = [];

  constructor(id: string, name: string) {
    this.id = id;
    this.name = name;
  }

  cell(row: number, column: number): FakeCell {
    return this.#rows[row]?.[column] ?? BLANK;
  }

  put(row: number, column: number, cell: FakeCell): void {
    (this.#rows[row] ??= [])[column] = cell;
  }

  /** What `read` says of each cell of an area. */
  grid<Read>(area: Area, read: (cell: FakeCell) => Read): Read[][] {
    return Array.from({ length: area.rowCount }, (_, row) =>
      Array.from({ length: area.columnCount }, (_, column) =>
        read(this.cell(area.row + row, area.column + column)),
      ),
    );
  }

  /** The smallest area that holds every value; null where the sheet has none. */
  usedArea(): Area | null {
    const used = this.#rows.flatMap((cells, row) => {
      const columns = (cells ?? []).flatMap((cell, column) => (cell.value === '' ? [] : [column]));
      const [first] = columns;
      const last = columns.at(-1);
      if (first === undefined || last === undefined) return [];
      return [{ row, column: first, rowCount: 1, columnCount: last - first + 1 }];
    });
    return used.length === 0 ? null : used.reduce((all, one) => hull([all, one]));
  }

  /** Moves everything from `row` on down by `count`. */
  insertRows(row: number, count: number): void {
    const inserted = Array.from({ length: count }, () => undefined);
    this.#rows = [...padded(this.#rows, row), ...inserted, ...this.#rows.slice(row)];
    this.#shift((area) => grown(area, row, count));
    this.hiddenRows = new Set(
      [...this.hiddenRows].map((hidden) => (hidden >= row ? hidden + count : hidden)),
    );
  }

  /** Takes rows out; what lies below moves up. */
  deleteRows(row: number, count: number): void {
    this.#rows.splice(row, count);
    this.#shift((area) => shrunk(area, row, count));
    this.hiddenRows = new Set(
      [...this.hiddenRows].flatMap((hidden) =>
        hidden < row ? [hidden] : hidden < row + count ? [] : [hidden - count],
      ),
    );
  }

  /** Puts the rows of an area in another order: `order` names, from its top, the old row of each. */
  reorder(area: Area, order: readonly number[]): void {
    const old = this.grid(area, (cell) => cell);
    order.forEach((from, to) =>
      old[from]?.forEach((cell, column) => this.put(area.row + to, area.column + column, cell)),
    );
  }

  /** The format that decides how a cell looks; null where none does. */
  shownFormat(row: number, column: number): FakeFormat | null {
    const one = { row, column, rowCount: 1, columnCount: 1 };
    return this.formats.find(({ areas }) => areas.some((area) => intersection(area, one) !== null)) ?? null;
  }

  #shift(moved: (area: Area) => Area | null): void {
    const keep = (areas: readonly Area[]): Area[] =>
      areas.flatMap((area) => {
        const now = moved(area);
        return now ? [now] : [];
      });
    this.merged = keep(this.merged);
    for (const format of this.formats) format.areas = keep(format.areas);
    this.formats = this.formats.filter(({ areas }) => areas.length > 0);
    for (const table of this.tables) table.area = moved(table.area) ?? table.area;
  }
}

function padded(rows: readonly (FakeCell[] | undefined)[], length: number): (FakeCell[] | undefined)[] {
  return Array.from({ length }, (_, row) => rows[row]);
}

function grown(area: Area, row: number, count: number): Area {
  if (row <= area.row) return { ...area, row: area.row + count };
  return row < area.row + area.rowCount ? { ...area, rowCount: area.rowCount + count } : area;
}

function shrunk(area: Area, row: number, count: number): Area | null {
  if (row + count <= area.row) return { ...area, row: area.row - count };
  const taken = intersection(area, { ...area, row, rowCount: count })?.rowCount ?? 0;
  const rowCount = area.rowCount - taken;
  return rowCount > 0 ? { ...area, row: Math.min(area.row, row), rowCount } : null;
}
