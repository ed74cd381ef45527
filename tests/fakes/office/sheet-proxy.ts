import { areaText } from './area.ts';
import { ClientCollection, ClientObject, type Readers } from './client-object.ts';
import { EventProxy } from './event-proxy.ts';
import type { FakeSheet, FakeTable } from './fake-sheet.ts';
import type { Place } from './place.ts';
import { RangeProxy, rangeAt, rangesAt, type RangeAreasProxy } from './range-proxy.ts';
import type { FakeRequestContext } from './request-context.ts';

/** A table and the sheet that it stands in. */
export interface HeldTable {
  readonly sheet: FakeSheet;
  readonly table: FakeTable;
}

/** `Excel.Worksheet`. */
export class SheetProxy extends ClientObject<FakeSheet> {
  protected readonly readers: Readers<FakeSheet> = {
    id: ({ id }) => id,
    name: ({ name }) => name,
    visibility: ({ visibility }) => visibility,
  };

  readonly onChanged = new EventProxy(this.context, 'changed', () => this.target().id);
  readonly onRowSorted = new EventProxy(this.context, 'sorted', () => this.target().id);
  readonly onSelectionChanged = new EventProxy(this.context, 'selected', () => this.target().id);

  get id(): string {
    return this.loaded('id') as string;
  }
  get name(): string {
    return this.loaded('name') as string;
  }
  get visibility(): string {
    return this.loaded('visibility') as string;
  }
  get tables(): TablesProxy {
    return new TablesProxy(this.context, () =>
      this.target().tables.map((table) => ({ sheet: this.target(), table })),
    );
  }

  getRange(address?: string): RangeProxy {
    return rangeAt(this.context, () => this.target(), address ?? null);
  }

  getRangeByIndexes(row: number, column: number, rowCount: number, columnCount: number): RangeProxy {
    return this.getRange(areaText({ row, column, rowCount, columnCount }));
  }

  getRanges(addresses: string): RangeAreasProxy {
    return rangesAt(this.context, () => this.target(), addresses);
  }

  getUsedRangeOrNullObject(valuesOnly: boolean): RangeProxy {
    const find = (): Place | null => {
      const area = this.target().usedArea();
      return area && valuesOnly ? { sheet: this.target(), areas: [area] } : null;
    };
    return new RangeProxy(this.context, find, true);
  }

  activate(): void {
    this.do('activate', (sheet) => {
      this.context.host.workbook.active = sheet;
    });
  }
}

/** `Excel.Table`. */
export class TableProxy extends ClientObject<HeldTable> {
  protected readonly readers: Readers<HeldTable> = {
    id: ({ table }) => table.id,
    name: ({ table }) => table.name,
    showHeaders: () => true,
  };

  get id(): string {
    return this.loaded('id') as string;
  }
  get name(): string {
    return this.loaded('name') as string;
  }
  get showHeaders(): boolean {
    return this.loaded('showHeaders') as boolean;
  }
  get worksheet(): SheetProxy {
    return new SheetProxy(this.context, () => this.target().sheet);
  }

  getHeaderRowRange(): RangeProxy {
    return this.#part(({ row, column, columnCount }) => ({ row, column, columnCount, rowCount: 1 }));
  }

  getDataBodyRange(): RangeProxy {
    return this.#part(({ row, column, columnCount, rowCount }) => ({
      row: row + 1,
      column,
      columnCount,
      rowCount: Math.max(1, rowCount - 1),
    }));
  }

  #part(cut: (area: FakeTable['area']) => FakeTable['area']): RangeProxy {
    return new RangeProxy(this.context, () => {
      const { sheet, table } = this.target();
      return { sheet, areas: [cut(table.area)] };
    });
  }
}

/** `Excel.TableCollection`. */
export class TablesProxy extends ClientCollection<HeldTable, TableProxy> {
  readonly #tables: () => readonly HeldTable[];

  constructor(context: FakeRequestContext, tables: () => readonly HeldTable[]) {
    super(context, tables, (of, held) => new TableProxy(of, { is: held }));
    this.#tables = tables;
  }

  getItem(key: string): TableProxy {
    return new TableProxy(this.context, () => this.#find(key));
  }
  getItemOrNullObject(key: string): TableProxy {
    return new TableProxy(this.context, () => this.#find(key), true);
  }

  #find(key: string): HeldTable | null {
    return this.#tables().find(({ table }) => table.name === key || table.id === key) ?? null;
  }
}
