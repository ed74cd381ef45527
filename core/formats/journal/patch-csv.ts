import type { Fault } from '../../domain/ledger-line.ts';
import { foundText } from '../history/cell-text.ts';
import { guardText, unguardText } from '../csv/formula-guard.ts';
import type { CsvTable } from '../csv/read-csv.ts';
import type { RecordForm } from '../csv/records.ts';
import { decodeText, detectEncoding } from '../csv/text-encoding.ts';
import { gunzip, isGzip } from '../gzip/gunzip.ts';
import type { InputFile } from '../input-file.ts';
import type { Cell, TableRow } from '../table.ts';
import type { CellEdit } from '../xlsx/cell-edit.ts';
import { columnLetters } from '../xlsx/cell-address.ts';
import { percentText } from '../xlsx/number-format.ts';
import { spliceText, type TextChange } from '../xlsx/splice-text.ts';
import { isBlankCell } from './blank-cell.ts';
import { fieldSpans, type FieldSpan } from './csv-spans.ts';

/** The changed file; or every field that must not be written to, and nothing is changed then. */
export type CsvPatch =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** A CSV file as it was read, and the width that its rows are to have. */
export interface CsvToPatch {
  readonly file: InputFile;
  readonly table: Omit<CsvTable, 'rows'> & { readonly rows: readonly TableRow[] };
  /** Rows that take part: they get fields up to the width; all others stay as they are. */
  readonly rowNumbers: ReadonlySet<number>;
  /** Fields that these rows have at least. */
  readonly fieldCount: number;
}

const BYTE_ORDER_MARK = '\uFEFF';
/** How much of a text shows which character ends its lines; the same as the reader looks at. */
const SAMPLE_CHARS = 256 * 1024;

/**
 * Writes fields into a CSV file: all other characters stay, the delimiter and the line ends too. A file that was not
 * UTF-8 becomes UTF-8 with a byte order mark, which tells spreadsheets so; one that was packed comes back unpacked.
 */
export function patchCsv(csv: CsvToPatch, edits: readonly CellEdit[]): CsvPatch {
  const unpacked = isGzip(csv.file.bytes)
    ? gunzip(csv.file.bytes)
    : { ok: true as const, bytes: csv.file.bytes };
  if (!unpacked.ok) return changedSince(csv);
  const encoding = detectEncoding(unpacked.bytes);
  const text = [...decodeText(unpacked.bytes, encoding)].join('');
  const sample = text.slice(0, SAMPLE_CHARS);
  const lineEnd = sample.includes('\n') || !sample.includes('\r') ? '\n' : '\r';
  const records = [...fieldSpans(text, { delimiter: csv.table.delimiter, lineEnd })];
  const skipped = records.length - (csv.table.rows.at(-1)?.rowNumber ?? 0);
  if (skipped !== 0 && skipped !== 1) return changedSince(csv);

  const changes: TextChange[] = [];
  const faults: Fault[] = [];
  const byRow = editsByRow(edits);
  for (const { rowNumber, cells } of csv.table.rows) {
    const rowEdits = byRow.get(rowNumber) ?? [];
    if (rowEdits.length === 0 && !csv.rowNumbers.has(rowNumber)) continue;
    const fields = records[rowNumber - 1 + skipped] ?? [];
    const texts = fields.map((field) => fieldText(text, field));
    if (cells.some((cell, index) => (cell ?? '') !== unguardText(texts[index] ?? '')))
      return changedSince(csv);
    faults.push(...rowEdits.flatMap((edit) => refusal(csv, cells[edit.columnIndex], edit)));
    changes.push(...recordChanges(csv, fields, texts, rowEdits));
  }
  if (faults.length > 0) return { ok: false, faults };
  const hasMark = encoding.markBytes > 0 || encoding.name !== 'utf-8';
  const changed = spliceText(text, changes);
  return { ok: true, bytes: new TextEncoder().encode(hasMark ? BYTE_ORDER_MARK + changed : changed) };
}

function editsByRow(edits: readonly CellEdit[]): Map<number, CellEdit[]> {
  const rows = new Map<number, CellEdit[]>();
  for (const edit of edits) {
    const row = rows.get(edit.rowNumber);
    if (row) row.push(edit);
    else rows.set(edit.rowNumber, [edit]);
  }
  return rows;
}

/** The bytes are not those that the table was read from, or not cut as they were: then nothing is written. */
function changedSince({ table }: CsvToPatch): CsvPatch {
  const place = { file: table.file, sheet: null, row: null, column: null };
  return {
    ok: false,
    faults: [{ ...place, expected: 'the file that was read', found: 'other rows than before' }],
  };
}

function refusal(csv: CsvToPatch, cell: Cell | undefined, edit: CellEdit): Fault[] {
  if (edit.mayReplace || isBlankCell(cell)) return [];
  const place = {
    file: csv.table.file,
    sheet: null,
    row: edit.rowNumber,
    column: columnLetters(edit.columnIndex),
  };
  return [{ ...place, expected: 'a blank cell to write to', found: foundText(cell) }];
}

function recordChanges(
  csv: CsvToPatch,
  fields: readonly FieldSpan[],
  texts: readonly string[],
  edits: readonly CellEdit[],
): TextChange[] {
  const { delimiter } = csv.table;
  const written = new Map<number, string>();
  for (const edit of edits) {
    if (edit.value !== null) written.set(edit.columnIndex, guardText(editText(edit)));
  }
  const changes = fields.flatMap(({ start, end }, index) => {
    const text = written.get(index);
    return text === undefined || text === texts[index]
      ? []
      : [{ start, end, text: csvField(text, delimiter) }];
  });
  const offset = fields.at(-1)?.end ?? 0;
  let added = '';
  const width = Math.max(csv.fieldCount, ...[...written.keys()].map((index) => index + 1));
  for (let index = fields.length; index < width; index += 1) {
    added += delimiter + csvField(written.get(index) ?? '', delimiter);
  }
  return added === '' ? changes : [...changes, { start: offset, end: offset, text: added }];
}

function editText({ value, isPercent }: CellEdit): string {
  if (typeof value === 'number') return isPercent ? percentText(value) : String(value);
  return value ?? '';
}

function fieldText(text: string, { start, end, isQuoted }: FieldSpan): string {
  return isQuoted ? text.slice(start + 1, end - 1).replaceAll('""', '"') : text.slice(start, end);
}

function csvField(text: string, delimiter: RecordForm['delimiter']): string {
  const needsQuotes = text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}
