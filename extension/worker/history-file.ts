import type { Fault, History } from '../../core/domain/ledger-line.ts';
import { readHistoryFile } from '../../core/formats/history/read-history.ts';
import { columnMapOf, guessColumns } from './column-guess.ts';
import type { ColumnMeanings, HandedFile } from './messages.ts';

/** A history, or why a file is none; `meanings` where correcting what its columns mean may help. */
export type HistoryOpening =
  | { readonly ok: true; readonly history: History }
  | { readonly ok: false; readonly faults: readonly Fault[]; readonly meanings: ColumnMeanings | null };

/** Reads a history as the page handed it over. */
export function readHistory({ name, bytes, meanings }: HandedFile): HistoryOpening {
  const file = { name, bytes: new Uint8Array(bytes) };
  const map = columnMapOf(meanings);
  const reading = readHistoryFile(file, { map });
  if (reading.ok) return reading;
  const guess = guessColumns(file, map);
  return { ok: false, faults: guess?.faults ?? reading.faults, meanings: guess?.meanings ?? meanings };
}
