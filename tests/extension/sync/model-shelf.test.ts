import { describe, expect, it } from 'vitest';
import { cachePlan } from '../../../extension/sync/cache-plan.ts';
import { departures, notedFetch } from '../../../extension/sync/departures.ts';
import { keepModel, takeModel, type KeptModel } from '../../../extension/sync/model-shelf.ts';
import { ApiKeySignIn } from '../../../extension/sync/api-key-sign-in.ts';
import { sha256Hex } from '../../../extension/sync/sha256-hex.ts';
import { storeInMemory } from './store-in-memory.ts';

const bytes = (...values: number[]): Blob => new Blob([Uint8Array.from(values)]);
const hash = async (blob: Blob): Promise<string> => sha256Hex(await blob.arrayBuffer());

describe('a kept model', () => {
  it('comes back as it was put there', async () => {
    const store = storeInMemory();
    const kept = await keepModel(
      store,
      { modelBytes: bytes(1, 2, 3), notesBytes: bytes(4), origin: 'file', modelDate: '2026-01-31' },
      hash,
    );
    expect(await takeModel(store, hash)).toEqual({ kind: 'found', model: kept });
  });

  it('is not used, and gone, where a bit of it or of its notes was turned', async () => {
    for (const damaged of ['modelBytes', 'notesBytes'] as const) {
      const store = storeInMemory();
      const kept = await keepModel(
        store,
        { modelBytes: bytes(1, 2), notesBytes: bytes(4, 5), origin: 'file', modelDate: '' },
        hash,
      );
      await store.put('models', 'current', { ...kept, [damaged]: bytes(1, 3) });
      const seen: KeptModel[] = [];
      expect(await takeModel(store, hash, (model) => seen.push(model))).toEqual({ kind: 'damaged' });
      expect(seen.map(({ modelHash }) => modelHash)).toEqual([kept.modelHash]);
      expect(await takeModel(store, hash)).toEqual({ kind: 'nothing' });
    }
  });
});

describe('the door to the network', () => {
  it('notes each request to the letter, answered or not, and never the proof of who sends', async () => {
    const store = storeInMemory();
    let second = 0;
    const now = (): string => `2026-01-01T00:00:0${(second += 1)}Z`;
    const answers = [
      () => Promise.resolve(new Response('', { status: 200 })),
      () => Promise.reject(new Error('away')),
    ];
    const send = notedFetch(() => answers.shift()?.() ?? Promise.reject(new Error('no more')), store, now);
    const init = { method: 'POST', body: '{"decisions":[]}', headers: { authorization: 'Bearer secret' } };
    await send('https://k.example/v1/decisions', init);
    await expect(send('https://k.example/v1/decisions', init)).rejects.toThrow('away');
    const left = await departures(store);
    expect(left.map(({ status, body }) => [status, body])).toEqual([
      [0, init.body],
      [200, init.body],
    ]);
    expect(JSON.stringify([...store.entries])).not.toContain('secret');
  });
});

describe('what is kept for offline', () => {
  it.each([
    ['GET', 'https://k.example/assets/pane-1a2b.js', 'cache-first'],
    ['GET', 'https://k.example/taskpane.html', 'network-first'],
    ['GET', 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js', 'network-first'],
    ['GET', 'https://k.example/v1/caller', 'network'],
    ['GET', 'https://k.example/sign-in.html?code=of-a-person', 'network'],
    ['POST', 'https://k.example/v1/decisions', 'network'],
    ['GET', 'https://elsewhere.example/x.js', 'network'],
  ])('%s %s: %s', (method, url, plan) => {
    expect(cachePlan(method, url, 'https://k.example')).toBe(plan);
  });
});

describe('an API key', () => {
  it('is kept and sent as it is, and refused where it could break out of its header', async () => {
    const signIn = new ApiKeySignIn(storeInMemory());
    expect(await signIn.quietly()).toEqual({ kind: 'asks-person' });
    expect(await signIn.enter('short')).toBe(false);
    expect(await signIn.enter('k_0123456789abcdef\r\nX-Evil: 1')).toBe(false);
    expect(await signIn.enter(' k_0123456789abcdef ')).toBe(true);
    expect(await signIn.quietly()).toEqual({
      kind: 'signed-in',
      credentials: { authorization: 'Bearer k_0123456789abcdef' },
    });
    await signIn.signOut();
    expect(await signIn.quietly()).toEqual({ kind: 'asks-person' });
  });
});
