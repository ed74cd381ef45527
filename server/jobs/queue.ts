import PgBoss from 'pg-boss';
import type { JobQueue } from '../services/jobs.ts';
import type { Store } from '../storage/store.ts';
import { JOB_KINDS, type JobKind } from '../storage/job-state.ts';

/** What travels through the queue; everything else is read from the job's row. */
export interface QueuedJob {
  readonly tenantId: string;
}

/** How often a job is begun at most: by workers that died, and after faults that pass by themselves. */
export const MAX_ATTEMPTS = 10;

/** Longest that a job may run. A worker that dies is noticed by its silence, much sooner. */
const EXPIRE_HOURS = 12;
/** Doubled with every attempt. */
const RETRY_SECONDS = 2;

/** The queue of a store's database, and pg-boss behind it for those who work. */
export interface RunningQueue extends JobQueue {
  readonly boss: PgBoss;
  /** Waits for jobs at work, `waitMs` at most. */
  stop(waitMs: number): Promise<void>;
}

/**
 * Opens the queue, making its tables where they are missing. One of the processes that work has to supervise;
 * more may.
 */
export async function startQueue(
  store: Store,
  { supervise, onFault }: { readonly supervise: boolean; readonly onFault: (error: Error) => void },
): Promise<RunningQueue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values: unknown[] | undefined) => store.executeSql(text, values) },
    supervise,
    schedule: false,
  });
  boss.on('error', onFault);
  await boss.start();
  for (const kind of JOB_KINDS) await boss.createQueue(kind);
  return {
    boss,
    async send(kind: JobKind, jobId: string, tenantId: string) {
      const data: QueuedJob = { tenantId };
      await boss.send(kind, data, {
        id: jobId,
        retryLimit: MAX_ATTEMPTS,
        retryDelay: RETRY_SECONDS,
        retryBackoff: true,
        expireInHours: EXPIRE_HOURS,
      });
    },
    stop: (waitMs) => boss.stop({ graceful: true, wait: true, timeout: waitMs }),
  };
}
