import type { ErrorCell } from '../table.ts';

/** A character that may stand between two fields. */
export type Delimiter = ',' | ';' | '\t' | '|';

/** How a file's records are cut: the character between fields and the one that ends a record. */
export interface RecordForm {
  readonly delimiter: Delimiter;
  /** `\n` also ends at `\r\n`; `\r` is for files of the old Macintosh. */
  readonly lineEnd: '\n' | '\r';
}

/** A field's text, or what is wrong with a record that is too long to be one. */
export type Field = string | ErrorCell;

/** A quoted field longer than this is read as if its quote were a character; Excel's own limit is 32,767. */
export const MAX_QUOTED_CHARS = 65_536;
/** A record longer than this is given as one error cell. */
export const MAX_RECORD_CHARS = 1_048_576;

const TOO_LONG: ErrorCell = { kind: 'error', code: `a row longer than ${MAX_RECORD_CHARS} characters` };

/**
 * Records of a delimited text by RFC 4180, one at a time. Quotes count only where the field is closed as the standard
 * has it; any other quote is a character of the field (`5" pipe`, `"BOB" & SONS`). So a quote that is never closed
 * costs at most its own row, not the rest of the file.
 */
export function* records(pieces: Iterable<string>, form: RecordForm): Generator<Field[]> {
  const cutter = new RecordCutter(form);
  for (const piece of pieces) {
    cutter.add(piece);
    yield* drain(cutter, false);
  }
  yield* drain(cutter, true);
}

function* drain(cutter: RecordCutter, isEnd: boolean): Generator<Field[]> {
  for (;;) {
    const record = cutter.next(isEnd);
    if (record === null) return;
    yield record;
  }
}

/** Holds the text that is not cut yet. Positions are offsets into it. */
class RecordCutter {
  readonly #delimiter: Delimiter;
  readonly #lineEnd: string;
  #text = '';
  #start = 0;
  /** First quote at or after `#start`, -1 where there is none; looked up once, not once a record. */
  #quoteAt = -1;
  /** Inside a record that is too long: everything up to the line's end is dropped. */
  #skipping = false;

  constructor(form: RecordForm) {
    this.#delimiter = form.delimiter;
    this.#lineEnd = form.lineEnd;
  }

  add(piece: string): void {
    this.#text = this.#text.slice(this.#start) + piece;
    this.#start = 0;
    this.#quoteAt = this.#text.indexOf('"');
  }

  /** The next record; null where the text at hand holds no whole one, or, at the end, none at all. */
  next(isEnd: boolean): Field[] | null {
    if (this.#skipping && !this.#skipLine(isEnd)) return null;
    if (this.#start >= this.#text.length) return null;
    const lineEnd = this.#lineEndFrom(this.#start, isEnd);
    if (this.#quoteAt >= 0 && this.#quoteAt < this.#start)
      this.#quoteAt = this.#text.indexOf('"', this.#start);
    const isPlain = this.#quoteAt < 0 || (lineEnd >= 0 && this.#quoteAt > lineEnd);
    const record = isPlain ? this.#plainRecord(lineEnd) : this.#quotedRecord(isEnd);
    if (record !== null || this.#text.length - this.#start <= MAX_RECORD_CHARS) return record;
    this.#skipping = true;
    return [TOO_LONG];
  }

  #skipLine(isEnd: boolean): boolean {
    const lineEnd = this.#lineEndFrom(this.#start, isEnd);
    this.#start = lineEnd < 0 ? this.#text.length : lineEnd + 1;
    this.#skipping = lineEnd < 0;
    return !this.#skipping;
  }

  /** Where the line ends; -1 where that is not in the text yet. */
  #lineEndFrom(at: number, isEnd: boolean): number {
    const found = this.#text.indexOf(this.#lineEnd, at);
    return found < 0 && isEnd ? this.#text.length : found;
  }

  #plainRecord(lineEnd: number): Field[] | null {
    if (lineEnd < 0) return null;
    const line = this.#text.slice(this.#start, this.#withoutReturn(this.#start, lineEnd));
    this.#start = lineEnd + 1;
    return line.split(this.#delimiter);
  }

  #quotedRecord(isEnd: boolean): Field[] | null {
    const fields: Field[] = [];
    let at = this.#start;
    for (;;) {
      const close = this.#text[at] === '"' ? this.#closingQuote(at, isEnd) : 'not quoted';
      if (close === 'not here yet') return null;
      const end = close === 'not quoted' ? this.#rawEnd(at, isEnd) : close + 1;
      if (end < 0) return null;
      fields.push(this.#fieldText(at, end, close !== 'not quoted'));
      if (this.#text[end] !== this.#delimiter) {
        this.#start = end + (this.#text[end] === this.#lineEnd ? 1 : 2); // 2: past a carriage return as well
        return fields;
      }
      at = end + 1;
    }
  }

  #fieldText(at: number, end: number, isQuoted: boolean): string {
    if (isQuoted) return this.#text.slice(at + 1, end - 1).replaceAll('""', '"');
    const isLast = this.#text[end] !== this.#delimiter;
    return this.#text.slice(at, isLast ? this.#withoutReturn(at, end) : end);
  }

  /** End of a field without quotes: its delimiter or the line's end; -1 where neither is in the text yet. */
  #rawEnd(at: number, isEnd: boolean): number {
    for (let end = at; end < this.#text.length; end += 1) {
      const char = this.#text[end];
      if (char === this.#delimiter || char === this.#lineEnd) return end;
    }
    return isEnd ? this.#text.length : -1;
  }

  /** Position of the quote that closes the field opened at `open`. */
  #closingQuote(open: number, isEnd: boolean): number | 'not quoted' | 'not here yet' {
    let quote = this.#text.indexOf('"', open + 1);
    while (quote >= 0 && this.#text[quote + 1] === '"') quote = this.#text.indexOf('"', quote + 2);
    const reach = quote < 0 ? this.#text.length : quote;
    if (reach - open > MAX_QUOTED_CHARS) return 'not quoted';
    if (quote < 0 || quote + 2 >= this.#text.length) {
      if (!isEnd) return 'not here yet';
      if (quote < 0) return 'not quoted';
    }
    return this.#isFieldEnd(quote + 1) ? quote : 'not quoted';
  }

  #isFieldEnd(at: number): boolean {
    const next = this.#text[at];
    if (next === undefined || next === this.#delimiter || next === this.#lineEnd) return true;
    return next === '\r' && (this.#text[at + 1] ?? this.#lineEnd) === this.#lineEnd;
  }

  #withoutReturn(start: number, end: number): number {
    return end > start && this.#lineEnd === '\n' && this.#text[end - 1] === '\r' ? end - 1 : end;
  }
}
