import { sql } from 'drizzle-orm';
import type { Ground } from '../services/ground.ts';
import type { Jobs } from '../services/jobs.ts';
import { DEFAULT_SETTINGS } from '../services/settings.ts';
import type { JobKind } from '../storage/job-state.ts';
import { JOB_ACTOR } from './job-actor.ts';

interface DueJob extends Record<string, unknown> {
  readonly tenantId: string;
  readonly kind: JobKind;
  readonly subject: string;
}

/** Started at a time; the rest is due at the next look. */
const MAX_DUE = 500;

/**
 * Starts what is due: pulls by each tenant's hours; a training a day where lines or decisions came since the last; a
 * pruning a day. Any number of processes may look: a job that waits already is not queued twice. Gives how many.
 */
export async function startDue({ store, clock }: Ground, jobs: Jobs): Promise<number> {
  const now = clock().toISOString();
  const { rows } = await store.asOperator((transaction) =>
    transaction.execute<DueJob>(sql`
      WITH live AS (SELECT * FROM tenants WHERE erased_at IS NULL),
      hours AS (SELECT l.tenant_id, coalesce(s.value::int, ${DEFAULT_SETTINGS.pullEveryHours}::int) AS h FROM live l
        LEFT JOIN settings s ON s.tenant_id = l.tenant_id AND s.name = 'pullEveryHours'),
      due AS (
        SELECT c.tenant_id, 'pull' AS kind, c.connection_id AS subject, h * interval '1 hour' AS every
          FROM connections c JOIN hours ON hours.tenant_id = c.tenant_id WHERE h > 0
        UNION ALL SELECT tenant_id, 'prune', '', interval '1 day' FROM live
        UNION ALL SELECT l.tenant_id, 'train', '', interval '1 day' FROM live l
          WHERE EXISTS (SELECT FROM ledger_lines x WHERE x.tenant_id = l.tenant_id)
          AND NOT EXISTS (SELECT FROM models m WHERE m.tenant_id = l.tenant_id
            AND m.history_revision = l.history_revision AND m.decision_sequence = l.decision_sequence))
      SELECT d.tenant_id AS "tenantId", d.kind, d.subject FROM due d
      WHERE NOT EXISTS (SELECT FROM job_runs j WHERE j.tenant_id = d.tenant_id AND j.kind = d.kind
        AND j.subject = d.subject
        AND (j.state IN ('queued', 'running') OR j.created_at > ${now}::timestamptz - d.every))
      ORDER BY d.tenant_id, d.kind, d.subject LIMIT ${MAX_DUE}`),
  );
  for (const { tenantId, kind, subject } of rows) await jobs.start(tenantId, kind, subject, JOB_ACTOR);
  return rows.length;
}
