import { createHash } from 'node:crypto';
import type { ApiKeys, KeyHolder } from './api-keys.ts';
import type { Clock } from './clock.ts';
import type { Tenants } from './tenants.ts';

/** What makes, verifies and ends keys. */
export interface KeyServices {
  readonly apiKeys: ApiKeys;
  readonly tenants: Tenants;
}

/**
 * How long a verified key is believed without asking the database. A key that is ended here is refused at once; in the other
 * processes on the same database it may be taken this much longer.
 */
export const KEY_MEMORY_MS = 10_000;

const MAX_KEYS = 10_000;

interface Remembered {
  readonly holder: KeyHolder;
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * The same services, with keys remembered that were verified lately: an add-in's requests come in small bursts, and asking costs
 * more than most answers. Only what was found good is remembered; revoking a key and erasing a tenant forgets all of it.
 */
export function rememberKeys({ apiKeys, tenants }: KeyServices, clock: Clock): KeyServices {
  // By the token's hash, so that a dump of this memory shows no token.
  const known = new Map<string, Remembered>();
  let forgetCount = 0;
  const thenForget = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work;
    } finally {
      known.clear();
      forgetCount += 1;
    }
  };
  const verify = async (token: string): Promise<KeyHolder | null> => {
    const name = createHash('sha256').update(token).digest('base64');
    const nowMs = clock().getTime();
    const found = known.get(name);
    if (found !== undefined && found.fromMs <= nowMs && nowMs < found.untilMs) return found.holder;
    known.delete(name);
    const begunAt = forgetCount;
    const holder = await apiKeys.verify(token);
    // A key that was ended while it was being looked at may have been read before.
    if (holder === null || begunAt !== forgetCount) return holder;
    if (known.size >= MAX_KEYS) known.clear();
    const endMs = holder.expiresAt === null ? Infinity : Date.parse(holder.expiresAt);
    known.set(name, { holder, fromMs: nowMs, untilMs: Math.min(nowMs + KEY_MEMORY_MS, endMs) });
    return holder;
  };
  return {
    apiKeys: { ...apiKeys, verify, revoke: (...given) => thenForget(apiKeys.revoke(...given)) },
    tenants: { ...tenants, erase: (...given) => thenForget(tenants.erase(...given)) },
  };
}
