import type { CellRange } from './cell-address.ts';
import { SheetScan, type RawCell, type SheetEvents } from './sheet-scan.ts';
import { XmlScanner, type XmlAttributes } from './xml-scanner.ts';

/** Where something stands in a text, in UTF-16 units; `end` is exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A cell and where it stands. */
export interface CellLayout extends RawCell, TextSpan {}

/** A row and where it stands. */
export interface RowLayout extends TextSpan {
  /** Behind the start tag. */
  readonly openEnd: number;
  /** Where the end tag begins; `end` for `<row/>`. */
  readonly contentEnd: number;
  readonly attributes: XmlAttributes;
  readonly cells: readonly CellLayout[];
}

/** A `col` element: the columns it is for, counted from 1, and where it stands. */
export interface ColumnLayout extends TextSpan {
  readonly min: number;
  readonly max: number;
  readonly styleIndex: number;
}

/** Where everything stands in a sheet's XML that a change of cells may touch. */
export interface SheetLayout {
  readonly text: string;
  /** Prefix of the sheet's elements with its colon, '' where there is none. */
  readonly prefix: string;
  readonly dimension: (TextSpan & { readonly ref: string }) | null;
  readonly columnList: TextSpan | null;
  readonly columns: readonly ColumnLayout[];
  readonly data: TextSpan & { readonly openEnd: number; readonly contentEnd: number };
  /** The rows asked for that the sheet holds. */
  readonly rows: ReadonlyMap<number, RowLayout>;
  /** For the rows asked for that the sheet does not hold: the offset where each belongs. */
  readonly missingRows: ReadonlyMap<number, number>;
  readonly mergedRanges: readonly CellRange[];
  readonly arrayRanges: readonly CellRange[];
  readonly hasFormulas: boolean;
}

/** Finds the places of these rows (row numbers) in a sheet's XML; a text says why the XML cannot be read. */
export function layOutSheet(text: string, wantedRows: readonly number[]): SheetLayout | string {
  const builder = new LayoutBuilder(text, wantedRows);
  const scan = new SheetScan(builder);
  const scanner = new XmlScanner(scan);
  const fault = scanner.write(text) ?? scanner.close();
  if (fault !== null) return fault;
  const { data } = builder;
  if (!data) return 'a sheet without sheetData';
  return {
    text,
    prefix: /^<([^\s/>]*:)?sheetData/.exec(text.slice(data.start, data.openEnd))?.[1] ?? '',
    dimension: builder.dimension,
    columnList: builder.columnList,
    columns: builder.columns,
    data,
    rows: builder.rows,
    missingRows: builder.missingRows,
    mergedRanges: scan.mergedRanges,
    arrayRanges: scan.arrayRanges,
    hasFormulas: builder.hasFormulas,
  };
}

class LayoutBuilder implements SheetEvents {
  dimension: SheetLayout['dimension'] = null;
  columnList: TextSpan | null = null;
  readonly columns: ColumnLayout[] = [];
  data: SheetLayout['data'] | null = null;
  readonly rows = new Map<number, RowLayout>();
  readonly missingRows = new Map<number, number>();
  hasFormulas = false;
  private readonly text: string;
  /** Rows asked for and not yet passed, in ascending order from `nextWanted` on. */
  private readonly wanted: readonly number[];
  private nextWanted = 0;
  private row: Pick<RowLayout, 'start' | 'openEnd' | 'attributes'> | null = null;
  private cells: CellLayout[] = [];
  private listStart = 0;
  private dataOpen: { readonly start: number; readonly openEnd: number } | null = null;

  constructor(text: string, wantedRows: readonly number[]) {
    this.text = text;
    this.wanted = [...new Set(wantedRows)].sort((a, b) => a - b);
  }

  rowOpened(rowNumber: number, attributes: XmlAttributes, openEnd: number): string | null {
    const start = this.tagStart(openEnd);
    this.missBefore(rowNumber, start);
    const isWanted = this.wanted[this.nextWanted] === rowNumber;
    this.row = isWanted ? { start, openEnd, attributes } : null;
    this.cells = [];
    return null;
  }

  cellRead(cell: RawCell): string | null {
    this.hasFormulas ||= cell.formula !== null;
    if (this.row) this.cells.push({ ...cell, start: this.tagStart(cell.openEnd) });
    return null;
  }

  rowClosed(rowNumber: number, end: number): string | null {
    if (!this.row) return null;
    const contentEnd = end === this.row.openEnd ? end : this.tagStart(end);
    this.rows.set(rowNumber, { ...this.row, end, contentEnd, cells: this.cells });
    this.nextWanted += 1;
    this.row = null;
    return null;
  }

  elementOpened(name: string, attributes: XmlAttributes, end: number): void {
    const start = this.tagStart(end);
    if (name === 'dimension') this.dimension = { start, end, ref: attributes['ref'] ?? '' };
    else if (name === 'cols') this.listStart = start;
    else if (name === 'sheetData') this.dataOpen = { start, openEnd: end };
    else if (name === 'col') {
      const [min, max] = [Number(attributes['min']), Number(attributes['max'])];
      this.columns.push({ start, end, min, max, styleIndex: Number(attributes['style'] ?? 0) });
    }
  }

  elementClosed(name: string, end: number): void {
    if (name === 'cols') this.columnList = { start: this.listStart, end };
    if (name !== 'sheetData' || !this.dataOpen) return;
    const contentEnd = end === this.dataOpen.openEnd ? end : this.tagStart(end);
    this.data = { ...this.dataOpen, end, contentEnd };
    this.missBefore(Infinity, contentEnd);
  }

  /** A tag that ends at an offset begins at the last `<` before it: XML allows no `<` inside a tag. */
  private tagStart(end: number): number {
    return this.text.lastIndexOf('<', end - 1);
  }

  private missBefore(rowNumber: number, offset: number): void {
    for (let wanted = this.wanted[this.nextWanted]; wanted !== undefined && wanted < rowNumber;) {
      this.missingRows.set(wanted, offset);
      this.nextWanted += 1;
      wanted = this.wanted[this.nextWanted];
    }
  }
}
