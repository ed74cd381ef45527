import type { TextSpan } from './sheet-layout.ts';
import type { XmlAttributes, XmlVisitor } from './xml-scanner.ts';

/** One `xf` of the cell formats. */
export interface CellFormat {
  readonly text: string;
  /** Length of the start tag in `text`. */
  readonly tagLength: number;
  readonly attributes: XmlAttributes;
}

/** Where a list stands; `openEnd` is behind its start tag, and equals `end` for an empty element. */
export interface ListSpan extends TextSpan {
  readonly openEnd: number;
}

/** Notes where the lists of fills and cell formats of a style sheet and their members stand. */
export class StylesVisitor implements XmlVisitor {
  prefix = '';
  fillList: ListSpan | null = null;
  formatList: ListSpan | null = null;
  readonly fills: TextSpan[] = [];
  readonly formats: (TextSpan & Omit<CellFormat, 'text'>)[] = [];
  /** Where the list of fills belongs in a style sheet that has none. */
  fillListPlace = 0;
  private readonly source: string;
  private list: { readonly name: string; readonly start: number; readonly openEnd: number } | null = null;
  private member: {
    readonly start: number;
    readonly openEnd: number;
    readonly attributes: XmlAttributes;
  } | null = null;

  constructor(source: string) {
    this.source = source;
  }

  open(name: string, attributes: XmlAttributes, end: number): string | null {
    const start = this.source.lastIndexOf('<', end - 1);
    if (name === 'styleSheet') {
      this.prefix = /^<([^\s/>]*:)?styleSheet/.exec(this.source.slice(start, end))?.[1] ?? '';
    }
    if (name === 'fills' || name === 'cellXfs') this.list = { name, start, openEnd: end };
    const memberName = this.list?.name === 'fills' ? 'fill' : 'xf';
    if (this.list && name === memberName) this.member = { start, openEnd: end, attributes };
    if (/^(borders|cellStyleXfs|cellXfs)$/.test(name) && this.fillListPlace === 0) this.fillListPlace = start;
    return null;
  }

  close(name: string, end: number): string | null {
    if (this.list && this.member && (name === 'fill' || name === 'xf')) {
      const { start, openEnd, attributes } = this.member;
      if (this.list.name === 'fills') this.fills.push({ start, end });
      else this.formats.push({ start, end, tagLength: openEnd - start, attributes });
      this.member = null;
    }
    if (this.list?.name !== name) return null;
    const span = { start: this.list.start, openEnd: this.list.openEnd, end };
    if (name === 'fills') this.fillList = span;
    else this.formatList = span;
    this.list = null;
    return null;
  }

  text(): string | null {
    return null;
  }
}
