import type PgBoss from 'pg-boss';
import { JOB_KINDS, type JobKind } from '../storage/job-state.ts';
import type { Store } from '../storage/store.ts';
import { beat, beginRun, endRun, type JobEnd, type JobRun } from './job-run.ts';
import { MAX_ATTEMPTS, type QueuedJob, type RunningQueue } from './queue.ts';

/** Does a job. What it throws is a fault that may pass; doing it again must come to the same. */
export type JobHandler = (run: JobRun) => Promise<JobEnd>;

/** How a process works. */
export interface WorkerOptions {
  readonly store: Store;
  readonly queue: RunningQueue;
  readonly handlers: Readonly<Record<JobKind, JobHandler>>;
  /** Names the process in job rows. */
  readonly name: string;
  /** Jobs of a kind at a time, 1 or more. */
  readonly concurrency: Readonly<Record<JobKind, number>>;
  /** Between two looks into an empty queue: 500 or more. After a job the next look comes at once. */
  readonly pollMs: number;
  readonly heartbeatMs: number;
  readonly signal: AbortSignal;
  /** Told of what a handler threw, and of heartbeats that failed. */
  readonly onFault: (error: unknown, run: Pick<JobRun, 'tenantId' | 'jobId'>) => void;
}

/** Begins to take jobs out of the queue; the queue's `stop` ends it. */
export async function startWorker(options: WorkerOptions): Promise<void> {
  const { queue, pollMs, concurrency } = options;
  const polling = { batchSize: 1, includeMetadata: true as const, pollingIntervalSeconds: pollMs / 1000 };
  for (const kind of JOB_KINDS)
    for (let at = 0; at < concurrency[kind]; at += 1) {
      let id = '';
      id = await queue.boss.work<QueuedJob>(kind, polling, async (jobs) => {
        for (const job of jobs) await runJob(options, job);
        queue.boss.notifyWorker(id);
      });
    }
}

/** Throws where another attempt is to follow: so pg-boss learns of it. */
async function runJob(options: WorkerOptions, job: PgBoss.JobWithMetadata<QueuedJob>): Promise<void> {
  const { store, handlers, name, signal } = options;
  const { tenantId } = job.data;
  const begun = await beginRun(store, tenantId, job.id, name);
  if (begun === null) return;
  const run: JobRun = { tenantId, jobId: job.id, ...begun, signal };
  const end = await withHeartbeat(options, run, () => attempted(options, run, handlers[run.kind]));
  const isLast = job.retryCount >= MAX_ATTEMPTS && end.kind === 'later';
  await endRun(store, run, isLast ? { kind: 'failed', fault: end.fault } : end);
  if (end.kind === 'later' && !isLast) throw new Error(end.fault);
}

async function attempted(options: WorkerOptions, run: JobRun, handler: JobHandler): Promise<JobEnd> {
  try {
    return await handler(run);
  } catch (error) {
    options.onFault(error, run);
    return { kind: 'later', fault: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' };
  }
}

async function withHeartbeat<Result>(
  { store, heartbeatMs, onFault }: WorkerOptions,
  run: JobRun,
  work: () => Promise<Result>,
): Promise<Result> {
  const beating = setInterval(() => {
    beat(store, run).catch((error: unknown) => onFault(error, run));
  }, heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(beating);
  }
}
