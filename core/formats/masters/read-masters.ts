import { dayNumber } from '../../domain/calendar-day.ts';
import type { Fault } from '../../domain/ledger-line.ts';
import { Masters, type MasterValue } from '../../domain/masters.ts';
import { readCsv } from '../csv/read-csv.ts';
import { cellText } from '../history/cell-text.ts';
import type { InputFile } from '../input-file.ts';
import type { Table } from '../table.ts';
import { isWorkbookFile } from '../xlsx/is-workbook.ts';
import { readWorkbook } from '../xlsx/read-workbook.ts';
import { codeRanges } from './code-ranges.ts';
import { masterColumns, type MasterColumns } from './master-columns.ts';

/** Master records, or what is wrong with them; a file with a fault anywhere gives none. */
export type MastersReading =
  | { readonly ok: true; readonly masters: Masters }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const MAX_FAULTS = 20;
const MAX_VALUES = 1_000_000;
const YES = /^(1|x|y|yes|true|ja|j|oui|si|sí|sì)$/i;
const NO = /^(|0|n|no|false|nein|nee|non|nej|nei)$/i;

/**
 * Reads a chart of accounts and other master records: CSV, or the first sheet of a workbook, a header row and a row for
 * each value. `code` is needed; `dimension` (account where there is none), `name`, `parent`, `valid_from`,
 * `valid_until`, `blocked` and `allowed.<dimension>` are optional.
 */
export function readMasters(file: InputFile): MastersReading {
  if (!isWorkbookFile(file)) {
    const csv = readCsv(file);
    return csv.ok ? readRecords(csv.table) : csv;
  }
  const workbook = readWorkbook(file);
  if (!workbook.ok) return workbook;
  const [sheet] = workbook.sheets;
  const faultOfNone = { file: file.name, sheet: null, row: null, column: null };
  return sheet
    ? readRecords(sheet)
    : { ok: false, faults: [{ ...faultOfNone, expected: 'a sheet', found: 'a workbook without any' }] };
}

function readRecords(table: Table): MastersReading {
  const reader = new RecordReader(table);
  let columns: MasterColumns | null = null;
  for (const { rowNumber, cells } of table.rows) {
    const texts = cells.map((cell) => cellText(cell));
    if (texts.every((text) => text === '')) continue;
    if (columns === null) {
      columns = masterColumns(texts);
      if (columns.code < 0)
        return { ok: false, faults: [reader.fault(rowNumber, null, 'a column code', 'none')] };
    } else reader.add(rowNumber, texts, columns);
  }
  if (columns === null) return { ok: false, faults: [reader.fault(null, null, 'a header row', 'none')] };
  reader.checkParents();
  if (reader.faults.length > 0) return { ok: false, faults: reader.faults };
  return { ok: true, masters: new Masters(reader.byDimension) };
}

/** Takes rows and keeps what is wrong with them. */
class RecordReader {
  readonly byDimension = new Map<string, Map<string, MasterValue>>();
  readonly faults: Fault[] = [];
  readonly #table: Table;
  readonly #rows = new Map<MasterValue, number>();

  constructor(table: Table) {
    this.#table = table;
  }

  add(row: number, texts: readonly string[], columns: MasterColumns): void {
    const text = (column: number): string => texts[column] ?? '';
    const dimension = text(columns.dimension).replace(/^coding\./, '') || 'account';
    const code = text(columns.code);
    const values = this.byDimension.get(dimension) ?? new Map<string, MasterValue>();
    this.byDimension.set(dimension, values);
    if (code === '') return this.#note(row, 'code', 'a code', 'none');
    if (values.has(code)) return this.#note(row, 'code', `a code once in ${dimension}`, `"${code}" again`);
    if (this.#rows.size >= MAX_VALUES) return this.#note(row, null, `at most ${MAX_VALUES} values`, 'more');
    const value: MasterValue = {
      code,
      name: text(columns.name),
      parentCode: text(columns.parent) || null,
      validFrom: this.#day(row, 'valid_from', text(columns.validFrom)),
      validUntil: this.#day(row, 'valid_until', text(columns.validUntil)),
      isBlocked: this.#flag(row, 'blocked', text(columns.blocked)),
      allowed: Object.fromEntries(
        columns.allowed
          .filter(({ column }) => text(column) !== '')
          .map((one) => [one.dimension, codeRanges(text(one.column))]),
      ),
    };
    values.set(code, value);
    this.#rows.set(value, row);
  }

  /** A parent has to be a value of the same dimension, and no value may be above itself. */
  checkParents(): void {
    for (const values of this.byDimension.values())
      for (const value of values.values()) {
        const { parentCode } = value;
        if (parentCode === null) continue;
        const row = this.#rows.get(value) ?? null;
        if (!values.has(parentCode)) this.#note(row, 'parent', 'the code of another row', `"${parentCode}"`);
        else if (isInCircle(value, values)) this.#note(row, 'parent', 'a value above it', 'a circle');
      }
  }

  fault(row: number | null, column: string | null, expected: string, found: string): Fault {
    return { file: this.#table.file, sheet: this.#table.sheet, row, column, expected, found };
  }

  #note(row: number | null, column: string | null, expected: string, found: string): void {
    if (this.faults.length < MAX_FAULTS) this.faults.push(this.fault(row, column, expected, found));
  }

  #day(row: number, column: string, text: string): string | null {
    if (text === '') return null;
    if (dayNumber(text) === null) this.#note(row, column, 'a day such as 2024-01-31', `"${text}"`);
    return text;
  }

  #flag(row: number, column: string, text: string): boolean {
    if (!YES.test(text) && !NO.test(text)) this.#note(row, column, 'yes or no', `"${text}"`);
    return YES.test(text);
  }
}

function isInCircle(value: MasterValue, values: ReadonlyMap<string, MasterValue>): boolean {
  let above: MasterValue | undefined = value;
  for (let step = 0; step <= values.size; step += 1) {
    above = above.parentCode === null ? undefined : values.get(above.parentCode);
    if (above === undefined) return false;
    if (above === value) return true;
  }
  return false;
}
