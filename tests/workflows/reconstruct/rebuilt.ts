import type { JournalEntry } from '../../../core/domain/journal-entry.ts';
import type { LedgerLine } from '../../../core/domain/ledger-line.ts';
import { createCoder, createPartitioner } from '../../../core/engine/index.ts';
import { reconstruct, type ReconstructionMeans } from '../../../core/workflows/reconstruct/reconstruct.ts';
import type {
  ReconstructedDocument,
  Reconstruction,
} from '../../../core/workflows/reconstruct/reconstruction.ts';
import { DEFAULT_SEARCH_LIMITS } from '../../../core/workflows/reconstruct/search-limits.ts';
import { runThrough } from '../../../core/workflows/run-through.ts';
import { RELEASE } from '../../engine/built-engine.ts';
import { lineWith } from '../ledger.ts';

/** A partitioner for tests, of the release build. */
export const PARTITIONER = createPartitioner(RELEASE);

/** A line of a document, not coded. */
export function invoiceLine(
  documentId: string | null,
  amountMinor: number,
  given: Partial<LedgerLine> = {},
): LedgerLine {
  return lineWith({ documentId, amountMinor, coding: [], ...given });
}

/** An entry of a document, coded in one dimension. */
export function entryOf(
  documentId: string | null,
  amountMinor: number,
  account: string,
  given: Partial<JournalEntry> = {},
): JournalEntry {
  return lineWith({ documentId, amountMinor, coding: [account], ...given });
}

/** Everything reconstructed of lines and entries of one dimension, with the engine of the release build. */
export function rebuilt(
  lines: readonly LedgerLine[],
  entries: readonly JournalEntry[],
  given: Partial<ReconstructionMeans> = {},
): Reconstruction {
  const means = {
    partitioner: PARTITIONER,
    createCoder: (columns: Parameters<ReconstructionMeans['createCoder']>[0]) =>
      createCoder(RELEASE, columns),
    gauges: { nowMs: () => 0, peakRssBytes: () => 0 },
    limits: DEFAULT_SEARCH_LIMITS,
    leastMargin: 0,
    ...given,
  };
  return runThrough(reconstruct({ lines, headerFieldNames: [], entries, dimensions: ['account'] }, means));
}

/** The accounts of a document's lines; null where a line is not coded. */
export function accountsOf(document: ReconstructedDocument | undefined): (string | null)[] {
  return (document?.lines ?? []).map(({ coding }) => coding[0] ?? null);
}
