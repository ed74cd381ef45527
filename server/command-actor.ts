import type { Actor } from './services/actor.ts';

/** Who the audit log says for what a command does. */
export const COMMAND_ACTOR: Actor = { kind: 'system', id: 'kontera admin' };
