import type { IsoDate } from './calendar-day.ts';

/** Segments that a coding line may have: 12 dimensions, 2 tax codes, first approver. */
export const MAX_SEGMENTS = 15;

/** One line of a coding table. */
export interface CodingTableLine {
  /** Values in the order of the set's dimensions; null where the line has none. */
  readonly segments: readonly (string | null)[];
  /** Confidence in 0..1 of each segment, null where not known; null as a whole for lines that nobody predicted. */
  readonly confidences: readonly (number | null)[] | null;
}

/** How one document is coded: any number of lines, equal ones allowed, in no order that matters. */
export interface CodingTable {
  readonly documentId: string;
  /** Whose document it is; '' where there is only one company. */
  readonly tenant: string;
  /** Day of the document; null where not known. */
  readonly date: IsoDate | null;
  /** '' where not known. */
  readonly supplier: string;
  readonly lines: readonly CodingTableLine[];
}

/** The coding tables of many documents, true or predicted. */
export interface CodingTableSet {
  /** Names of the dimensions, 1 to 15, each once: `account`, `cost_centre`, `tax_code`, ... */
  readonly dimensions: readonly string[];
  readonly tables: readonly CodingTable[];
}
