import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { createdColumn, moment, tenantColumn } from '../columns.ts';
import type { JsonObject } from '../json.ts';
import type { JobKind, JobState } from '../job-state.ts';
import { ownRows } from './own-rows.ts';
import { tenants } from './tenant.ts';

/** What was done, chained: each row's hash covers the row before it. Rows are never changed but by erasure. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    tenantId: tenantColumn().references(() => tenants.tenantId),
    /** 1, 2, 3, ... without gaps. */
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    recordedAt: moment('recorded_at').notNull(),
    kind: text('kind').notNull(),
    /** Who and what, with a random salt, as the exact text that was hashed; null once erased. */
    content: text('content'),
    contentHash: text('content_hash').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.sequence] }), ownRows()],
);

/** The last row of each chain, so that a chain cut short is seen; its lock puts writers in line. */
export const auditHeads = pgTable(
  'audit_heads',
  {
    tenantId: tenantColumn()
      .primaryKey()
      .references(() => tenants.tenantId),
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    hash: text('hash').notNull(),
  },
  () => [ownRows()],
);

/** Jobs as people see them; the queue itself is pg-boss's. */
export const jobRuns = pgTable(
  'job_runs',
  {
    tenantId: tenantColumn().references(() => tenants.tenantId),
    jobId: text('job_id').notNull(),
    kind: text('kind').$type<JobKind>().notNull(),
    /** What the job is about: a connection, a model, or '' for the tenant. */
    subject: text('subject').notNull(),
    state: text('state').$type<JobState>().notNull(),
    attemptCount: integer('attempt_count').notNull().default(0),
    createdAt: createdColumn(),
    startedAt: moment('started_at'),
    /** Told by the worker every few seconds; a running job that falls silent is given to another. */
    heartbeatAt: moment('heartbeat_at'),
    finishedAt: moment('finished_at'),
    /** Names the process that has it. */
    worker: text('worker'),
    result: jsonb('result').$type<JsonObject>(),
    fault: text('fault'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.jobId] }),
    index('job_runs_open').on(table.state, table.heartbeatAt),
    ownRows(),
  ],
);
