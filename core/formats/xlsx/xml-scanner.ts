import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** Receives an XML document in order. Any of its calls may return a reason to stop, in words. */
export interface XmlVisitor {
  /**
   * An element begins. `name` is without the prefix of the root element's namespace; elements of other namespaces are
   * never named like ours. `end` is the offset in UTF-16 units behind the tag's `>`.
   */
  open(name: string, attributes: XmlAttributes, end: number): string | null;
  /** An element ends; for `<a/>` with the same `end` as its `open`. */
  close(name: string, end: number): string | null;
  /** Characters with entities and CDATA resolved; may come in several pieces. */
  text(text: string): string | null;
}

/** Attributes of an element by their qualified names. */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** Namespaces of spreadsheet parts, relationships and content types: transitional and strict (ISO/IEC 29500). */
const KNOWN_NAMESPACES = new Set([
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
  'http://schemas.openxmlformats.org/package/2006/relationships',
  'http://schemas.openxmlformats.org/package/2006/content-types',
]);
/** Text is parsed in pieces, so that a fault stops the work soon. */
const PIECE_UNITS = 64 * 1024;
const MAX_DEPTH = 64;
const MAX_ATTRIBUTES = 1000;

/** A strict XML reader for outside files: no DTD, no deep nesting, no encoding but UTF-8. */
export class XmlScanner {
  private readonly parser = new SaxesParser<{ xmlns: false; position: false }>({
    xmlns: false,
    position: false,
  });
  private readonly visitor: XmlVisitor;
  private fault: string | null = null;
  /** Prefix of the root element with its colon, null before the root. */
  private prefix: string | null = null;
  private depth = 0;
  private attributeCount = 0;

  constructor(visitor: XmlVisitor) {
    this.visitor = visitor;
    this.parser.on('error', (error) => this.stop(`broken XML (${error.message})`));
    this.parser.on('doctype', () => this.stop('XML with a document type definition, which is refused'));
    this.parser.on('xmldecl', ({ encoding }) => {
      if (encoding && !/^(utf-8|us-ascii)$/i.test(encoding)) this.stop(`XML in ${encoding} instead of UTF-8`);
    });
    this.parser.on('opentagstart', () => {
      this.attributeCount = 0;
    });
    this.parser.on('attribute', () => {
      this.attributeCount += 1;
      if (this.attributeCount > MAX_ATTRIBUTES) this.stop('XML with too many attributes');
    });
    this.parser.on('opentag', (tag) => this.openTag(tag));
    this.parser.on('closetag', (tag) => this.closeTag(tag));
    this.parser.on('text', (text) => this.characters(text));
    this.parser.on('cdata', (text) => this.characters(text));
  }

  /** Reads on; null or the reason to stop, in words. */
  write(text: string): string | null {
    for (let start = 0; start < text.length && this.fault === null; start += PIECE_UNITS) {
      this.parser.write(text.slice(start, start + PIECE_UNITS));
    }
    return this.fault;
  }

  /** Says that the document is complete; null or what is wrong with it. */
  close(): string | null {
    if (this.fault === null) this.parser.close();
    return this.fault;
  }

  private openTag(tag: SaxesTagPlain): void {
    if (this.fault !== null) return;
    this.depth += 1;
    if (this.depth > MAX_DEPTH) return this.stop('XML nested too deeply');
    if (this.prefix === null) {
      this.prefix = /^[^:]+:/.exec(tag.name)?.[0] ?? '';
      const namespace = tag.attributes[this.prefix ? `xmlns:${this.prefix.slice(0, -1)}` : 'xmlns'];
      if (!KNOWN_NAMESPACES.has(namespace ?? '')) return this.stop('XML of another kind');
    }
    this.stop(this.visitor.open(this.localName(tag.name), tag.attributes, this.parser.position));
  }

  private closeTag(tag: SaxesTagPlain): void {
    if (this.fault !== null) return;
    this.depth -= 1;
    this.stop(this.visitor.close(this.localName(tag.name), this.parser.position));
  }

  private characters(text: string): void {
    if (this.fault === null) this.stop(this.visitor.text(text));
  }

  private localName(name: string): string {
    const prefix = this.prefix ?? '';
    if (prefix === '') return name;
    return name.startsWith(prefix) ? name.slice(prefix.length) : `:${name}`;
  }

  /** The first reason counts; saxes reads on after an error, what follows it is not looked at. */
  private stop(reason: string | null): void {
    this.fault ??= reason;
  }
}
