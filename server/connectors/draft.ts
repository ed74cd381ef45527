import type { Instant, SourceLine } from './source-document.ts';

/** A document that is entered and not posted. */
export interface Draft {
  /** Unique within its connection. */
  readonly key: string;
  readonly kind: 'invoice' | 'journal';
  /** What a person knows it by: a number, a reference, else the supplier and the day. */
  readonly label: string;
  readonly changedAt: Instant;
  /**
   * SHA-256 (hexadecimal) of what a suggestion rests on: supplier, day, and each line's key, text and amount, not the
   * coding. Another value says that the document is another one now and has to be looked at anew.
   */
  readonly fingerprint: string;
  /** `line.coding` holds what is coded already; a dimension that is absent is empty. */
  readonly lines: readonly SourceLine[];
}

/** The accepted coding of a draft, as it goes back. */
export interface DraftCoding {
  readonly key: string;
  /** That of the draft the coding was made for. */
  readonly fingerprint: string;
  readonly lines: readonly LineCoding[];
}

/** What is to be written into one line. Dimensions that are not named stay as they are. */
export interface LineCoding {
  readonly key: string;
  /** By dimension the code the draft had when it was read ('' for none), and the one to write ('' clears it). */
  readonly changes: Readonly<Record<string, { readonly from: string; readonly to: string }>>;
}

/**
 * What became of a write back. `written`: the coding stands in the draft now. `unchanged`: it stood there already. In all
 * other cases nothing was written, or, where a source changes a draft in several steps, nothing more: `posted`: the document is posted or cancelled by now; `gone`: there is no such
 * document; `changed`: someone changed it since it was read, `what` says what; `refused`: the source does not take it.
 */
export type WriteBack =
  | { readonly kind: 'written'; readonly lineCount: number }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'posted' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'changed'; readonly what: string }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };
