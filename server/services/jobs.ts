import type { JsonObject } from '../storage/json.ts';
import type { Actor } from './actor.ts';
import type { Outcome } from './outcome.ts';
import type { Page, PageRequest } from './page.ts';

/** pull: history and masters of a connection; train: a model; evaluate: back-test it; release: decide; prune: retention. */
export const JOB_KINDS = ['pull', 'train', 'evaluate', 'release', 'prune'] as const;

/** One of JOB_KINDS. */
export type JobKind = (typeof JOB_KINDS)[number];

/** A job as people see it. */
export interface Job {
  readonly jobId: string;
  readonly kind: JobKind;
  /** The connection or model that it is about, '' for the tenant. */
  readonly subject: string;
  readonly state: 'queued' | 'running' | 'done' | 'failed';
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
  list(tenantId: string, page: PageRequest): Promise<Page<Job>>;
}
