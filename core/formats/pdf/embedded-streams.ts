/** A stream of a PDF that holds an embedded file, as it lies in the file. */
export interface EmbeddedStream {
  /** `FlateDecode`, ... in the order of unpacking; empty: it is not packed. */
  readonly filters: readonly string[];
  readonly bytes: Uint8Array;
}

/** Longest dictionary before a stream that is looked at. */
const MAX_DICTIONARY_BYTES = 4096;
/** Streams looked at in one file. */
const MAX_STREAMS = 100_000;
const STREAM = toBytes('stream');
const END_STREAM = toBytes('endstream');
/** A dictionary's own mark, or the kind of content that e-invoices give their file. */
const IS_EMBEDDED = /\/Type\s*\/EmbeddedFile\b|\/Subtype\s*\/(?:text|application)#2[fF]xml\b/;
const DIRECT_LENGTH = /\/Length\s+(\d{1,10})(?!\s+\d+\s+R)\b/;
const FILTERS = /\/Filter\s*(?:\/([A-Za-z0-9]+)|\[([^\]]*)\])/;

/**
 * Embedded files of a PDF in the order of the file. Streams never lie inside object streams (ISO 32000-1, 7.5.7), so that
 * their dictionaries stand in the file as plain text, and no cross-reference table is needed to find them.
 */
export function* embeddedStreams(pdf: Uint8Array): Generator<EmbeddedStream> {
  let at = 0;
  for (let count = 0; count < MAX_STREAMS; count += 1) {
    const keyword = indexOf(pdf, STREAM, at);
    if (keyword < 0) return;
    const start = contentStart(pdf, keyword + STREAM.length);
    const dictionary = dictionaryBefore(pdf, keyword);
    if (start === null || dictionary === null) {
      at = keyword + STREAM.length;
      continue;
    }
    const end = contentEnd(pdf, start, dictionary);
    if (end === null) return;
    if (IS_EMBEDDED.test(dictionary))
      yield { filters: filtersOf(dictionary), bytes: pdf.subarray(start, end) };
    at = end + END_STREAM.length;
  }
}

/** Behind the line end that has to follow the keyword; null where none does. */
function contentStart(pdf: Uint8Array, at: number): number | null {
  if (pdf[at] === 0x0d && pdf[at + 1] === 0x0a) return at + 2;
  return pdf[at] === 0x0a || pdf[at] === 0x0d ? at + 1 : null;
}

/** The stated length where `endstream` follows it, else everything up to the next `endstream`. */
function contentEnd(pdf: Uint8Array, start: number, dictionary: string): number | null {
  const length = DIRECT_LENGTH.exec(dictionary)?.[1];
  if (length !== undefined) {
    const end = start + Number(length);
    const next = indexOf(pdf, END_STREAM, end);
    if (next >= end && next - end <= 2) return end;
  }
  const found = indexOf(pdf, END_STREAM, start);
  return found < 0 ? null : found;
}

/** The text between `obj` and the keyword; null where the keyword follows no dictionary. */
function dictionaryBefore(pdf: Uint8Array, keyword: number): string | null {
  const from = Math.max(0, keyword - MAX_DICTIONARY_BYTES);
  const text = String.fromCharCode(...pdf.subarray(from, keyword));
  const start = text.lastIndexOf(' obj');
  const dictionary = start < 0 ? '' : text.slice(start + 4).trim();
  return dictionary.endsWith('>>') ? dictionary : null;
}

function filtersOf(dictionary: string): readonly string[] {
  const [, one, several = ''] = FILTERS.exec(dictionary) ?? [];
  return one === undefined ? [...several.matchAll(/\/([A-Za-z0-9]+)/g)].map(([, name = '']) => name) : [one];
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  return -1;
}

function toBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
