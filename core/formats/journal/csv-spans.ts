import { MAX_QUOTED_CHARS, type RecordForm } from '../csv/records.ts';

/** Where one field stands in a CSV text, its quotes included; offsets in UTF-16 units, `end` exclusive. */
export interface FieldSpan {
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
}

/**
 * Where the fields of each record stand, cut by the same rules as the reader's `records`: so that single fields can be
 * changed and every other character of the file stays.
 */
export function* fieldSpans(text: string, form: RecordForm): Generator<FieldSpan[]> {
  let start = 0;
  while (start < text.length) {
    const fields: FieldSpan[] = [];
    let isLast = false;
    while (!isLast) {
      const field = fieldAt(text, start, form);
      fields.push(field);
      isLast = text[field.end] !== form.delimiter;
      start = field.end + 1;
    }
    const end = start - 1;
    const isReturn = text[end] === '\r' && form.lineEnd === '\n';
    start = isReturn ? end + 2 : end + 1;
    yield fields;
  }
}

function fieldAt(text: string, start: number, form: RecordForm): FieldSpan {
  const close = text[start] === '"' ? closingQuote(text, start, form) : null;
  if (close !== null) return { start, end: close + 1, isQuoted: true };
  let end = start;
  while (end < text.length && text[end] !== form.delimiter && text[end] !== form.lineEnd) end += 1;
  const isLast = text[end] !== form.delimiter;
  const endsInReturn = isLast && form.lineEnd === '\n' && end > start && text[end - 1] === '\r';
  return { start, end: endsInReturn ? end - 1 : end, isQuoted: false };
}

/** Offset of the quote that closes a field; null where the field is not closed as the standard has it. */
function closingQuote(text: string, open: number, form: RecordForm): number | null {
  let quote = text.indexOf('"', open + 1);
  while (quote >= 0 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  if (quote < 0 || quote - open > MAX_QUOTED_CHARS) return null;
  const next = text[quote + 1];
  if (next === undefined || next === form.delimiter || next === form.lineEnd) return quote;
  return next === '\r' && (text[quote + 2] ?? form.lineEnd) === form.lineEnd ? quote : null;
}
