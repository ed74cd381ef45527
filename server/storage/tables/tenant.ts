import { bigint, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, createdColumn, moment, tenantColumn } from '../columns.ts';
import type { Json } from '../json.ts';
import { ownRows } from './own-rows.ts';

/** Companies whose ledgers lie apart. The counters are only ever raised, under the row's lock. */
export const tenants = pgTable(
  'tenants',
  {
    tenantId: tenantColumn().primaryKey(),
    name: text('name').notNull(),
    /** Who looks after the tenant; null: no one but itself. */
    partner: text('partner'),
    createdAt: createdColumn(),
    /** When everything but its audit chain was erased. */
    erasedAt: moment('erased_at'),
    /** Raised by every change of the history or the masters. */
    historyRevision: bigint('history_revision', { mode: 'number' }).notNull().default(0),
    /** Sequence of the last decision taken in. */
    decisionSequence: bigint('decision_sequence', { mode: 'number' }).notNull().default(0),
    /** Number of the last release. */
    releaseNumber: integer('release_number').notNull().default(0),
  },
  () => [ownRows()],
);

/** Keys that programs and add-ins show. The secret itself is not kept. */
export const apiKeys = pgTable(
  'api_keys',
  {
    tenantId: tenantColumn().references(() => tenants.tenantId),
    keyId: text('key_id').notNull(),
    label: text('label').notNull(),
    role: text('role').notNull(),
    scopes: jsonb('scopes').$type<readonly string[]>().notNull(),
    /** SHA-256 of the secret, which is 256 random bits: nothing to guess, so nothing to slow down. */
    secretHash: bytes('secret_hash').notNull(),
    createdAt: createdColumn(),
    expiresAt: moment('expires_at'),
    revokedAt: moment('revoked_at'),
    lastUsedAt: moment('last_used_at'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.keyId] }), ownRows()],
);

/** What a tenant has set; a name that is absent has its default. */
export const settings = pgTable(
  'settings',
  {
    tenantId: tenantColumn().references(() => tenants.tenantId),
    name: text('name').notNull(),
    value: jsonb('value').$type<Json>().notNull(),
    changedAt: moment('changed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.name] }), ownRows()],
);
