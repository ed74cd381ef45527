import type { Fault } from '../../domain/ledger-line.ts';
import { gunzip, isGzip } from '../gzip/gunzip.ts';
import type { InputFile } from '../input-file.ts';
import type { Cell, Table, TableRow } from '../table.ts';
import { DELIMITERS, detectDelimiter } from './delimiter.ts';
import { unguardText } from './formula-guard.ts';
import { records, type Delimiter, type Field, type RecordForm } from './records.ts';
import { decodeText, detectEncoding, type EncodingName, type TextEncodingFound } from './text-encoding.ts';

/** A delimited file as a table, with what was found out about its form so that a person can check it. */
export interface CsvTable extends Table {
  readonly encoding: EncodingName;
  readonly delimiter: Delimiter;
}

/** A table whose rows are cut as they are asked for, or why the file is none. */
export type CsvReading =
  { readonly ok: true; readonly table: CsvTable } | { readonly ok: false; readonly faults: readonly Fault[] };

const SAMPLE_CHARS = 256 * 1024;
const BINARY_SAMPLE_BYTES = 4096;
/** A first line that tells spreadsheets the delimiter; they do not show it, so it does not count as a row. */
const SEPARATOR_LINE = /^"?sep=([,;\t|])"?\r?(?:\n|$)/i;

/**
 * Reads a CSV file, gzip-packed or not. Encoding and delimiter are detected unless `delimiter` says otherwise.
 * Cells are texts, null where empty; a row that is too long to be one is a single error cell.
 */
export function readCsv(file: InputFile, delimiter: Delimiter | null = null): CsvReading {
  const unpacked = isGzip(file.bytes) ? gunzip(file.bytes) : { ok: true as const, bytes: file.bytes };
  if (!unpacked.ok) return refusal(file.name, unpacked.found);
  const { bytes } = unpacked;
  const encoding = detectEncoding(bytes);
  if (!encoding.name.startsWith('utf-16') && bytes.subarray(0, BINARY_SAMPLE_BYTES).includes(0)) {
    return refusal(file.name, 'a file that is not text');
  }
  const sample = sampleText(bytes, encoding);
  if (sample.trim() === '') return refusal(file.name, 'an empty file');
  const lineEnd = sample.includes('\n') || !sample.includes('\r') ? '\n' : '\r';
  const separatorLine = SEPARATOR_LINE.exec(sample);
  const stated = DELIMITERS.find((known) => known === separatorLine?.[1]);
  const form = { delimiter: delimiter ?? stated ?? detectDelimiter(sample, lineEnd), lineEnd } as const;
  const skipChars = separatorLine?.[0].length ?? 0;
  const rows = { [Symbol.iterator]: () => tableRows(bytes, encoding, form, skipChars) };
  const table = { file: file.name, sheet: null, rows, encoding: encoding.name, delimiter: form.delimiter };
  return { ok: true, table };
}

function refusal(file: string, found: string): CsvReading {
  const expected = 'a table with a header row';
  return { ok: false, faults: [{ file, sheet: null, row: null, column: null, expected, found }] };
}

/** The beginning of the text, cut after its last whole line. */
function sampleText(bytes: Uint8Array, encoding: TextEncodingFound): string {
  let sample = '';
  for (const piece of decodeText(bytes, encoding)) {
    sample += piece;
    if (sample.length < SAMPLE_CHARS) continue;
    const end = Math.max(sample.lastIndexOf('\n'), sample.lastIndexOf('\r'));
    return end < 0 ? sample : sample.slice(0, end);
  }
  return sample;
}

function* tableRows(
  bytes: Uint8Array,
  encoding: TextEncodingFound,
  form: RecordForm,
  skipChars: number,
): Generator<TableRow> {
  let rowNumber = 0;
  for (const fields of records(skipStart(decodeText(bytes, encoding), skipChars), form)) {
    rowNumber += 1;
    const cells: Cell[] = fields; // in place: a second list a row is felt over a million rows
    fields.forEach((field, at) => {
      cells[at] = cellOf(field);
    });
    yield { rowNumber, cells };
  }
}

/** A field is text as it stands; nothing is taken for a number or a date here. */
function cellOf(field: Field): Cell {
  if (typeof field !== 'string') return field;
  return field === '' ? null : unguardText(field);
}

function* skipStart(pieces: Iterable<string>, charCount: number): Generator<string> {
  let left = charCount;
  for (const piece of pieces) {
    yield left === 0 ? piece : piece.slice(left);
    left = Math.max(0, left - piece.length);
  }
}
