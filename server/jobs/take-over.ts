import { and, eq, lt, sql } from 'drizzle-orm';
import { jobRuns } from '../storage/schema.ts';
import type { Store } from '../storage/store.ts';
import { MAX_ATTEMPTS, type RunningQueue } from './queue.ts';

/** How many jobs were found without a worker. */
export interface TakenOver {
  readonly silentCount: number;
  readonly lostCount: number;
}

/** A job that is queued this long may never have reached the queue: its sender died in between. */
const LOST_SECONDS = 60;
/** Jobs looked at a time; the rest is next. */
const MAX_JOBS = 500;

/**
 * Gives jobs whose worker has been silent for `silentMs` back to the queue, and sends those that never reached it. Any
 * number of workers may do it at once.
 */
export async function takeOver(store: Store, queue: RunningQueue, silentMs: number): Promise<TakenOver> {
  const silent = await silentJobs(store, silentMs);
  for (const { kind, jobId } of silent)
    await queue.boss.fail(kind, jobId, { fault: 'its worker fell silent' });
  const lost = await lostJobs(store);
  for (const { kind, jobId, tenantId } of lost) await queue.send(kind, jobId, tenantId);
  return { silentCount: silent.length, lostCount: lost.length };
}

function silentJobs(store: Store, silentMs: number): Promise<(typeof jobRuns.$inferSelect)[]> {
  const silence = sql`now() - ${silentMs} * interval '1 millisecond'`;
  const isSilent = and(eq(jobRuns.state, 'running'), lt(jobRuns.heartbeatAt, silence));
  return store.asOperator(async (transaction) => {
    const found = await transaction
      .select()
      .from(jobRuns)
      .where(isSilent)
      .limit(MAX_JOBS)
      .for('update', { skipLocked: true });
    for (const { tenantId, jobId, attemptCount } of found) {
      const isOver = attemptCount > MAX_ATTEMPTS;
      await transaction
        .update(jobRuns)
        .set({
          ...(isOver ? { state: 'failed' as const, finishedAt: sql`now()` } : { state: 'queued' as const }),
          ...{ worker: null, heartbeatAt: sql`now()`, fault: 'its worker fell silent' },
        })
        .where(and(eq(jobRuns.tenantId, tenantId), eq(jobRuns.jobId, jobId)));
    }
    return found;
  });
}

function lostJobs(store: Store): Promise<(typeof jobRuns.$inferSelect)[]> {
  const before = sql`now() - ${LOST_SECONDS} * interval '1 second'`;
  const isLost = and(
    eq(jobRuns.state, 'queued'),
    lt(sql`coalesce(${jobRuns.heartbeatAt}, ${jobRuns.createdAt})`, before),
  );
  return store.asOperator(async (transaction) => {
    const found = await transaction.select().from(jobRuns).where(isLost).limit(MAX_JOBS);
    return found;
  });
}
