import { MAX_SEGMENTS, type CodingTableSet } from '../core/domain/coding-table.ts';
import { faultText } from '../core/domain/ledger-line.ts';
import {
  readCodingTables,
  type CodingTablesReading,
} from '../core/formats/coding-tables/read-coding-tables.ts';
import { LISTED_FAULTS, type CountedFaults } from '../core/formats/coding-tables/listed-faults.ts';
import type { Arguments } from './arguments.ts';
import { faultTextNaming, readColumnMap } from './column-map-file.ts';
import { refused, type CommandResult, type JsonObject } from './command.ts';
import { counted } from './figures.ts';
import { announced } from './follow.ts';
import type { Host } from './host.ts';
import type { Option } from './option.ts';
import { columnLines } from './reading-text.ts';

/** Options of every command that puts predicted beside true coding tables. */
export const TABLE_FILE_OPTIONS: readonly Option[] = [
  {
    name: 'truth',
    value: { kind: 'text', placeholder: 'FILE' },
    help: 'how the documents were coded in the end, a row a coding line (required)',
    isRequired: true,
  },
  {
    name: 'predicted',
    value: { kind: 'text', placeholder: 'FILE' },
    help: 'how they were predicted to be coded, in the same form (required)',
    isRequired: true,
  },
  {
    name: 'truth-map',
    value: { kind: 'text', placeholder: 'MAP.json' },
    help: 'what the columns of the true file are, where their names do not say it',
  },
  {
    name: 'predicted-map',
    value: { kind: 'text', placeholder: 'MAP.json' },
    help: 'the same for the predicted file',
  },
  {
    name: 'max-bad-rows',
    value: { kind: 'share' },
    help: 'stop when more than this share of the rows cannot be read (default 0.05)',
  },
];

/** Coding tables that were read. */
export type ReadTables = Extract<CodingTablesReading, { ok: true }> & { readonly path: string };

/** Both sides, or the refusal that ends the command. */
export type TableFiles =
  | { readonly ok: true; readonly truth: ReadTables; readonly predicted: ReadTables }
  | { readonly ok: false; readonly refusal: CommandResult };

/** Reads the files of both sides; refused where one cannot be read or both together have too many dimensions. */
export async function readTableFiles(given: Arguments, host: Host): Promise<TableFiles> {
  const truth = await readTablesAt(given.text('truth') ?? '', 'truth-map', given, host);
  if (!truth.ok) return truth;
  const predicted = await readTablesAt(given.text('predicted') ?? '', 'predicted-map', given, host);
  if (!predicted.ok) return predicted;
  const names = new Set([...truth.tables.set.dimensions, ...predicted.tables.set.dimensions]);
  if (names.size > MAX_SEGMENTS) {
    const both = `${truth.tables.path} and ${predicted.tables.path}`;
    const sentence = `${both}: expected at most ${MAX_SEGMENTS} coding dimensions together, found ${names.size}`;
    return { ok: false, refusal: refused(sentence) };
  }
  return { ok: true, truth: truth.tables, predicted: predicted.tables };
}

/** Tables of one file, or the refusal. */
export async function readTablesAt(
  path: string,
  mapOption: string,
  given: Arguments,
  host: Host,
): Promise<
  { readonly ok: true; readonly tables: ReadTables } | { readonly ok: false; readonly refusal: CommandResult }
> {
  const map = readColumnMap(given.text(mapOption), host);
  if (!map.ok) return map;
  const file = host.files.read(path);
  if (!file.ok) return { ok: false, refusal: refused(`cannot read ${path}: ${file.found}`) };
  const options = { map: map.map, maxBadShare: given.number('max-bad-rows', 0.05) };
  const read = (): CodingTablesReading => readCodingTables({ name: path, bytes: file.bytes }, options);
  const reading = await announced(`reading ${path}`, read, host);
  if (reading.ok) return { ok: true, tables: { ...reading, path } };
  return { ok: false, refusal: refused(...reading.faults.map((fault) => faultTextNaming(mapOption, fault))) };
}

/** What was read of a file, for a person to check: columns, and rows that were left out or doubtful. */
export function tableFileLines({
  path,
  set,
  mapping,
  confidenceHeaders,
  rowCount,
  badRows,
  unread,
  duplicates,
}: ReadTables): string[] {
  return [
    `${path}: ${counted(set.tables.length, 'document')}, ${counted(rowCount, 'row')}`,
    ...columnLines(mapping, confidenceHeaders).map((line) => `  ${line}`),
    ...faultLines('left out', badRows),
    ...faultLines('document left out', duplicates),
    ...faultLines('taken as not known', unread),
  ];
}

function faultLines(what: string, { count, first }: CountedFaults): string[] {
  const more = count - first.length;
  return [
    ...first.map((fault) => `  ${what}: ${faultText(fault)}`),
    ...(more > 0 ? [`  ${what}: ${more} more`] : []),
  ];
}

/** What was read, for a machine. */
export function tableFileJson({ path, set, rowCount, badRows, unread, duplicates }: ReadTables): JsonObject {
  const faults = ({ count, first }: CountedFaults): JsonObject => ({
    count,
    first: first.slice(0, LISTED_FAULTS).map(faultText),
  });
  return {
    file: path,
    documents: set.tables.length,
    rows: rowCount,
    dimensions: [...set.dimensions],
    badRows: faults(badRows),
    duplicates: faults(duplicates),
    unread: faults(unread),
  };
}

/** Names of the dimensions of both sides, each once. */
export function dimensionsOfBoth(truth: CodingTableSet, predicted: CodingTableSet): string[] {
  return [...new Set([...truth.dimensions, ...predicted.dimensions])];
}
