import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import { jobRuns } from '../storage/schema.ts';
import type { Store } from '../storage/store.ts';
import { MAX_ATTEMPTS, type RunningQueue } from './queue.ts';

/** How many jobs were found without a worker. */
export interface TakenOver {
  readonly silentCount: number;
  readonly lostCount: number;
}

/** A job that waits this long may not be in the queue: its sender died before, or who took it. */
const LOST_SECONDS = 60;
/** Jobs looked at a time; the rest is next. */
const MAX_JOBS = 500;

/**
 * Gives jobs whose worker has been silent for `silentMs` back to the queue, and sends those again that the queue lost or
 * never had. Any number of workers may do it at once.
 */
export async function takeOver(store: Store, queue: RunningQueue, silentMs: number): Promise<TakenOver> {
  const silent = await silentJobs(store, silentMs);
  for (const { kind, jobId } of silent)
    await queue.boss.fail(kind, jobId, { fault: 'its worker fell silent' });
  let lostCount = 0;
  for (const job of await waitingJobs(store)) if (await sentAgain(queue, job)) lostCount += 1;
  return { silentCount: silent.length, lostCount };
}

/** Sends a job again where the queue does not hold it for a worker to come; says whether that was so. */
async function sentAgain(queue: RunningQueue, job: typeof jobRuns.$inferSelect): Promise<boolean> {
  const { kind, jobId, tenantId } = job;
  const queued = await queue.boss.getJobById(kind, jobId);
  if (queued?.state === 'created' || queued?.state === 'retry') return false;
  if (queued?.state === 'active') {
    // Who took it died before it began, or after it had written down how it ended. Someone may be about to begin.
    const takenMs = Date.parse(job.heartbeatAt ?? '') - new Date(queued.startedOn).getTime();
    if (takenMs < LOST_SECONDS * 1000) return false;
    await queue.boss.fail(kind, jobId, { fault: 'its worker did not begin' });
    return true;
  }
  // The queue takes no number twice.
  if (queued) await queue.boss.deleteJob(kind, jobId);
  await queue.send(kind, jobId, tenantId);
  return true;
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

/** Jobs that have waited long, each once in that time: looking at them is written down as a heartbeat. */
function waitingJobs(store: Store): Promise<(typeof jobRuns.$inferSelect)[]> {
  const before = sql`now() - ${LOST_SECONDS} * interval '1 second'`;
  const isWaiting = and(
    eq(jobRuns.state, 'queued'),
    lt(sql`coalesce(${jobRuns.heartbeatAt}, ${jobRuns.createdAt})`, before),
  );
  return store.asOperator(async (transaction) => {
    const some = transaction
      .select({ id: jobRuns.jobId })
      .from(jobRuns)
      .where(isWaiting)
      .limit(MAX_JOBS)
      .for('update', { skipLocked: true });
    return transaction
      .update(jobRuns)
      .set({ heartbeatAt: sql`now()` })
      .where(and(isWaiting, inArray(jobRuns.jobId, some)))
      .returning();
  });
}
