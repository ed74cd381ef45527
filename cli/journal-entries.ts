import { readHistoryFile } from '../core/formats/history/read-history.ts';
import type { Arguments } from './arguments.ts';
import { readColumnMap } from './column-map-file.ts';
import { refused } from './command.ts';
import { announced } from './follow.ts';
import { DEFAULT_MAX_BAD_SHARE, refusedReading, type HistoryOutcome } from './history-file.ts';
import type { Host } from './host.ts';

const MAP_OPTION = 'journal-map';

/** Reads the entries of a journal: a table as a history is, of which only document, amount and coding have to be there. */
export async function readJournalEntries(
  path: string,
  given: Arguments,
  host: Host,
): Promise<HistoryOutcome> {
  const map = readColumnMap(given.text(MAP_OPTION), host);
  if (!map.ok) return map;
  const file = host.files.read(path);
  if (!file.ok) return { ok: false, refusal: refused(`cannot read ${path}: ${file.found}`) };
  const reading = await announced(
    `reading ${path}`,
    () =>
      readHistoryFile(
        { name: path, bytes: file.bytes },
        {
          map: map.map,
          maxBadShare: given.number('max-bad-rows', DEFAULT_MAX_BAD_SHARE),
          required: ['document_id', 'amount'],
        },
      ),
    host,
  );
  return reading.ok ? reading : { ok: false, refusal: refusedReading(reading, MAP_OPTION) };
}
