import { existsSync, readFileSync } from 'node:fs';
import { faultText, type History } from '../core/domain/ledger-line.ts';
import { readHistoryFile } from '../core/formats/history/read-history.ts';

const FOLDER = process.env['KONTERA_HISTORIES'] ?? '../shared/data/histories';

/** Names of the public ledgers, smallest first. */
export const HISTORY_NAMES = ['crsd', 'scottsdale', 'harrogate', 'salford', 'sheffield', 'devon'] as const;

/** A public ledger of the folder beside the project, or of the one that KONTERA_HISTORIES names; null, said on the screen, where it is missing. */
export function history(name: string): History | null {
  const path = `${FOLDER}/${name}.csv.gz`;
  if (!existsSync(path)) {
    console.log(`${name}: skipped, ${path} is not there`);
    return null;
  }
  const reading = readHistoryFile({ name: path, bytes: readFileSync(path) }, { codingRequired: true });
  if (!reading.ok) throw new Error(reading.faults.map(faultText).join('\n'));
  return reading.history;
}
