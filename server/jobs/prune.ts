import { and, desc, eq, inArray, lt, notInArray, sql } from 'drizzle-orm';
import { MS_PER_DAY } from '../../core/domain/calendar-day.ts';
import { nowText, type Ground } from '../services/ground.ts';
import { raiseRevision } from '../services/store-pulled.ts';
import { readSettings, type TenantSettings } from '../services/settings.ts';
import { appendAudit, emptyAudit } from '../storage/audit-append.ts';
import { decisions, jobRuns, ledgerLines, modelFiles, models } from '../storage/schema.ts';
import type { Transaction } from '../storage/store.ts';
import { JOB_ACTOR } from './job-actor.ts';
import type { JobHandler } from './worker.ts';

const YEAR_DAYS = 365.25;
/** Rows of jobs that have ended are kept this long. */
const JOB_DAYS = 90;

/** Removes what the tenant's settings no longer keep, in one transaction, and logs how much. */
export function pruneHandler(ground: Ground): JobHandler {
  return async ({ tenantId }) => {
    const now = nowText(ground);
    // The operator's rights: contents of audit entries are emptied.
    const result = await ground.store.asOperator(async (transaction) => {
      const settings = await readSettings(transaction, tenantId);
      const counts = {
        historyLines: await pruneHistory(transaction, tenantId, settings, now),
        decisions: await pruneDecisions(transaction, tenantId, settings, now),
        modelFiles: await pruneModels(transaction, tenantId, settings),
        jobs: await pruneJobs(transaction, tenantId, now),
        auditContents:
          settings.auditYears === null
            ? 0
            : await emptyAudit(transaction, tenantId, daysBefore(now, settings.auditYears * YEAR_DAYS)),
      };
      const isChange = Object.values(counts).some((count) => count > 0);
      const content = { actor: { ...JOB_ACTOR }, ...counts };
      if (isChange) await appendAudit(transaction, tenantId, now, [{ kind: 'retention.pruned', content }]);
      return counts;
    });
    return { kind: 'done', result };
  };
}

function daysBefore(now: string, days: number): string {
  return new Date(Date.parse(now) - days * MS_PER_DAY).toISOString();
}

async function pruneHistory(
  transaction: Transaction,
  tenantId: string,
  { historyYears }: TenantSettings,
  now: string,
): Promise<number> {
  if (historyYears === null) return 0;
  const firstDay = daysBefore(now, historyYears * YEAR_DAYS).slice(0, 10);
  const gone = await transaction
    .delete(ledgerLines)
    .where(and(eq(ledgerLines.tenantId, tenantId), lt(ledgerLines.day, firstDay)))
    .returning({ id: ledgerLines.sourceLineId });
  if (gone.length > 0) await raiseRevision(transaction, tenantId);
  return gone.length;
}

/** Only what the model in use has learned: others are still to come. */
async function pruneDecisions(
  transaction: Transaction,
  tenantId: string,
  { decisionDays }: TenantSettings,
  now: string,
): Promise<number> {
  const isInUse = and(eq(models.tenantId, tenantId), eq(models.state, 'released'));
  const [champion] = await transaction.select().from(models).where(isInUse);
  if (!champion) return 0;
  const gone = await transaction
    .delete(decisions)
    .where(
      and(
        eq(decisions.tenantId, tenantId),
        sql`${decisions.sequence} <= ${champion.decisionSequence}`,
        sql`EXISTS (SELECT FROM decision_batches b WHERE b.tenant_id = ${tenantId}
          AND b.idempotency_key = ${decisions.idempotencyKey}
          AND b.received_at < ${daysBefore(now, decisionDays)}::timestamptz)`,
      ),
    )
    .returning({ sequence: decisions.sequence });
  return gone.length;
}

async function pruneModels(
  transaction: Transaction,
  tenantId: string,
  { keptModels }: TenantSettings,
): Promise<number> {
  const isOut = inArray(models.state, ['retired', 'rejected']);
  const kept = transaction
    .select({ id: models.modelId })
    .from(models)
    .where(and(eq(models.tenantId, tenantId), isOut))
    .orderBy(desc(models.createdAt))
    .limit(keptModels);
  const out = transaction
    .select({ id: models.modelId })
    .from(models)
    .where(and(eq(models.tenantId, tenantId), isOut, notInArray(models.modelId, kept)));
  const gone = await transaction
    .delete(modelFiles)
    .where(and(eq(modelFiles.tenantId, tenantId), inArray(modelFiles.modelId, out)))
    .returning({ id: modelFiles.modelId });
  return gone.length;
}

async function pruneJobs(transaction: Transaction, tenantId: string, now: string): Promise<number> {
  const gone = await transaction
    .delete(jobRuns)
    .where(and(eq(jobRuns.tenantId, tenantId), lt(jobRuns.finishedAt, daysBefore(now, JOB_DAYS))))
    .returning({ id: jobRuns.jobId });
  return gone.length;
}
