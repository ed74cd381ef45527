import type { Actor } from '../services/actor.ts';

/** Who the audit log says for what a job does. */
export const JOB_ACTOR: Actor = { kind: 'system', id: 'job' };
