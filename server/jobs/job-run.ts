import { and, eq, inArray, sql } from 'drizzle-orm';
import type { JobKind } from '../storage/job-state.ts';
import type { JsonObject } from '../storage/json.ts';
import { jobRuns } from '../storage/schema.ts';
import type { Store } from '../storage/store.ts';

/** A job at work in this process. */
export interface JobRun {
  readonly tenantId: string;
  readonly jobId: string;
  readonly kind: JobKind;
  readonly subject: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** Aborts when the process is to stop. */
  readonly signal: AbortSignal;
}

/** How an attempt ended. `later`: the fault may pass by itself; another attempt follows after a while. */
export type JobEnd =
  | { readonly kind: 'done'; readonly result: JsonObject }
  | { readonly kind: 'failed'; readonly fault: string }
  | { readonly kind: 'later'; readonly fault: string };

/** Times are the database's: workers need not agree on theirs. */
const NOW = sql`now()`;

/** Says that a worker begins a job; null where it has ended already, or its tenant is gone. */
export function beginRun(
  store: Store,
  tenantId: string,
  jobId: string,
  worker: string,
): Promise<Pick<JobRun, 'kind' | 'subject' | 'attempt'> | null> {
  return store.inTenant(tenantId, async (transaction) => {
    const [row] = await transaction
      .update(jobRuns)
      .set({
        ...{ state: 'running', worker, fault: null, startedAt: NOW, heartbeatAt: NOW },
        attemptCount: sql`${jobRuns.attemptCount} + 1`,
      })
      .where(and(isRun(tenantId, jobId), inArray(jobRuns.state, ['queued', 'running'])))
      .returning();
    return row ? { kind: row.kind, subject: row.subject, attempt: row.attemptCount } : null;
  });
}

/** Says that the worker still lives. */
export async function beat(store: Store, run: JobRun): Promise<void> {
  await store.inTenant(run.tenantId, (transaction) =>
    transaction.update(jobRuns).set({ heartbeatAt: NOW }).where(isAttempt(run)),
  );
}

/** Writes down how an attempt ended; of one that was taken over in between, nothing. */
export async function endRun(store: Store, run: JobRun, end: JobEnd): Promise<void> {
  const change =
    end.kind === 'done'
      ? { state: 'done' as const, result: end.result, finishedAt: NOW }
      : end.kind === 'failed'
        ? { state: 'failed' as const, fault: end.fault, finishedAt: NOW }
        : { state: 'queued' as const, fault: end.fault };
  await store.inTenant(run.tenantId, (transaction) =>
    transaction
      .update(jobRuns)
      .set({ ...change, worker: null, heartbeatAt: NOW })
      .where(isAttempt(run)),
  );
}

function isRun(tenantId: string, jobId: string) {
  return and(eq(jobRuns.tenantId, tenantId), eq(jobRuns.jobId, jobId));
}

function isAttempt({ tenantId, jobId, attempt }: JobRun) {
  return and(isRun(tenantId, jobId), eq(jobRuns.attemptCount, attempt), eq(jobRuns.state, 'running'));
}
