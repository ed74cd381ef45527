import type { JsonObject } from '../storage/json.ts';
import type { Outcome } from './outcome.ts';
import type { Page, PageRequest } from './page.ts';

/** One row of a tenant's audit log. */
export interface AuditEntry {
  /** 1, 2, 3, ... without gaps. */
  readonly sequence: number;
  readonly recordedAt: string;
  /** What happened: suggestion.accepted, model.released, setting.changed, ... See docs/admin/audit.md. */
  readonly kind: string;
  /** Who and what; null once erased. */
  readonly content: JsonObject | null;
  /** SHA-256 in hexadecimal digits; see server/storage/audit-chain.ts for what it covers. */
  readonly hash: string;
}

/** Whether a chain holds. */
export type ChainVerdict =
  | { readonly isIntact: true; readonly entryCount: number; readonly headHash: string }
  | {
      readonly isIntact: false;
      /** The first row that does not hold. */
      readonly sequence: number;
      /** What is wrong with it, in a sentence. */
      readonly fault: string;
    };

/** The audit log. Other services append to it in the transaction of what they do. */
export interface Audit {
  /** Oldest first. */
  page(tenantId: string, request: PageRequest): Promise<Outcome<Page<AuditEntry>>>;
  /** Reads the whole chain and finds any row that was altered, removed or moved, the last included. */
  verify(tenantId: string): Promise<ChainVerdict>;
  /** The whole log with its hashes, a line of JSON each: whoever has it can verify it without Kontera. */
  exportLines(tenantId: string): AsyncIterable<string>;
}
