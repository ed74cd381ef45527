import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Fault } from '../../domain/ledger-line.ts';
import type { InputFile } from '../input-file.ts';
import { ElementBuilder, type ElementPlan } from './element-builder.ts';
import type { XmlElement } from './xml-element.ts';
import { xmlEncoding } from './xml-encoding.ts';
import { fileFault, xmlFault } from './xml-fault.ts';

/** A record, or at the end the root with all that is in no record. */
export interface XmlRecord {
  /** Names from the root, `/` between. */
  readonly way: string;
  readonly element: XmlElement;
}

/** Bytes decoded and parsed at a time. */
const PIECE_BYTES = 64 * 1024;
const MAX_DEPTH = 64;
const MAX_ATTRIBUTES = 256;
/** Elements in memory at once: an invoice without its lines, a voucher with all of its postings. */
const MAX_HELD_ELEMENTS = 500_000;
/** One text or one tag; an attachment in base64 is the longest that is met. */
const MAX_SILENT_CHARS = 64 * 1024 * 1024;

const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};

/** Root of an XML file, by its name without prefix and its namespace. */
export interface XmlRoot {
  readonly name: string;
  readonly namespace: string;
}

/**
 * Reads an XML file in pieces and gives its records one by one as they end, in the order of the file, and the root last.
 * Never expands: a document type definition is refused, unknown entities are errors, and depth, attributes and what is
 * held at once have limits. After the last record `fault` says what stopped the reading, or null.
 */
export class XmlRecords implements Iterable<XmlRecord> {
  fault: Fault | null = null;
  /** Null until the root has begun. */
  root: XmlRoot | null = null;
  readonly #file: InputFile;
  readonly #builder: ElementBuilder;
  readonly #parser = new SaxesParser({ xmlns: true, position: true });
  #ready: XmlRecord[] = [];
  #tagLine = 1;
  #attributeCount = 0;
  #silentChars = 0;

  constructor(file: InputFile, plan: ElementPlan) {
    this.#file = file;
    this.#builder = new ElementBuilder(plan);
    this.#listen();
  }

  *[Symbol.iterator](): Generator<XmlRecord> {
    for (const piece of this.#pieces()) {
      this.#silentChars += piece.length;
      this.#parser.write(piece);
      if (this.#silentChars > MAX_SILENT_CHARS) this.#stop('a text of at most 64 MB', 'a longer one');
      if (this.fault !== null) return;
      yield* this.#ready;
      this.#ready = [];
    }
    if (this.fault === null) this.#parser.close();
    if (this.fault === null) yield* this.#ready;
  }

  /** The file's text; stops with a fault at bytes that its encoding does not have. */
  *#pieces(): Generator<string> {
    const { bytes, name } = this.#file;
    const encoding = xmlEncoding(bytes);
    if (!encoding.ok) {
      this.fault = fileFault(
        name,
        'XML in UTF-8, UTF-16, ISO 8859-1, ISO 8859-15 or Windows-1252',
        encoding.found,
      );
      return;
    }
    const decoder = new TextDecoder(encoding.label, { fatal: true });
    // Always as a stream, and once more at the end: Node 20 decodes a whole Windows-1252 text as if it were Latin-1.
    for (let at = 0; at <= bytes.length && this.fault === null; at += PIECE_BYTES) {
      const isLast = at + PIECE_BYTES > bytes.length;
      const piece = bytes.subarray(at, at + PIECE_BYTES);
      try {
        yield decoder.decode(piece, { stream: true }) + (isLast ? decoder.decode() : '');
      } catch {
        // A fatal decoder throws at the first bytes that are not of its encoding.
        this.#stop(`text in ${encoding.label}`, 'bytes that are none');
      }
    }
  }

  #listen(): void {
    const parser = this.#parser;
    parser.on('error', (error) =>
      this.#stop('well-formed XML', error.message.replace(/^(undefined:)?\d+:\d+: /, '')),
    );
    parser.on('doctype', () => this.#stop('XML without a document type definition', 'one'));
    parser.on('opentagstart', () => {
      this.#tagLine = parser.line;
      this.#attributeCount = 0;
    });
    parser.on('attribute', () => {
      this.#attributeCount += 1;
      if (this.#attributeCount > MAX_ATTRIBUTES) this.#stop(`at most ${MAX_ATTRIBUTES} attributes`, 'more');
    });
    parser.on('opentag', (tag) => this.#openTag(tag));
    parser.on('closetag', () => this.#closeTag());
    parser.on('text', (text) => this.#builder.text(text));
    parser.on('cdata', (text) => this.#builder.text(text));
  }

  #openTag(tag: SaxesTagNS): void {
    if (this.fault !== null) return;
    this.#silentChars = 0;
    this.root ??= { name: tag.local, namespace: tag.uri };
    this.#builder.open(
      tag.local,
      this.#tagLine,
      this.#attributeCount === 0 ? NO_ATTRIBUTES : attributesOf(tag),
    );
    if (this.#builder.depth > MAX_DEPTH)
      this.#stop(`at most ${MAX_DEPTH} elements inside each other`, 'more');
    if (this.#builder.heldCount > MAX_HELD_ELEMENTS)
      this.#stop(`at most ${MAX_HELD_ELEMENTS} elements in one record`, 'more');
  }

  #closeTag(): void {
    if (this.fault !== null) return;
    this.#silentChars = 0;
    const closed = this.#builder.close();
    if (closed && (closed.isRecord || this.#builder.depth === 0)) this.#ready.push(closed);
  }

  /** The first reason counts; saxes reads on after an error, what follows it is not looked at. */
  #stop(expected: string, found: string): void {
    const place = { line: this.#parser.line, path: this.#builder.path };
    this.fault ??= xmlFault(this.#file.name, place, expected, found);
  }
}

/** Attributes by their names without prefixes; those that declare namespaces are none. */
function attributesOf(tag: SaxesTagNS): Readonly<Record<string, string>> {
  const own = Object.values(tag.attributes).filter(
    ({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns',
  );
  return Object.fromEntries(own.map(({ local, value }) => [local, value]));
}
