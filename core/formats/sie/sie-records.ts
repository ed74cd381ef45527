/** One record of a SIE file: `#TRANS 5410 {1 "450"} 120.00`. */
export interface SieRecord {
  readonly line: number;
  /** `TRANS`, without the `#`, in capitals; `{` and `}` around the postings of a voucher. */
  readonly label: string;
  readonly fields: readonly SieField[];
}

/** A field's text, or the texts of a list in braces. */
export type SieField = string | readonly string[];

/** Fields that a record may have. */
const MAX_FIELDS = 10_000;

/** Records of a SIE file; lines that are none have the label ''. */
export function* sieRecords(text: string): Generator<SieRecord> {
  let line = 0;
  for (const row of lines(text)) {
    line += 1;
    const trimmed = row.trim();
    if (trimmed === '' || trimmed === '\u001a') continue;
    if (trimmed === '{' || trimmed === '}') yield { line, label: trimmed, fields: [] };
    else if (!trimmed.startsWith('#')) yield { line, label: '', fields: [trimmed] };
    else {
      const [label = '', ...fields] = fieldsOf(trimmed.slice(1));
      yield { line, label: typeof label === 'string' ? label.toUpperCase() : '', fields };
    }
  }
}

/** The text of a field, '' where it is a list or missing. */
export function fieldText(record: SieRecord, at: number): string {
  const field = record.fields[at];
  return typeof field === 'string' ? field : '';
}

function* lines(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    yield text.slice(start, end < 0 ? text.length : end);
    if (end < 0) return;
    start = end + 1;
  }
}

/** Fields are separated by blanks; quotes hold blanks together and `\"` is a quote; braces hold a list. */
function fieldsOf(text: string): SieField[] {
  const fields: SieField[] = [];
  let list: string[] | null = null;
  for (const [, brace, quoted, plain] of text.matchAll(/([{}])|"((?:[^"\\]|\\.)*)"?|([^\s"{}]+)/g)) {
    if (fields.length > MAX_FIELDS) break;
    if (brace === '{') list = [];
    else if (brace === '}') {
      fields.push(list ?? []);
      list = null;
    } else (list ?? fields).push(plain ?? (quoted ?? '').replaceAll('\\"', '"'));
  }
  return fields;
}
