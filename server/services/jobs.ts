import { and, desc, eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { appendAudit } from '../storage/audit-append.ts';
import type { JobKind, JobState } from '../storage/job-state.ts';
import type { JsonObject } from '../storage/json.ts';
import { connections, jobRuns, models, tenants } from '../storage/schema.ts';
import type { Store, Transaction } from '../storage/store.ts';
import type { Actor } from './actor.ts';
import { isConnection } from './connections.ts';
import { nowText, type Ground } from './ground.ts';
import { done, NO_PLACE, refusal, type Outcome } from './outcome.ts';
import { olderThan, pageLimit, pageOf, type Page, type PageRequest } from './page.ts';

export { JOB_KINDS, type JobKind } from '../storage/job-state.ts';

/** A job as people see it. */
export interface Job {
  readonly jobId: string;
  readonly kind: JobKind;
  /** The connection or model that it is about, '' for the tenant. */
  readonly subject: string;
  readonly state: JobState;
  /** How often it was begun: more than once where a worker died. */
  readonly attemptCount: number;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  /** What it did, in numbers; null until done. */
  readonly result: JsonObject | null;
  /** Why it failed, in a sentence. */
  readonly fault: string | null;
}

/** What is to be done in the background. Training is followed by evaluation and the decision on release. */
export interface Jobs {
  /**
   * Queues a job of a tenant; where the same kind and subject is queued already, gives that one. Not-found where the
   * connection or model does not exist.
   */
  start(tenantId: string, kind: JobKind, subject: string, actor: Actor): Promise<Outcome<Job>>;
  find(tenantId: string, jobId: string): Promise<Job | null>;
  /** Newest first. */
  list(tenantId: string, page: PageRequest): Promise<Outcome<Page<Job>>>;
}

/** What moves jobs to workers. */
export interface JobQueue {
  /** Queues a job under its id; one that is queued already stays as it is. */
  send(kind: JobKind, jobId: string, tenantId: string): Promise<void>;
}

/** Jobs kept in a store and moved by a queue. */
export function createJobs(ground: Ground, queue: JobQueue): Jobs {
  const { store } = ground;
  return {
    async start(tenantId, kind, subject, actor) {
      const outcome = await store.inTenant(tenantId, (transaction) =>
        enqueue(transaction, { tenantId, kind, subject, actor, jobId: randomUUID(), now: nowText(ground) }),
      );
      // Should the process end between the two, the next look after lost jobs sends it.
      if (outcome.ok && outcome.value.state === 'queued')
        await queue.send(kind, outcome.value.jobId, tenantId);
      return outcome;
    },
    find: (tenantId, jobId) =>
      store.inTenant(tenantId, async (transaction) => {
        const isRow = and(eq(jobRuns.tenantId, tenantId), eq(jobRuns.jobId, jobId));
        const [row] = await transaction.select().from(jobRuns).where(isRow);
        return row ? jobOf(row) : null;
      }),
    list: (tenantId, request) => listJobs(store, tenantId, request),
  };
}

async function listJobs(store: Store, tenantId: string, request: PageRequest): Promise<Outcome<Page<Job>>> {
  const behind = olderThan(request.after, jobRuns.createdAt, jobRuns.jobId);
  if (behind === null) return NO_PLACE;
  const limit = pageLimit(request);
  const rows = await store.inTenant(tenantId, (transaction) =>
    transaction
      .select()
      .from(jobRuns)
      .where(and(eq(jobRuns.tenantId, tenantId), behind.condition))
      .orderBy(desc(jobRuns.createdAt), desc(jobRuns.jobId))
      .limit(limit + 1),
  );
  return done(pageOf(rows.map(jobOf), limit, ({ createdAt, jobId }) => [createdAt, jobId]));
}

interface JobOrder {
  readonly tenantId: string;
  readonly kind: JobKind;
  readonly subject: string;
  readonly actor: Actor;
  readonly jobId: string;
  readonly now: string;
}

async function enqueue(transaction: Transaction, order: JobOrder): Promise<Outcome<Job>> {
  const { tenantId, kind, subject, actor, jobId, now } = order;
  // The tenant's lock, so that of two who ask at once one makes the job.
  const [tenant] = await transaction
    .select()
    .from(tenants)
    .where(eq(tenants.tenantId, tenantId))
    .for('update');
  if (tenant?.erasedAt !== null) return refusal('not-found', 'There is no such tenant.');
  if (!(await isSubject(transaction, order)))
    return refusal('not-found', `There is no such ${kind === 'pull' ? 'connection' : 'model'}.`);
  const isSame = and(
    eq(jobRuns.tenantId, tenantId),
    eq(jobRuns.kind, kind),
    eq(jobRuns.subject, subject),
    eq(jobRuns.state, 'queued'),
  );
  const [waiting] = await transaction.select().from(jobRuns).where(isSame).limit(1);
  if (waiting) return done(jobOf(waiting));
  const row = { tenantId, jobId, kind, subject, state: 'queued' as const, createdAt: now };
  const [made] = await transaction.insert(jobRuns).values(row).returning();
  if (!made) throw new Error('an inserted job did not come back');
  if (actor.kind !== 'system') {
    const content = { actor: { ...actor }, jobId, jobKind: kind, subject };
    await appendAudit(transaction, tenantId, now, [{ kind: 'job.started', content }]);
  }
  return done(jobOf(made));
}

async function isSubject(transaction: Transaction, { tenantId, kind, subject }: JobOrder): Promise<boolean> {
  if (kind === 'train' || kind === 'prune') return subject === '';
  if (kind === 'pull')
    return (await transaction.select().from(connections).where(isConnection(tenantId, subject))).length > 0;
  const isModel = and(eq(models.tenantId, tenantId), eq(models.modelId, subject));
  return (await transaction.select({ id: models.modelId }).from(models).where(isModel)).length > 0;
}

function jobOf(row: typeof jobRuns.$inferSelect): Job {
  const { jobId, kind, subject, state, attemptCount, createdAt, startedAt, finishedAt, result, fault } = row;
  return { jobId, kind, subject, state, attemptCount, createdAt, startedAt, finishedAt, result, fault };
}
