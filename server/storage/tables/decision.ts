import { bigint, foreignKey, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, moment, tenantColumn } from '../columns.ts';
import type { Coded, DecidedLine, DecisionKind } from '../decided-line.ts';
import { ownRows } from './own-rows.ts';
import { tenants } from './tenant.ts';

/** Batches of decisions taken in, so that one sent twice counts once. */
export const decisionBatches = pgTable(
  'decision_batches',
  {
    tenantId: tenantColumn().references(() => tenants.tenantId),
    idempotencyKey: text('idempotency_key').notNull(),
    /** SHA-256 of what was sent: the same key with other content is refused. */
    contentHash: bytes('content_hash').notNull(),
    /** Sequence of its first and last decision; last = first - 1 where it was empty. */
    firstSequence: bigint('first_sequence', { mode: 'number' }).notNull(),
    lastSequence: bigint('last_sequence', { mode: 'number' }).notNull(),
    receivedAt: moment('received_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.idempotencyKey] }), ownRows()],
);

/** What people decided about suggestions, in the order the server took it in. */
export const decisions = pgTable(
  'decisions',
  {
    tenantId: tenantColumn(),
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    idempotencyKey: text('idempotency_key').notNull(),
    kind: text('kind').$type<DecisionKind>().notNull(),
    /** When the person decided, by the clock of the client. */
    decidedAt: moment('decided_at').notNull(),
    line: jsonb('line').$type<DecidedLine>().notNull(),
    before: jsonb('before').$type<Coded>().notNull(),
    after: jsonb('after').$type<Coded>().notNull(),
    modelSha256: text('model_sha256').notNull(),
    sourceDocumentId: text('source_document_id'),
    sourceLineId: text('source_line_id'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.sequence] }),
    foreignKey({
      columns: [table.tenantId, table.idempotencyKey],
      foreignColumns: [decisionBatches.tenantId, decisionBatches.idempotencyKey],
    }),
    ownRows(),
  ],
);
