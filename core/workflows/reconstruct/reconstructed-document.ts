import type { LedgerLine } from '../../domain/ledger-line.ts';
import { checkedDeviation } from './check-sums.ts';
import type { Decision } from './decide.ts';
import type { DocumentEvidence } from './document-evidence.ts';
import type { DocumentSearch } from './document-search.ts';
import type { Likelihood } from './likelihood.ts';
import type { ReconstructedDocument } from './reconstruction.ts';

/** What is reported of a document: its lines coded where that is decided, its sums added up once more. */
export function reconstructedDocument(
  search: DocumentSearch,
  evidence: DocumentEvidence | null,
  decision: Decision | null,
  likelihood: Likelihood,
  searchMs: number,
  leastMargin: number,
): ReconstructedDocument {
  const { document, status, solutionCount, isCounted, isSplit } = search;
  const entryOf = decision?.entryOf ?? evidence?.solution.entryOf ?? null;
  const deviationMinor = evidence && entryOf ? checkedDeviation(evidence.solution, entryOf) : 0;
  const isUnsure = decision !== null && (decision.margin ?? 0) < leastMargin;
  const isDecided = entryOf !== null && !isUnsure;
  return {
    documentId: document.documentId,
    status: status === 'unique' && leavesChoice(search) ? 'ambiguous' : status,
    solutionCount,
    isCounted,
    nodeCount: search.nodeCount + (decision?.nodeCount ?? 0),
    milliseconds: searchMs + (decision?.milliseconds ?? 0),
    reading: evidence?.solution.reading.name ?? null,
    deviationMinor,
    margin: decision?.margin ?? null,
    isDecided,
    isSplit,
    reason: reasonText(search, entryOf !== null, isUnsure),
    lines:
      evidence && isDecided
        ? codedLines(evidence, entryOf, likelihood)
        : document.lines.map((line) => ({ ...line, coding: line.coding.map(() => null) })),
  };
}

/** Amounts of 0 fit every entry: a document with such lines is only unique where it has one. */
function leavesChoice({ document }: DocumentSearch): boolean {
  return document.entries.length > 1 && document.lines.some(({ amountMinor }) => amountMinor === 0);
}

function reasonText(search: DocumentSearch, isFound: boolean, isUnsure: boolean): string | null {
  if (!isFound) return search.reason;
  return isUnsure ? 'the next way to divide the lines is about as likely' : null;
}

/** Each line with its entry's coding; lines of amount 0 go where they most likely belong, spread ones nowhere. */
function codedLines(
  evidence: DocumentEvidence,
  entryOf: readonly number[],
  likelihood: Likelihood,
): LedgerLine[] {
  const { lines, entries } = evidence.search.document;
  const placeOf = new Map(evidence.solution.placed.map((line, place) => [line, place] as const));
  return lines.map((line, index) => {
    const place = placeOf.get(index);
    const entry =
      place !== undefined
        ? (entryOf[place] ?? null)
        : line.amountMinor === 0
          ? likelihood.likeliestEntry(evidence, line)
          : null;
    const coding = entry === null ? null : entries[entry]?.coding;
    return { ...line, coding: coding ?? line.coding.map(() => null) };
  });
}
