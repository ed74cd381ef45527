import { and, asc, eq, gt } from 'drizzle-orm';
import { headFault, NO_HASH, rowFault, type ChainHead, type StoredRow } from '../storage/audit-chain.ts';
import { isJsonObject, type JsonObject } from '../storage/json.ts';
import { auditEntries, auditHeads } from '../storage/schema.ts';
import type { Store } from '../storage/store.ts';
import type { Ground } from './ground.ts';
import { done, NO_PLACE, type Outcome } from './outcome.ts';
import { pageLimit, pageOf, parsePlace, type Page, type PageRequest } from './page.ts';

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

const READ_ROWS = 1000;

/** The log kept in a store. */
export function createAudit({ store }: Ground): Audit {
  return {
    async page(tenantId, request) {
      const place = request.after === null ? ['0'] : parsePlace(request.after, 1);
      const sequence = Number(place?.[0] ?? Number.NaN);
      if (!Number.isSafeInteger(sequence)) return NO_PLACE;
      const limit = pageLimit(request);
      const rows = await rowsBehind(store, tenantId, sequence, limit + 1);
      return done(pageOf(rows.map(entryOf), limit, (row) => [String(row.sequence)]));
    },
    verify: (tenantId) => verifyChain(store, tenantId),
    async *exportLines(tenantId) {
      for await (const row of allRows(store, tenantId)) yield `${JSON.stringify(row)}\n`;
      yield `${JSON.stringify({ head: await headOf(store, tenantId) })}\n`;
    },
  };
}

/** Rows written while it reads are behind the head that it read first, and are not looked at. */
async function verifyChain(store: Store, tenantId: string): Promise<ChainVerdict> {
  const head = await headOf(store, tenantId);
  if (head === null) return { isIntact: false, sequence: 0, fault: 'the chain has no head' };
  let last: ChainHead = { sequence: 0, hash: NO_HASH };
  for await (const row of allRows(store, tenantId)) {
    const fault = rowFault(row, last);
    if (fault !== null) return { isIntact: false, sequence: last.sequence + 1, fault };
    last = { sequence: row.sequence, hash: row.hash };
    if (row.sequence === head.sequence) {
      const isEnd = (await rowsBehind(store, tenantId, row.sequence, 1)).length === 0;
      if (!isEnd && (await headOf(store, tenantId))?.sequence === head.sequence)
        return { isIntact: false, sequence: row.sequence + 1, fault: 'rows were added behind the head' };
      break;
    }
  }
  const fault = headFault(head, last);
  if (fault !== null) return { isIntact: false, sequence: Math.min(last.sequence + 1, head.sequence), fault };
  return { isIntact: true, entryCount: head.sequence, headHash: head.hash };
}

async function* allRows(store: Store, tenantId: string): AsyncGenerator<StoredRow> {
  let sequence = 0;
  for (;;) {
    const rows = await rowsBehind(store, tenantId, sequence, READ_ROWS);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield* rows;
    sequence = last.sequence;
  }
}

function rowsBehind(store: Store, tenantId: string, sequence: number, limit: number): Promise<StoredRow[]> {
  return store.inTenant(tenantId, (transaction) =>
    transaction
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.tenantId, tenantId), gt(auditEntries.sequence, sequence)))
      .orderBy(asc(auditEntries.sequence))
      .limit(limit),
  );
}

function headOf(store: Store, tenantId: string): Promise<ChainHead | null> {
  return store.inTenant(tenantId, async (transaction) => {
    const [head] = await transaction.select().from(auditHeads).where(eq(auditHeads.tenantId, tenantId));
    return head ? { sequence: head.sequence, hash: head.hash } : null;
  });
}

/** The salt only keeps an erased content from being guessed; no one has to read it. */
function entryOf({ sequence, recordedAt, kind, content, hash }: StoredRow): AuditEntry {
  const parsed: unknown = content === null ? null : JSON.parse(content);
  if (!isJsonObject(parsed)) return { sequence, recordedAt, kind, content: null, hash };
  const entries = Object.entries(parsed).filter(([name]) => name !== 'salt');
  return { sequence, recordedAt, kind, content: Object.fromEntries(entries), hash };
}
