import type { History } from '../core/domain/ledger-line.ts';
import { readHistoryFile, type HistoryReading } from '../core/formats/history/read-history.ts';
import type { Arguments } from './arguments.ts';
import { faultTextNaming, readColumnMap } from './column-map-file.ts';
import { refused, type CommandResult } from './command.ts';
import { announced } from './follow.ts';
import type { Host } from './host.ts';
import type { Option } from './option.ts';

/** A history that was read, with what a person wants to check of the reading. */
export type ReadHistory = Extract<HistoryReading, { ok: true }>;

/** The history, or the refusal that ends the command. */
export type HistoryOutcome = ReadHistory | { readonly ok: false; readonly refusal: CommandResult };

/** Rows that are listed, of those that could not be read. */
export const LISTED_ROWS = 20;

/** Share of bad rows that is let pass where nobody says otherwise. */
export const DEFAULT_MAX_BAD_SHARE = 0.05;

/** Options of every command that reads a history file. */
export const READING_OPTIONS: readonly Option[] = [
  {
    name: 'map',
    value: { kind: 'text', placeholder: 'MAP.json' },
    help: 'what the columns are, where their names do not say it: {"Expense Code": "coding.account"}',
  },
  {
    name: 'max-bad-rows',
    value: { kind: 'share' },
    help: `stop when more than this share of the rows cannot be read (default ${DEFAULT_MAX_BAD_SHARE})`,
  },
];

/** What to read, and how. */
export interface HistoryRequest {
  readonly path: string;
  /** Option that names the column map. */
  readonly mapOption: string;
  /** False for lines that are still to be coded. */
  readonly codingRequired: boolean;
}

/** Reads a history file as its options say. */
export async function readHistoryAt(
  { path, mapOption, codingRequired }: HistoryRequest,
  given: Arguments,
  host: Host,
): Promise<HistoryOutcome> {
  const map = readColumnMap(given.text(mapOption), host);
  if (!map.ok) return map;
  const file = host.files.read(path);
  if (!file.ok) return { ok: false, refusal: refused(`cannot read ${path}: ${file.found}`) };
  const options = {
    map: map.map,
    maxBadShare: given.number('max-bad-rows', DEFAULT_MAX_BAD_SHARE),
    codingRequired,
  };
  const read = (): HistoryReading => readHistoryFile({ name: path, bytes: file.bytes }, options);
  const reading = await announced(`reading ${path}`, read, host);
  return reading.ok ? reading : { ok: false, refusal: refusedReading(reading, mapOption) };
}

/** The dimensions that `--dimensions a,b` asks for; all without it; a refusal where the history lacks one. */
export function wantedDimensions(
  wanted: string | null,
  history: History,
):
  | { readonly ok: true; readonly dimensions: readonly string[] }
  | { readonly ok: false; readonly refusal: CommandResult } {
  if (wanted === null) return { ok: true, dimensions: history.dimensions };
  const dimensions = [...new Set(wanted.split(',').map((name) => name.trim().replace(/^coding\./, '')))];
  const missing = dimensions.find((name) => !history.dimensions.includes(name));
  if (missing === undefined) return { ok: true, dimensions };
  const known = history.dimensions.join(', ');
  return {
    ok: false,
    refusal: refused(`${history.file}: expected dimensions of ${known}, found "${missing}"`),
  };
}

/** The refusal for a file that could not be read, its first faults listed; `mapOption` gives its column map. */
export function refusedReading(
  { faults, faultCount }: Extract<HistoryReading, { ok: false }>,
  mapOption: string,
): CommandResult {
  // A refusal for too many bad rows lists their share, then the first twenty of them.
  const moreCount = faults.length > LISTED_ROWS ? faultCount - LISTED_ROWS : 0;
  const more = moreCount > 0 ? [`and ${moreCount} more`] : [];
  return refused(...faults.map((fault) => faultTextNaming(mapOption, fault)), ...more);
}
