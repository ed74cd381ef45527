import { parseCellAddress, parseCellRange, type CellRange } from './cell-address.ts';
import { RichText } from './rich-text.ts';
import type { XmlAttributes, XmlVisitor } from './xml-scanner.ts';

/** A cell as its sheet's XML states it, before strings and styles are looked up. */
export interface RawCell {
  readonly columnIndex: number;
  readonly rowNumber: number;
  /** The `t` attribute: `n` number (also where there is none), `s` shared string, `str`, `inlineStr`, `b`, `e`, `d`. */
  readonly type: string;
  /** The `s` attribute, 0 where there is none. */
  readonly styleIndex: number;
  /** Characters of the value or of the inline string; null where there is neither. */
  readonly content: string | null;
  /** Without the leading `=`; '' where the file gives none for a formula; null where the cell has no formula. */
  readonly formula: string | null;
  /** Offsets behind the start tag and behind the end tag. */
  readonly openEnd: number;
  readonly end: number;
}

/** What a sheet's XML holds, in document order. A returned text stops the reading and says why. */
export interface SheetEvents {
  rowOpened(rowNumber: number, attributes: XmlAttributes, openEnd: number): string | null;
  cellRead(cell: RawCell): string | null;
  rowClosed(rowNumber: number, end: number): string | null;
  /** An element outside the rows, `sheetData` itself included. */
  elementOpened(name: string, attributes: XmlAttributes, end: number): void;
  elementClosed(name: string, end: number): void;
}

/** Walks the XML of one sheet: gives rows and cells their numbers and puts each cell together. */
export class SheetScan implements XmlVisitor {
  /** Row being read, for messages; 0 before the first. */
  rowNumber = 0;
  /** Rectangles of which only the first cell can hold a value. */
  readonly mergedRanges: CellRange[] = [];
  /** Rectangles that one formula fills. */
  readonly arrayRanges: CellRange[] = [];
  private readonly events: SheetEvents;
  private readonly sharedFormulas = new Map<string, string>();
  private readonly inlineText = new RichText();
  private isInData = false;
  private isInInlineText = false;
  private columnIndex = -1;
  private attributes: XmlAttributes = {};
  private openEnd = 0;
  private content: string | null = null;
  private formula: string | null = null;
  private formulaAttributes: XmlAttributes = {};
  private field: 'v' | 'f' | null = null;

  constructor(events: SheetEvents) {
    this.events = events;
  }

  open(name: string, attributes: XmlAttributes, end: number): string | null {
    if (!this.isInData) {
      this.openOutside(name, attributes, end);
      return null;
    }
    if (name === 'c') return this.openCell(attributes, end);
    if (name === 'row') return this.openRow(attributes, end);
    if (this.isInInlineText) this.inlineText.open(name, attributes);
    else if (name === 'v') {
      this.field = 'v';
      this.content = '';
    } else if (name === 'f') {
      this.field = 'f';
      this.formula = '';
      this.formulaAttributes = attributes;
    } else if (name === 'is') {
      this.isInInlineText = true;
      this.inlineText.clear();
    }
    return null;
  }

  close(name: string, end: number): string | null {
    if (!this.isInData) {
      this.events.elementClosed(name, end);
      return null;
    }
    this.field = null;
    if (name === 'c') return this.events.cellRead(this.cell(end));
    if (name === 'row') return this.events.rowClosed(this.rowNumber, end);
    if (name === 'is') {
      this.isInInlineText = false;
      this.content = this.inlineText.value;
    } else if (name === 'f') this.closeFormula();
    else if (name === 'sheetData') {
      this.isInData = false;
      this.events.elementClosed(name, end);
    } else if (this.isInInlineText) this.inlineText.close(name);
    return null;
  }

  text(text: string): string | null {
    if (this.isInInlineText) this.inlineText.text(text);
    else if (this.field === 'v') this.content = (this.content ?? '') + text;
    else if (this.field === 'f') this.formula = (this.formula ?? '') + text;
    return null;
  }

  private openOutside(name: string, attributes: XmlAttributes, end: number): void {
    if (name === 'sheetData') this.isInData = true;
    const range = name === 'mergeCell' ? parseCellRange(attributes['ref'] ?? '') : null;
    if (range) this.mergedRanges.push(range);
    this.events.elementOpened(name, attributes, end);
  }

  private openRow(attributes: XmlAttributes, end: number): string | null {
    const stated = attributes['r'];
    const rowNumber = stated === undefined ? this.rowNumber + 1 : Number(stated);
    if (!Number.isInteger(rowNumber) || rowNumber <= this.rowNumber)
      return `row ${stated} after row ${this.rowNumber}`;
    this.rowNumber = rowNumber;
    this.columnIndex = -1;
    return this.events.rowOpened(rowNumber, attributes, end);
  }

  private openCell(attributes: XmlAttributes, end: number): string | null {
    const stated = attributes['r'];
    const place = stated === undefined ? null : parseCellAddress(stated);
    if (stated !== undefined && place?.rowNumber !== this.rowNumber)
      return `cell ${stated} in row ${this.rowNumber}`;
    const columnIndex = place?.columnIndex ?? this.columnIndex + 1;
    if (columnIndex <= this.columnIndex) return `cell ${stated} after a cell to the right of it`;
    this.columnIndex = columnIndex;
    this.attributes = attributes;
    this.openEnd = end;
    this.content = null;
    this.formula = null;
    return null;
  }

  /** A shared formula is written out once; the cells that share it only name its number. */
  private closeFormula(): void {
    const { t: kind, si: shared, ref } = this.formulaAttributes;
    if (kind === 'shared' && shared !== undefined) {
      if (this.formula) this.sharedFormulas.set(shared, this.formula);
      else this.formula = this.sharedFormulas.get(shared) ?? '';
    }
    const range = (kind === 'array' || kind === 'dataTable') && ref ? parseCellRange(ref) : null;
    if (range) this.arrayRanges.push(range);
  }

  private cell(end: number): RawCell {
    return {
      columnIndex: this.columnIndex,
      rowNumber: this.rowNumber,
      type: this.attributes['t'] ?? 'n',
      styleIndex: Number(this.attributes['s'] ?? 0),
      content: this.content,
      formula: this.formula,
      openEnd: this.openEnd,
      end,
    };
  }
}
