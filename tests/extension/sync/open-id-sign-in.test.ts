import { describe, expect, it } from 'vitest';
import { ApiKeySignIn } from '../../../extension/sync/api-key-sign-in.ts';
import { ChosenSignIn } from '../../../extension/sync/chosen-sign-in.ts';
import { OpenIdSignIn } from '../../../extension/sync/open-id/open-id-sign-in.ts';
import type { TokenAnswer, TokenClient } from '../../../extension/sync/open-id/token.ts';
import { storeInMemory } from './store-in-memory.ts';

const MINUTE_MS = 60_000;
const NOW_MS = Date.UTC(2026, 2, 5);
const KEY = 'k_0123456789abcdef';

const token = (name: string, minutes = 60): TokenAnswer => ({
  kind: 'token',
  access: { token: name, expiresAtMs: NOW_MS + minutes * MINUTE_MS },
});
const signedIn = (name: string) => ({
  kind: 'signed-in',
  credentials: { authorization: `Bearer ${name}` },
});

/** A world that answers as it is told and writes down what it was asked, in order. */
function worldOf(answers: {
  readonly silently?: TokenAnswer;
  readonly interactively?: TokenAnswer;
  readonly inWindow?: TokenAnswer;
}) {
  const asked: string[] = [];
  const now = { ms: NOW_MS };
  const { silently, interactively, inWindow } = answers;
  const nested: TokenClient | null = silently
    ? {
        silently: () => Promise.resolve((asked.push('silently'), silently)),
        interactively: () =>
          Promise.resolve((asked.push('interactively'), interactively ?? { kind: 'not-able' })),
        forget: () => Promise.resolve(void asked.push('forget')),
      }
    : null;
  const signIn = new OpenIdSignIn({
    nested: () => Promise.resolve(nested),
    inWindow: () => Promise.resolve((asked.push('window'), inWindow ?? { kind: 'not-able' })),
    nowMs: () => now.ms,
  });
  return { signIn, asked, now };
}

describe('signing in at a provider', () => {
  it('asks the program first without a word, and keeps the token until it is about to end', async () => {
    const { signIn, asked, now } = worldOf({ silently: token('quiet', 10) });
    expect(await signIn.quietly()).toEqual(signedIn('quiet'));
    now.ms += 8 * MINUTE_MS;
    await signIn.quietly();
    expect(asked).toEqual(['silently']);
    now.ms += MINUTE_MS + 1;
    await signIn.quietly();
    expect(asked).toEqual(['silently', 'silently']);
  });

  it('never opens a window by itself', async () => {
    const { signIn, asked } = worldOf({ inWindow: token('window') });
    expect(await signIn.quietly()).toEqual({ kind: 'asks-person' });
    expect(asked).toEqual([]);
  });

  it.each<[string, Parameters<typeof worldOf>[0], string[], object]>([
    ['takes the quiet way where it works', { silently: token('a') }, ['silently'], signedIn('a')],
    [
      'asks by the program where that has to ask',
      { silently: { kind: 'asks-person' }, interactively: token('b') },
      ['silently', 'interactively'],
      signedIn('b'),
    ],
    [
      'opens a window where the program cannot',
      { silently: { kind: 'not-able' }, interactively: { kind: 'not-able' }, inWindow: token('c') },
      ['silently', 'interactively', 'window'],
      signedIn('c'),
    ],
    ['opens a window where the program has no way', { inWindow: token('d') }, ['window'], signedIn('d')],
    [
      'does not ask again who said no',
      { silently: { kind: 'asks-person' }, interactively: { kind: 'asks-person' } },
      ['silently', 'interactively'],
      { kind: 'asks-person' },
    ],
    [
      'says that the provider is away',
      { silently: { kind: 'away' }, interactively: { kind: 'away' } },
      ['silently', 'interactively'],
      { kind: 'away' },
    ],
    ['says that nobody signed in where nothing works', {}, ['window'], { kind: 'asks-person' }],
  ])('when the person asks for it, %s', async (_, answers, wanted, outcome) => {
    const { signIn, asked } = worldOf(answers);
    expect(await signIn.interactively()).toEqual(outcome);
    expect(asked).toEqual(wanted);
  });

  it('asks anew when the person signs in though there is a token: it was not taken', async () => {
    const { signIn, asked } = worldOf({ inWindow: token('e') });
    await signIn.interactively();
    expect(await signIn.quietly()).toEqual(signedIn('e'));
    await signIn.interactively();
    expect(asked).toEqual(['window', 'window']);
  });

  it('forgets the token and what the program kept', async () => {
    const { signIn, asked } = worldOf({ silently: token('f') });
    await signIn.quietly();
    await signIn.signOut();
    expect(asked).toEqual(['silently', 'forget']);
  });
});

describe('the way that was chosen', () => {
  const chosen = (answers: Parameters<typeof worldOf>[0]) => {
    const store = storeInMemory();
    const world = worldOf(answers);
    return { ...world, store, way: new ChosenSignIn(store, new ApiKeySignIn(store), world.signIn) };
  };

  it('is none at first, and asks no provider', async () => {
    const { way, asked } = chosen({ silently: token('a') });
    expect(await way.quietly()).toEqual({ kind: 'asks-person' });
    expect(asked).toEqual([]);
  });

  it('is the key once one was entered, and the provider once somebody signed in there', async () => {
    const { way } = chosen({ inWindow: token('a') });
    expect(await way.enterKey(KEY)).toBe(true);
    expect(await way.quietly()).toEqual(signedIn(KEY));
    expect(await way.atProvider()).toEqual(signedIn('a'));
    expect(await way.quietly()).toEqual(signedIn('a'));
    await way.enterKey(KEY);
    expect(await way.quietly()).toEqual(signedIn(KEY));
  });

  it('stays where signing in did not come about', async () => {
    const { way } = chosen({});
    await way.enterKey(KEY);
    expect(await way.atProvider()).toEqual({ kind: 'asks-person' });
    expect(await way.quietly()).toEqual(signedIn(KEY));
  });

  it('keeps no token on this computer, and nothing once somebody signed out', async () => {
    const { way, store } = chosen({ inWindow: token('secret-token') });
    await way.atProvider();
    expect(JSON.stringify(await store.list('settings', ''))).not.toContain('secret-token');
    await way.signOut();
    expect(await store.list('settings', '')).toEqual([]);
    expect(await way.quietly()).toEqual({ kind: 'asks-person' });
  });
});
