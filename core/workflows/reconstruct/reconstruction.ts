import type { LedgerLine } from '../../domain/ledger-line.ts';

/**
 * What the amounts of a document say: `unique`, one way to divide its lines over its entries, swaps of equal lines aside;
 * `ambiguous`, several; `infeasible`, none; `limit`, the search ended before it could tell.
 */
export type DocumentStatus = 'unique' | 'ambiguous' | 'infeasible' | 'limit';

/** One document after its lines were divided over its entries. */
export interface ReconstructedDocument {
  readonly documentId: string;
  readonly status: DocumentStatus;
  /** Ways to divide the lines that the search met: all of them where `isCounted`, else at least so many. */
  readonly solutionCount: number;
  readonly isCounted: boolean;
  readonly nodeCount: number;
  /** Of the search by amounts and of the last decision. */
  readonly milliseconds: number;
  /** How the amounts were posted, as `AmountReading` names it; null where no reading fits. */
  readonly reading: string | null;
  /** How far the sums of the entries' lines lie off the entries, together, in minor units. */
  readonly deviationMinor: number;
  /**
   * How much likelier the way chosen is than the next, as a difference of logarithms, where there was a choice; null
   * where there was none, or where the next was not met.
   */
  readonly margin: number | null;
  /** Whether every line has an entry, or stays without by its reading; false where nothing could be chosen. */
  readonly isDecided: boolean;
  /** Whether a line is divided over several entries. */
  readonly isSplit: boolean;
  /** Why it is not decided, in a sentence without a stop; null where it is. */
  readonly reason: string | null;
  /** The document's lines, coded as their entry is; not coded where that is not decided. */
  readonly lines: readonly LedgerLine[];
}

/** All documents, in the order of their lines. */
export interface Reconstruction {
  readonly documents: readonly ReconstructedDocument[];
  /** Lines without a document id, which no entry can be told for; not coded. */
  readonly loneLines: readonly LedgerLine[];
  /** Entries of documents that have no line, and entries without a document id. */
  readonly loneEntryCount: number;
  /** Rounds in which ambiguous documents were decided, until nothing changed any more. */
  readonly roundCount: number;
  readonly seconds: number;
}
