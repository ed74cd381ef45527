import { eq, sql } from 'drizzle-orm';
import { randomBytes } from 'node:crypto';
import { chainedHash, NO_HASH, sha256Hex, type StoredRow } from './audit-chain.ts';
import type { JsonObject } from './json.ts';
import { auditEntries, auditHeads } from './schema.ts';
import type { Transaction } from './store.ts';

/** Something that is to be logged. */
export interface AuditEvent {
  /** As in docs/admin/audit.md: model.released, setting.changed, ... */
  readonly kind: string;
  /** Who and what. */
  readonly content: JsonObject;
}

/** Rows an INSERT takes at most: their values must stay below the 65,535 parameters of a statement. */
const INSERT_ROWS = 1000;

/**
 * Appends to a tenant's chain in the transaction of what is logged: both happen or neither. Writers of one tenant wait
 * for each other at the head row. `now` is in ISO 8601 with milliseconds.
 */
export async function appendAudit(
  transaction: Transaction,
  tenantId: string,
  now: string,
  events: readonly AuditEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const [head] = await transaction
    .select()
    .from(auditHeads)
    .where(eq(auditHeads.tenantId, tenantId))
    .for('update');
  if (!head) throw new Error('the audit chain has no head');
  const rows: StoredRow[] = [];
  let { sequence, hash } = head;
  for (const { kind, content } of events) {
    sequence += 1;
    // The salt keeps a short content from being guessed from its hash once it is erased.
    const text = JSON.stringify({ ...content, salt: randomBytes(16).toString('hex') });
    const row = {
      tenantId,
      sequence,
      recordedAt: now,
      kind,
      contentHash: sha256Hex(text),
      previousHash: hash,
    };
    hash = chainedHash(row);
    rows.push({ ...row, content: text, hash });
  }
  for (let at = 0; at < rows.length; at += INSERT_ROWS)
    await transaction.insert(auditEntries).values(rows.slice(at, at + INSERT_ROWS));
  await transaction.update(auditHeads).set({ sequence, hash }).where(eq(auditHeads.tenantId, tenantId));
}

/** Begins a tenant's chain. */
export async function beginAudit(transaction: Transaction, tenantId: string): Promise<void> {
  await transaction.insert(auditHeads).values({ tenantId, sequence: 0, hash: NO_HASH });
}

/** Empties the contents of a tenant's rows recorded before `before` (all without it); their hashes stay. Needs the operator's rights. */
export async function emptyAudit(
  transaction: Transaction,
  tenantId: string,
  before?: string,
): Promise<number> {
  const { rows } = await transaction.execute<{ sequence: string }>(
    sql`UPDATE audit_entries SET content = NULL WHERE tenant_id = ${tenantId} AND content IS NOT NULL
        AND (${before ?? null}::timestamptz IS NULL OR recorded_at < ${before ?? null}::timestamptz) RETURNING sequence`,
  );
  return rows.length;
}
