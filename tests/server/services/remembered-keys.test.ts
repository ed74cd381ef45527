import { describe, expect, test } from 'vitest';
import type { ApiKeys, KeyHolder } from '../../../server/services/api-keys.ts';
import { KEY_MEMORY_MS, rememberKeys } from '../../../server/services/remembered-keys.ts';
import type { Tenants } from '../../../server/services/tenants.ts';

const ACTOR = { kind: 'system', id: 'test' } as const;
const BEGIN_MS = Date.UTC(2026, 0, 31, 9, 30);

const unasked = (): never => {
  throw new Error('not asked here');
};

/** Keys of which `token-a` is good until it is ended; every look into the database is counted. */
function opened(expiresAt: string | null = null) {
  const state = { nowMs: BEGIN_MS, looks: 0, isEnded: false, beforeAnswer: () => Promise.resolve() };
  const holder: KeyHolder = { tenantId: 'a', keyId: 'k', role: 'admin', scopes: [], expiresAt };
  const apiKeys: ApiKeys = {
    create: unasked,
    list: unasked,
    async verify(token) {
      state.looks += 1;
      const isGood = token === 'token-a' && !state.isEnded;
      await state.beforeAnswer();
      return isGood ? holder : null;
    },
    revoke() {
      state.isEnded = true;
      return Promise.resolve({ ok: false, code: 'conflict', sentence: 'as the store says' });
    },
  };
  const tenants: Tenants = {
    ...{ create: unasked, find: unasked, list: unasked, exportLines: unasked },
    erase() {
      state.isEnded = true;
      return Promise.resolve({ ok: true, value: { rowCount: 1 } });
    },
  };
  return { state, holder, ...rememberKeys({ apiKeys, tenants }, () => new Date(state.nowMs)) };
}

describe('a key that was verified', () => {
  test('is believed for ten seconds without a look, and no longer', async () => {
    const { state, apiKeys, holder } = opened();
    expect(await apiKeys.verify('token-a')).toEqual(holder);
    state.nowMs += KEY_MEMORY_MS - 1;
    expect(await apiKeys.verify('token-a')).toEqual(holder);
    expect(state.looks).toBe(1);
    state.nowMs += 1;
    // Ended by another process meanwhile.
    state.isEnded = true;
    expect(await apiKeys.verify('token-a')).toBeNull();
    expect(state.looks).toBe(2);
  });

  test('is refused at once when it is revoked here, and the answer is the store’s', async () => {
    const { apiKeys } = opened();
    await apiKeys.verify('token-a');
    expect(await apiKeys.revoke('a', 'k', ACTOR)).toMatchObject({ sentence: 'as the store says' });
    expect(await apiKeys.verify('token-a')).toBeNull();
  });

  test('is refused at once when its tenant is erased here', async () => {
    const { apiKeys, tenants } = opened();
    await apiKeys.verify('token-a');
    await tenants.erase('a', ACTOR);
    expect(await apiKeys.verify('token-a')).toBeNull();
  });

  test('is not remembered where it was revoked while it was looked at', async () => {
    const { state, apiKeys } = opened();
    state.beforeAnswer = async () => {
      await apiKeys.revoke('a', 'k', ACTOR);
    };
    await apiKeys.verify('token-a');
    state.beforeAnswer = () => Promise.resolve();
    expect(await apiKeys.verify('token-a')).toBeNull();
  });

  test('ends at the moment it expires', async () => {
    const { state, apiKeys, holder } = opened(new Date(BEGIN_MS + 3_000).toISOString());
    expect(await apiKeys.verify('token-a')).toEqual(holder);
    state.isEnded = true;
    state.nowMs += 2_999;
    expect(await apiKeys.verify('token-a')).toEqual(holder);
    state.nowMs += 1;
    expect(await apiKeys.verify('token-a')).toBeNull();
  });

  test('is looked at again when the clock was set back', async () => {
    const { state, apiKeys } = opened();
    await apiKeys.verify('token-a');
    state.isEnded = true;
    state.nowMs -= 1;
    expect(await apiKeys.verify('token-a')).toBeNull();
  });
});

test('a refused token is looked at each time: a key made later is taken at once', async () => {
  const { state, apiKeys } = opened();
  state.isEnded = true;
  expect(await apiKeys.verify('token-a')).toBeNull();
  state.isEnded = false;
  expect(await apiKeys.verify('token-a')).not.toBeNull();
  expect(state.looks).toBe(2);
});
