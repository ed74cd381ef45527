import * as z from 'zod';
import { idText, instant, lineText, longText } from './wire-text.ts';

/** A job and how far it is. */
export const job = z
  .object({
    jobId: idText,
    kind: z.enum(['pull', 'train', 'evaluate', 'release', 'prune']),
    /** The connection or model that it is about, '' for the tenant. */
    subject: lineText(),
    state: z.enum(['queued', 'running', 'done', 'failed']),
    /** How often it was begun: more than once where a worker died. */
    attemptCount: z.int().min(0),
    createdAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    /** What it did, in numbers; null until done. */
    result: z.record(z.string(), z.unknown()).nullable(),
    /** Why it failed, in a sentence. */
    fault: longText().nullable(),
  })
  .meta({ id: 'Job' });

/** A job and how far it is. */
export type Job = z.infer<typeof job>;

/** A job to be queued: history pulled from a connection, or a model trained, back-tested and decided on. */
export const newJob = z
  .object({ kind: z.enum(['pull', 'train']), subject: z.union([idText, z.literal('')]).default('') })
  .meta({ id: 'NewJob' });
