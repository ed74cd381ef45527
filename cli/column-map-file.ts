import { faultText, type Fault } from '../core/domain/ledger-line.ts';
import { NO_COLUMN_MAP, parseColumnMap, type ColumnMap } from '../core/formats/history/column-map.ts';
import { refused, type CommandResult } from './command.ts';
import type { Host } from './host.ts';

/** A column map, or the refusal that ends the command. */
export type MapReading =
  { readonly ok: true; readonly map: ColumnMap } | { readonly ok: false; readonly refusal: CommandResult };

/** Reads the JSON file that `--map` names; without one, columns are recognised by their names. */
export function readColumnMap(path: string | null, host: Host): MapReading {
  if (path === null) return { ok: true, map: NO_COLUMN_MAP };
  const reading = host.files.read(path);
  if (!reading.ok) return { ok: false, refusal: refused(`cannot read ${path}: ${reading.found}`) };
  const json = parsedJson(new TextDecoder().decode(reading.bytes));
  if (!json.ok) return { ok: false, refusal: refused(`${path}: expected JSON, found ${json.found}`) };
  const parsing = parseColumnMap(json.value, path);
  return parsing.ok ? parsing : { ok: false, refusal: refused(...parsing.faults.map(faultText)) };
}

/** A fault's sentence; where it says what to state in the column map, it names the option that gives this file's. */
export function faultTextNaming(mapOption: string, fault: Fault): string {
  const expected = fault.expected.replace('the column map, --map', `the column map, --${mapOption}`);
  return faultText({ ...fault, expected });
}

type JsonParsing =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly found: string };

function parsedJson(text: string): JsonParsing {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, found: error instanceof SyntaxError ? error.message : String(error) };
  }
}
