import { AuthError, InteractionRequiredAuthError, type AuthenticationResult } from '@azure/msal-browser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorityOf } from '../../../extension/sync/open-id/authority.ts';
import {
  msalSettings,
  nestedClientOf,
  tokenByRedirect,
  type NestedApplication,
} from '../../../extension/sync/open-id/msal.ts';
import { answerText, readAnswer } from '../../../extension/sync/open-id/token.ts';

const MICROSOFT = 'https://login.microsoftonline.com/0f3c/v2.0';
const OTHER = 'https://login.example/realms/velthorn';
const OFFER = { issuer: MICROSOFT, clientId: 'add-in', scope: 'api://kontera/coding  offline' };
const RESULT = { accessToken: 'aaa.bbb.ccc', expiresOn: new Date(3_600_000) } as AuthenticationResult;
const TOKEN = { kind: 'token', access: { token: 'aaa.bbb.ccc', expiresAtMs: 3_600_000 } };

/** An application whose every call ends the same way. */
function applicationOf(end: AuthenticationResult | Error) {
  const asked: unknown[] = [];
  const call = (request: unknown): Promise<AuthenticationResult> => {
    asked.push(request);
    return end instanceof Error ? Promise.reject(end) : Promise.resolve(end);
  };
  const application: NestedApplication = {
    acquireTokenSilent: call,
    acquireTokenPopup: call,
    clearCache: () => Promise.resolve(),
  };
  return { application, asked };
}

describe('what MSAL is told', () => {
  it('of Microsoft: the tenant as authority', () => {
    const { auth, system } = msalSettings(OFFER, 'brk-multihub://coding.example');
    expect([auth, system]).toEqual([
      {
        clientId: 'add-in',
        redirectUri: 'brk-multihub://coding.example',
        authority: 'https://login.microsoftonline.com/0f3c',
      },
      { protocolMode: 'AAD' },
    ]);
  });

  it('of any other provider: its own address, known without asking Microsoft', () => {
    const { auth, system } = msalSettings({ ...OFFER, issuer: OTHER }, 'https://coding.example/sign-in.html');
    expect(auth).toMatchObject({ authority: OTHER, knownAuthorities: ['login.example'] });
    expect(system).toEqual({ protocolMode: 'OIDC' });
  });

  it.each([
    'https://login.microsoftonline.com.evil.example/0f3c/v2.0',
    'https://evil.example/login.microsoftonline.com/v2.0',
    'http://login.microsoftonline.com/0f3c/v2.0',
    OTHER,
  ])('%s is none of Microsoft’s', (issuer) => {
    expect(authorityOf(issuer)).toEqual({ address: issuer, isMicrosoft: false });
  });
});

describe('a token by way of the program', () => {
  it('is asked for with the scopes that the server names', async () => {
    const { application, asked } = applicationOf(RESULT);
    expect(await nestedClientOf(application, OFFER).silently()).toEqual(TOKEN);
    expect(await nestedClientOf(application, OFFER).interactively()).toEqual(TOKEN);
    const request = { scopes: ['api://kontera/coding', 'offline'] };
    expect(asked).toEqual([request, request]);
  });

  it.each<[string, Error, string]>([
    [
      'has to ask the person',
      new InteractionRequiredAuthError('login_required', 'correlation'),
      'asks-person',
    ],
    ['was declined', new AuthError('user_cancelled', 'correlation'), 'asks-person'],
    ['finds nobody who answers', new AuthError('no_network_connectivity', 'correlation'), 'away'],
    ['is not known to the program', new AuthError('unsupported_method', 'correlation'), 'not-able'],
    ['breaks', new Error('bridge'), 'not-able'],
  ])('that %s is no token and no exception', async (_, error, kind) => {
    const { application } = applicationOf(error);
    expect(await nestedClientOf(application, OFFER).silently()).toEqual({ kind });
  });

  it('without an end is not taken', async () => {
    const { application } = applicationOf({ ...RESULT, expiresOn: null });
    expect(await nestedClientOf(application, OFFER).silently()).toEqual({ kind: 'not-able' });
  });
});

describe('a token by redirection', () => {
  it('leaves for the provider first, and is there when the person comes back', async () => {
    const left: unknown[] = [];
    const application = (result: AuthenticationResult | null) => ({
      handleRedirectPromise: () => Promise.resolve(result),
      acquireTokenRedirect: (request: unknown) => Promise.resolve(void left.push(request)),
    });
    expect(await tokenByRedirect(application(null), OFFER)).toBeNull();
    expect(left).toEqual([{ scopes: ['api://kontera/coding', 'offline'] }]);
    expect(await tokenByRedirect(application(RESULT), OFFER)).toEqual(TOKEN);
    expect(left).toHaveLength(1);
  });

  it('that the person declined at the provider is no token', async () => {
    const application = {
      handleRedirectPromise: () => Promise.reject(new AuthError('access_denied', 'correlation')),
      acquireTokenRedirect: () => Promise.reject(new Error('it is not left again')),
    };
    expect(await tokenByRedirect(application, OFFER)).toEqual({ kind: 'asks-person' });
  });
});

describe('a message of the window', () => {
  it('says what it was made of', () => {
    const access = fc.record({
      token: fc.stringMatching(/^[A-Za-z0-9._-]{1,200}$/),
      expiresAtMs: fc.integer({ min: 0 }),
    });
    fc.assert(
      fc.property(access, (one) => {
        const answer = { kind: 'token', access: one } as const;
        expect(readAnswer(answerText(answer))).toEqual(answer);
      }),
    );
  });

  it('that is anything else gives no token, and does not stop the pane', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readAnswer(text).kind).not.toBe('token');
      }),
    );
  });

  it.each(['a\r\nX-Evil: 1', 'a b', '', 'x'.repeat(20_000)])(
    'with a token that fits no header is refused',
    (name) => {
      const text = JSON.stringify({ kind: 'token', access: { token: name, expiresAtMs: 1 } });
      expect(readAnswer(text)).toEqual({ kind: 'not-able' });
    },
  );
});
