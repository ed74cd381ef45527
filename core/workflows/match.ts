import type { CodedDocuments } from '../domain/coding-table-codes.ts';
import {
  publishedPartners,
  publishedRegime,
  type PublishedRegime,
} from '../domain/coding-table-published-match.ts';
import { MATCH_OUTCOME, type LineMatcher } from '../engine/line-matcher.ts';

/** How the lines of documents were matched. */
export interface LineMatching {
  /** For each predicted line the number of its true line within the document, -1 for none. */
  readonly partners: Int32Array;
  /** Documents with several best matches. */
  readonly tieCount: number;
  /** Indexes of documents with too many lines to match; their lines have no partner. */
  readonly tooLarge: readonly number[];
  /** Documents in each published regime; null where all were matched exactly. */
  readonly regimes: Readonly<Record<PublishedRegime, number>> | null;
}

/**
 * Matches predicted with true lines, document by document: exactly, or by the published regimes. With ties `any`, pairs are
 * those of any best match and ties are not counted: enough for totals over all dimensions.
 */
export function matchLines(
  coded: CodedDocuments,
  matcher: LineMatcher,
  method: 'exact' | 'published',
  ties: 'settled' | 'any' = 'settled',
): LineMatching {
  const { partners, outcomes } = matcher.match(coded, ties);
  const tooLarge: number[] = [];
  let tieCount = 0;
  outcomes.forEach((outcome, document) => {
    if (outcome === MATCH_OUTCOME.tied) tieCount += 1;
    if (outcome === MATCH_OUTCOME.tooLarge) tooLarge.push(document);
  });
  const regimes = method === 'published' ? rematchAsPublished(coded, partners, outcomes) : null;
  return { partners, tieCount, tooLarge, regimes };
}

/** Replaces partners by those of the published regimes; where that is the linear program, the exact ones are its optimum. */
function rematchAsPublished(
  coded: CodedDocuments,
  partners: Int32Array,
  outcomes: Int32Array,
): Record<PublishedRegime, number> {
  const regimes = { permutations: 0, linearProgram: 0, greedy: 0 };
  for (let document = 0; document < coded.documentCount; document += 1) {
    if (outcomes[document] === MATCH_OUTCOME.tooLarge) continue;
    const from = coded.predictedStarts[document] ?? 0;
    const predictedCount = (coded.predictedStarts[document + 1] ?? 0) - from;
    const trueCount = (coded.trueStarts[document + 1] ?? 0) - (coded.trueStarts[document] ?? 0);
    const regime = publishedRegime(Math.max(predictedCount, trueCount));
    regimes[regime] += 1;
    if (regime !== 'linearProgram') partners.set(publishedPartners(coded, document, regime), from);
  }
  return regimes;
}
