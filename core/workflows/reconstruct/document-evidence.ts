import type { LedgerLine } from '../../domain/ledger-line.ts';
import { entryValues, lineFacts } from './choice-features.ts';
import type { DocumentSearch, FoundSolution } from './document-search.ts';
import { pairGroups } from './pair-kinds.ts';

/** A document with a solution, and what of it can be counted. */
export interface DocumentEvidence {
  readonly search: DocumentSearch;
  readonly solution: FoundSolution;
  /** Lines that take part, in the order of the solution's problem. */
  readonly lines: readonly LedgerLine[];
  /** By line: its facts. */
  readonly facts: readonly (readonly string[])[];
  /** By entry: its coding and the parts of it. */
  readonly values: readonly (readonly string[])[];
  /** By kind, then by line: groups of lines that are alike. */
  readonly groups: readonly (readonly number[])[];
  readonly supplier: string;
}

/** The evidence in a document that was searched; null where nothing was found. */
export function documentEvidence(search: DocumentSearch): DocumentEvidence | null {
  const { document, solution } = search;
  if (!solution) return null;
  const lines = solution.placed.flatMap((index) => document.lines[index] ?? []);
  return {
    search,
    solution,
    lines,
    facts: lineFacts(lines),
    values: entryValues(document.entries),
    groups: pairGroups(lines),
    supplier: lines[0]?.supplierName.toLowerCase() ?? '',
  };
}
