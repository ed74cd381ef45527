import type { HistoryDraft } from '../../core/formats/conversion/history-draft.ts';

/** A point in time as ISO 8601 text in UTC with milliseconds, as `Date.toISOString` writes it; sorts as text. */
export type Instant = string;

/** One line of a document with its key, which never changes and is unique within its connection. */
export interface SourceLine {
  readonly key: string;
  readonly line: HistoryDraft;
}

/** A posted document with all of its lines that are coded. */
export interface PostedDocument {
  /** Unique within its connection. */
  readonly key: string;
  /** When the source last changed it or one of its lines. */
  readonly changedAt: Instant;
  readonly lines: readonly SourceLine[];
}
