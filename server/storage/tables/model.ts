import { bigint, date, foreignKey, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, createdColumn, moment, tenantColumn } from '../columns.ts';
import type { JsonObject } from '../json.ts';
import type { ModelState, ReleaseKind } from '../model-state.ts';
import { ownRows } from './own-rows.ts';
import { tenants } from './tenant.ts';

/** Trained models, whatever became of them. */
export const models = pgTable(
  'models',
  {
    tenantId: tenantColumn().references(() => tenants.tenantId),
    modelId: text('model_id').notNull(),
    state: text('state').$type<ModelState>().notNull(),
    createdAt: createdColumn(),
    lineCount: integer('line_count').notNull(),
    /** Sequence of the last decision that was learned. */
    decisionSequence: bigint('decision_sequence', { mode: 'number' }).notNull(),
    historyRevision: bigint('history_revision', { mode: 'number' }).notNull(),
    firstDay: date('first_day', { mode: 'string' }),
    lastDay: date('last_day', { mode: 'string' }),
    dimensions: jsonb('dimensions').$type<readonly string[]>().notNull(),
    headerFieldNames: jsonb('header_field_names').$type<readonly string[]>().notNull(),
    seed: integer('seed').notNull(),
    /** SHA-256 of the model's bytes, in hexadecimal digits: names the model to add-ins and in the audit log. */
    sha256: text('sha256').notNull(),
    byteCount: integer('byte_count').notNull(),
    /** Back-test figures; null until evaluated. */
    evaluation: jsonb('evaluation').$type<JsonObject>(),
    /** Why it was released or rejected, in a sentence; null until decided. */
    verdict: text('verdict'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.modelId] }), ownRows()],
);

/** Bytes of models, gzip-compressed. Pruning removes the row and leaves the model's figures. */
export const modelFiles = pgTable(
  'model_files',
  {
    tenantId: tenantColumn(),
    modelId: text('model_id').notNull(),
    gzipped: bytes('gzipped').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.modelId] }),
    foreignKey({
      columns: [table.tenantId, table.modelId],
      foreignColumns: [models.tenantId, models.modelId],
    }),
    ownRows(),
  ],
);

/** Which model answered from when on. The last row is the one in use. */
export const releases = pgTable(
  'releases',
  {
    tenantId: tenantColumn(),
    releaseNumber: integer('release_number').notNull(),
    modelId: text('model_id').notNull(),
    releasedAt: moment('released_at').notNull(),
    kind: text('kind').$type<ReleaseKind>().notNull(),
    reason: text('reason').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.releaseNumber] }),
    foreignKey({
      columns: [table.tenantId, table.modelId],
      foreignColumns: [models.tenantId, models.modelId],
    }),
    ownRows(),
  ],
);
