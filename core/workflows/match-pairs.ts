import type { CodingTable } from '../domain/coding-table.ts';
import { CONFUSION_SIZE } from '../domain/confusion-counts.ts';
import type { Confusion } from '../domain/confusion.ts';
import type { Measurement } from './kpi-measure.ts';

/** Two lines that were matched, or one that has no partner; lines are counted within their table, from 0. */
export interface MatchedPair extends Confusion {
  readonly documentId: string;
  readonly truth: { readonly table: CodingTable; readonly line: number } | null;
  readonly predicted: { readonly table: CodingTable; readonly line: number } | null;
}

/** The pairs of all documents: in each its predicted lines in their order, then the true lines that are nobody's partner. */
export function* matchedPairs({ coded, matching, counts }: Measurement): Generator<MatchedPair> {
  for (const [index, { documentId, truth, predicted }] of coded.documents.entries()) {
    const from = coded.predictedStarts[index] ?? 0;
    const to = coded.predictedStarts[index + 1] ?? 0;
    const partners = matching.partners.subarray(from, to);
    let pair = counts.pairStarts[index] ?? 0;
    for (const [line, partner] of partners.entries()) {
      yield {
        documentId,
        truth: truth && partner >= 0 ? { table: truth, line: partner } : null,
        predicted: predicted && { table: predicted, line },
        ...confusionOf(counts.perPair, pair),
      };
      pair += 1;
    }
    for (const line of truth?.lines.keys() ?? []) {
      if (!truth || partners.includes(line)) continue;
      yield {
        documentId,
        truth: { table: truth, line },
        predicted: null,
        ...confusionOf(counts.perPair, pair),
      };
      pair += 1;
    }
  }
}

function confusionOf(perPair: Uint8Array, pair: number): Confusion {
  const place = pair * CONFUSION_SIZE;
  return { tp: perPair[place] ?? 0, fp: perPair[place + 1] ?? 0, fn: perPair[place + 2] ?? 0 };
}
