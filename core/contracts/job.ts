import * as z from 'zod';
import { idText, instant, lineText } from './wire-text.ts';

/** What the server does on its own time. */
export const JOB_KINDS = ['pull', 'train', 'evaluate', 'release', 'send', 'prune'] as const;

/** What the server does on its own time. */
export type JobKind = (typeof JOB_KINDS)[number];

/** A job and how far it is. */
export const job = z
  .object({
    id: idText,
    kind: z.enum(JOB_KINDS),
    /** What the job is about: a connection or a model; '' for the tenant. */
    subject: lineText(),
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
    /** Lines, pages or models done so far. */
    doneCount: z.int().min(0),
    createdAt: instant,
    startedAt: instant.nullable(),
    endedAt: instant.nullable(),
    /** Code of the error table where it failed. */
    error: z.string().max(64).nullable(),
  })
  .meta({ id: 'Job' });

/** A job and how far it is. */
export type Job = z.infer<typeof job>;

/** A job to be started: history pulled, a model trained and back-tested. */
export const newJob = z
  .object({ kind: z.enum(['pull', 'train']), connectionId: idText.nullable().default(null) })
  .meta({ id: 'NewJob' });

/** A job to be started. */
export type NewJob = z.infer<typeof newJob>;
