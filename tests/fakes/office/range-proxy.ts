import { areaText, intersection, parseArea, type Area } from './area.ts';
import { ClientObject, type Readers } from './client-object.ts';
import { ConditionalFormatsProxy } from './conditional-format-proxy.ts';
import { BLANK, enteredCell, type FakeCell } from './entered-cell.ts';
import type { FakeSheet } from './fake-sheet.ts';
import { invalidArgument, OfficeError } from './office-error.ts';
import type { Place } from './place.ts';
import type { FakeRequestContext } from './request-context.ts';

/** The most cells that may be read at once, on every platform. */
const MAX_CELLS = 5_000_000;
/** What an address in one text may have. */
const MAX_ADDRESS = 8192;

const one = ({ areas }: Place): Area => areas[0] ?? { row: 0, column: 0, rowCount: 1, columnCount: 1 };

/** `Excel.Range`. */
export class RangeProxy extends ClientObject<Place> {
  protected readonly readers: Readers<Place> = {
    address: (place) => `${place.sheet.name}!${areaText(one(place))}`,
    rowIndex: (place) => one(place).row,
    columnIndex: (place) => one(place).column,
    rowCount: (place) => one(place).rowCount,
    columnCount: (place) => one(place).columnCount,
    values: (place) => grid(place, ({ value }) => value),
    formulas: (place) => grid(place, ({ formula, value }) => formula ?? value),
    numberFormat: (place) => grid(place, ({ format }) => format),
    text: (place) => grid(place, ({ value }) => String(value)),
  };

  get address(): string {
    return this.loaded('address') as string;
  }
  get rowIndex(): number {
    return this.loaded('rowIndex') as number;
  }
  get columnIndex(): number {
    return this.loaded('columnIndex') as number;
  }
  get rowCount(): number {
    return this.loaded('rowCount') as number;
  }
  get columnCount(): number {
    return this.loaded('columnCount') as number;
  }
  get values(): unknown[][] {
    return this.loaded('values') as unknown[][];
  }
  set values(values: unknown) {
    this.#write('values', values, enteredCell);
  }
  get formulas(): unknown[][] {
    return this.loaded('formulas') as unknown[][];
  }
  get text(): unknown[][] {
    return this.loaded('text') as unknown[][];
  }
  get numberFormat(): unknown[][] {
    return this.loaded('numberFormat') as unknown[][];
  }
  set numberFormat(formats: unknown) {
    this.#write('numberFormat', formats, (before, format) => ({
      ...before,
      format: format === '' ? BLANK.format : String(format),
    }));
  }

  get conditionalFormats(): ConditionalFormatsProxy {
    return new ConditionalFormatsProxy(this.context, () => this.target());
  }

  select(): void {
    this.do('select', ({ sheet, areas }) => {
      const { workbook } = this.context.host;
      workbook.active = sheet;
      workbook.selection = areas;
    });
  }

  getIntersectionOrNullObject(other: RangeProxy | string): RangeProxy {
    const find = (): Place | null => {
      const place = this.target();
      const area = typeof other === 'string' ? parseArea(other) : one(other.target());
      const common = area && intersection(one(place), area);
      return common ? { sheet: place.sheet, areas: [common] } : null;
    };
    return new RangeProxy(this.context, find, true);
  }

  /** `Visible` only: rows that a filter or a person hides split the range. */
  getSpecialCellsOrNullObject(kind: string): RangeAreasProxy {
    const find = (): Place | null => {
      if (kind !== 'Visible') throw invalidArgument(kind);
      const { sheet, areas } = this.target();
      const visible = areas.flatMap((area) => visibleParts(sheet, area));
      return visible.length > 0 ? { sheet, areas: visible } : null;
    };
    return new RangeAreasProxy(this.context, find, true);
  }

  getMergedAreasOrNullObject(): RangeAreasProxy {
    const find = (): Place | null => {
      const place = this.target();
      const areas = place.sheet.merged.filter((merged) => intersection(merged, one(place)) !== null);
      return areas.length > 0 ? { sheet: place.sheet, areas } : null;
    };
    return new RangeAreasProxy(this.context, find, true);
  }

  #write(what: string, given: unknown, change: (before: FakeCell, value: unknown) => FakeCell): void {
    if (given === null) throw invalidArgument(what);
    this.do({ [what]: given }, (place) => {
      const { sheet } = place;
      if (sheet.isProtected)
        throw new OfficeError('AccessDenied', "You can't perform the requested operation.");
      const area = one(place);
      const values = Array.isArray(given) ? (given as unknown[][]) : null;
      if (values && !fits(values, area))
        throw invalidArgument(`${what} do not have the size of ${areaText(area)}`);
      for (let row = 0; row < area.rowCount; row += 1)
        for (let column = 0; column < area.columnCount; column += 1)
          this.#writeCell(
            { sheet, row: area.row + row, column: area.column + column },
            values ? values[row]?.[column] : given,
            change,
          );
      this.context.noteChange({ sheet, area });
    });
  }

  /** `null` leaves a cell as it is. */
  #writeCell(
    place: { sheet: FakeSheet; row: number; column: number },
    value: unknown,
    change: (before: FakeCell, value: unknown) => FakeCell,
  ): void {
    if (value === null || value === undefined) return;
    const before = place.sheet.cell(place.row, place.column);
    place.sheet.put(place.row, place.column, change(before, value));
    this.context.noteUndo({ ...place, before });
  }
}

/** `Excel.RangeAreas`. */
export class RangeAreasProxy extends ClientObject<Place> {
  protected readonly readers: Readers<Place> = {
    address: ({ sheet, areas }) => areas.map((area) => `${sheet.name}!${areaText(area)}`).join(','),
    areaCount: ({ areas }) => areas.length,
  };

  get address(): string {
    return this.loaded('address') as string;
  }
  get areaCount(): number {
    return this.loaded('areaCount') as number;
  }
  get conditionalFormats(): ConditionalFormatsProxy {
    return new ConditionalFormatsProxy(this.context, () => this.target());
  }
}

/** The range of an address in a sheet; throws when it is looked up where that is none. */
export function rangeAt(
  context: FakeRequestContext,
  sheet: () => FakeSheet,
  address: string | null,
): RangeProxy {
  return new RangeProxy(context, () => ({ sheet: sheet(), areas: [areaAt(address ?? '1:1048576')] }));
}

/** The ranges of addresses with commas between them. */
export function rangesAt(
  context: FakeRequestContext,
  sheet: () => FakeSheet,
  addresses: string,
): RangeAreasProxy {
  return new RangeAreasProxy(context, () => {
    if (addresses.length > MAX_ADDRESS) throw invalidArgument('address');
    return { sheet: sheet(), areas: addresses.split(',').map(areaAt) };
  });
}

function areaAt(address: string): Area {
  const area = parseArea(address);
  if (!area) throw invalidArgument(address);
  return area;
}

function grid(place: Place, read: (cell: FakeCell) => unknown): unknown[][] {
  const area = one(place);
  if (area.rowCount * area.columnCount > MAX_CELLS)
    throw new OfficeError('OperationCellsExceedLimit', 'The operation is over more cells than allowed.');
  return place.sheet.grid(area, read);
}

function fits(values: readonly unknown[][], { rowCount, columnCount }: Area): boolean {
  return values.length === rowCount && values.every((row) => row.length === columnCount);
}

function visibleParts(sheet: FakeSheet, area: Area): Area[] {
  const parts: Area[] = [];
  for (let row = area.row; row < area.row + area.rowCount; row += 1) {
    if (sheet.hiddenRows.has(row)) continue;
    const last = parts.at(-1);
    if (last && last.row + last.rowCount === row)
      parts[parts.length - 1] = { ...last, rowCount: last.rowCount + 1 };
    else parts.push({ ...area, row, rowCount: 1 });
  }
  return parts;
}
