import type { Fault } from '../../domain/ledger-line.ts';
import { DELIMITERS } from '../csv/delimiter.ts';
import type { Delimiter } from '../csv/records.ts';
import { STANDARD_FIELDS, statedTarget, type ColumnTarget } from './column-target.ts';
import { parseDateFormat, type DateFormat } from './date-format.ts';
import { nearestName } from './nearest-name.ts';
import type { DecimalSign } from './number-shape.ts';

/** How a person says that a file's columns are to be read; what it does not say is recognised. */
export interface ColumnMap {
  /** By header text. */
  readonly columns: ReadonlyMap<string, ColumnTarget>;
  readonly dateFormat: DateFormat | null;
  readonly decimal: DecimalSign | null;
  readonly delimiter: Delimiter | null;
}

/** A column map, or everything that is wrong with what was to become one. */
export type ColumnMapReading =
  { readonly ok: true; readonly map: ColumnMap } | { readonly ok: false; readonly faults: readonly Fault[] };

/** Says nothing: every column is recognised by its name. */
export const NO_COLUMN_MAP: ColumnMap = {
  columns: new Map(),
  dateFormat: null,
  decimal: null,
  delimiter: null,
};

/**
 * Reads a column map from parsed JSON: headers of the file to `supplier_name`, `coding.account`, `header.buyer` or
 * `ignore`, and the keys `dateFormat` (`DD/MM/YYYY`), `decimal` (`.` or `,`) and `delimiter` (`,` `;` `|` tab).
 */
export function parseColumnMap(value: unknown, file: string): ColumnMapReading {
  const faults: Fault[] = [];
  const fault = (column: string | null, expected: string, found: unknown): void => {
    const text = JSON.stringify(found ?? null).slice(0, 80);
    faults.push({ file, sheet: null, row: null, column, expected, found: text });
  };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    fault(null, 'an object such as {"Supplier Name": "supplier_name"}', value);
    return { ok: false, faults };
  }
  const headers = new Map<string, unknown>(Object.entries(value));
  const take = <Setting>(
    key: string,
    expected: string,
    parse: (given: unknown) => Setting | null,
  ): Setting | null => {
    if (!headers.has(key)) return null;
    const given = headers.get(key);
    headers.delete(key);
    const setting = parse(given);
    if (setting === null) fault(key, expected, given);
    return setting;
  };
  const dateFormat = take('dateFormat', 'a form such as "DD/MM/YYYY"', parseDateFormat);
  const decimal = take('decimal', '"." or ","', oneOf<DecimalSign>(['.', ',']));
  const delimiter = take('delimiter', 'one of "," ";" "|" and tab', oneOf(DELIMITERS));
  const columns = new Map<string, ColumnTarget>();
  for (const [header, name] of headers) {
    const target = typeof name === 'string' ? namedTarget(name) : null;
    if (target) columns.set(header.trim(), target);
    else fault(header, expectedTarget(name), name);
  }
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, map: { columns, dateFormat, decimal, delimiter } };
}

function oneOf<Choice extends string>(choices: readonly Choice[]): (given: unknown) => Choice | null {
  return (given) => choices.find((choice) => choice === given) ?? null;
}

function namedTarget(name: string): ColumnTarget | null {
  const trimmed = name.trim();
  if (trimmed === 'ignore') return { kind: 'ignored', reason: 'left out by the column map' };
  return statedTarget(trimmed);
}

function expectedTarget(name: unknown): string {
  const forms = 'a standard column, "coding.<dimension>", "header.<name>" or "ignore"';
  const nearest = typeof name === 'string' ? nearestName(name, [...STANDARD_FIELDS, 'ignore']) : null;
  return nearest === null ? forms : `${forms} (nearest: "${nearest}")`;
}
