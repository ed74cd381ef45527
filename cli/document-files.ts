import { faultText, type Fault } from '../core/domain/ledger-line.ts';
import type { Conversion, ReadFile } from '../core/formats/conversion/conversion.ts';
import { readDocument } from '../core/formats/conversion/read-document.ts';
import type { ColumnMap } from '../core/formats/history/column-map.ts';
import type { Arguments } from './arguments.ts';
import { refused, type CommandResult } from './command.ts';
import { announced } from './follow.ts';
import { LISTED_ROWS } from './history-file.ts';
import type { Host } from './host.ts';

/** What came of files and folders. */
export interface Documents {
  readonly files: readonly ReadFile[];
  /** Files that cannot be read, one of their faults each. */
  readonly badFiles: readonly Fault[];
  /** Files in folders that are of no supported format. */
  readonly passedOver: readonly Fault[];
  /** Everything at fault, in words. */
  readonly messages: readonly string[];
}

const DEFAULT_MAX_BAD_SHARE = 0.05;
/** Files that one run takes. */
const MAX_FILES = 1_000_000;

/** Reads files and all files below folders; a file that was named itself has to be of a supported format. */
export async function readDocuments(
  paths: readonly string[],
  map: ColumnMap,
  host: Host,
): Promise<Documents> {
  const files: ReadFile[] = [];
  const badFiles: Fault[] = [];
  const passedOver: Fault[] = [];
  const messages: string[] = [];
  for (const { path, isNamed } of inputs(paths, host)) {
    const file = host.files.read(path);
    if (!file.ok) {
      badFiles.push(unreadable(path, file.found));
      messages.push(`cannot read ${path}: ${file.found}`);
      continue;
    }
    const read = (): ReturnType<typeof readDocument> =>
      readDocument({ name: path, bytes: file.bytes }, { map });
    const reading = await announced(`reading ${path}`, read, host);
    if (reading.ok) {
      files.push({ file: path, reading });
      continue;
    }
    const [first] = reading.faults;
    if (!first) continue;
    (reading.isForeign && !isNamed ? passedOver : badFiles).push(first);
    messages.push(...reading.faults.map(faultText));
  }
  return { files, badFiles, passedOver, messages };
}

/**
 * A refusal where more of the documents are at fault than `--max-bad-rows` lets pass: files that cannot be read, vouchers
 * that do not balance, rows without a date. Null where it does.
 */
export function tooMuchAtFault(
  { badFiles }: Documents,
  { history, documentCount }: Conversion,
  given: Arguments,
): CommandResult | null {
  const faults = [...badFiles, ...history.faults];
  const share = faults.length / Math.max(1, documentCount + faults.length);
  const most = given.number('max-bad-rows', DEFAULT_MAX_BAD_SHARE);
  if (share <= most) return null;
  const percent = (100 * share).toFixed(1);
  const moreCount = faults.length - LISTED_ROWS;
  return refused(
    `expected at most ${Number((100 * most).toFixed(2))} % of the documents at fault, found ${faults.length} (${percent} %)`,
    ...faults.slice(0, LISTED_ROWS).map(faultText),
    ...(moreCount > 0 ? [`and ${moreCount} more`] : []),
  );
}

function* inputs(
  paths: readonly string[],
  host: Host,
): Generator<{ readonly path: string; readonly isNamed: boolean }> {
  let count = 0;
  for (const path of paths) {
    const below = host.files.list(path);
    for (const file of below ?? [path]) {
      count += 1;
      if (count > MAX_FILES) return;
      yield { path: file, isNamed: below === null };
    }
  }
}

function unreadable(file: string, found: string): Fault {
  return { file, sheet: null, row: null, column: null, expected: 'a file that can be read', found };
}
