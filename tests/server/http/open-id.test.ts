import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWK, type JWTPayload } from 'jose';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIdOf, ProviderAway, type OpenId } from '../../../server/http/access/open-id.ts';
import { listen, type ListeningServer } from '../../listen.ts';

const AUDIENCE = 'https://kontera.example';
const SECRET = 'a secret of the client, long enough';

let listening: ListeningServer;
let issuer: string;
let privateJwk: JWK;
let openId: OpenId;
let discoveryCount = 0;

beforeAll(async () => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  privateJwk = { ...(await exportJWK(privateKey)), kid: 'first', alg: 'RS256', use: 'sig' };
  const server = createServer();
  listening = await listen(server);
  issuer = listening.origin;
  server.on('request', provider(issuer, privateJwk).callback());
  openId = openIdOf(settings(), fetchJson);
}, 60_000);

afterAll(() => listening.close());

const settings = () => ({
  issuer,
  audience: AUDIENCE,
  tenantClaim: 'kontera_tenant',
  roleClaim: 'kontera_role',
});

async function fetchJson(url: string): Promise<unknown> {
  discoveryCount += 1;
  return (await fetch(url)).json();
}

/** A real provider that gives an accounting program tokens for one tenant. */
function provider(at: string, key: JWK): Provider {
  return new Provider(at, {
    jwks: { keys: [key] },
    clients: [
      {
        client_id: 'accounting',
        client_secret: SECRET,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({ scope: '', audience: AUDIENCE, accessTokenFormat: 'jwt' }),
        defaultResource: () => AUDIENCE,
      },
    },
    extraTokenClaims: () => ({ kontera_tenant: 'acme', kontera_role: 'approver' }),
  });
}

const CLAIMS = { kontera_tenant: 'acme', kontera_role: 'approver' };

/** A token with the provider's own key, right in everything but what a test changes. */
async function signed(claims: JWTPayload = CLAIMS, change: (jwt: SignJWT) => SignJWT = (jwt) => jwt) {
  const jwt = new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: 'first' })
    .setIssuer(issuer)
    .setAudience(AUDIENCE)
    .setSubject('vera')
    .setIssuedAt()
    .setExpirationTime('5m');
  return change(jwt).sign({ ...privateJwk });
}

describe('a token of the identity provider', () => {
  it('is taken as the provider gave it', async () => {
    const reply = await fetch(`${issuer}/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`accounting:${encodeURIComponent(SECRET)}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: AUDIENCE }),
    });
    const { access_token: token } = (await reply.json()) as { access_token: string };
    const caller = await openId.verify(token);
    expect(caller).toMatchObject({
      actor: { kind: 'user', id: 'accounting' },
      role: 'approver',
      tenantIds: ['acme'],
    });
    expect(caller?.scopes.has('draft:send')).toBe(true);
    expect(caller?.scopes.has('key:write')).toBe(false);
  });

  it('has the provider asked once for its keys', async () => {
    const before = discoveryCount;
    await openId.verify(await signed());
    await openId.verify(await signed());
    expect(discoveryCount).toBeLessThanOrEqual(Math.max(1, before));
  });

  it('may be for several tenants', async () => {
    const token = await signed({ ...CLAIMS, kontera_tenant: ['acme', 'other'] });
    expect((await openId.verify(token))?.tenantIds).toEqual(['acme', 'other']);
  });

  it.each<[string, () => Promise<string>]>([
    ['has expired', () => signed(CLAIMS, (jwt) => jwt.setExpirationTime('-5m'))],
    ['is not valid yet', () => signed(CLAIMS, (jwt) => jwt.setNotBefore('5m'))],
    ['is for another audience', () => signed(CLAIMS, (jwt) => jwt.setAudience('https://other.example'))],
    ['is of another issuer', () => signed(CLAIMS, (jwt) => jwt.setIssuer('https://evil.example'))],
    ['says no tenant', () => signed({ kontera_role: 'admin' })],
    ['says no role', () => signed({ kontera_tenant: 'acme' })],
    ['says two roles', () => signed({ ...CLAIMS, kontera_role: ['admin', 'accountant'] })],
    ['says a role that there is not', () => signed({ ...CLAIMS, kontera_role: 'root' })],
    ['says a tenant that is no id', () => signed({ ...CLAIMS, kontera_tenant: '../acme' })],
    ['says nobody', () => signed(CLAIMS, (jwt) => jwt.setSubject(''))],
    ['is not signed', () => Promise.resolve(unsigned())],
    ['is signed with another key under the same name', () => signedBy('RS256', 'first')],
    ['is signed with a key that nobody knows', () => signedBy('RS256', 'second')],
    ['is signed with the public key as a shared secret', signedWithPublicKey],
    ['was changed after it was signed', async () => altered(await signed())],
    ['is no token', () => Promise.resolve('a.b.c')],
  ])('is refused when it %s', async (_, token) => {
    const made = await token().catch(() => null);
    if (made !== null) expect(await openId.verify(made)).toBeNull();
    else expect.unreachable('the token could not be made');
  });

  it('is neither taken nor refused while the provider is away', async () => {
    const away = openIdOf(settings(), () => Promise.reject(new Error('connection refused')));
    await expect(away.verify(await signed())).rejects.toThrow('connection refused');
  });

  it('is neither taken nor refused while the provider answers something else than keys', async () => {
    const found = { issuer, jwks_uri: `${issuer}/nothing-here` };
    const keyless = openIdOf(settings(), () => Promise.resolve(found));
    await expect(keyless.verify(await signed())).rejects.toThrow(ProviderAway);
  });

  it('is not taken from a provider that calls itself otherwise', async () => {
    const other = openIdOf({ ...settings(), issuer: `${issuer}/` }, fetchJson);
    await expect(other.verify(await signed())).rejects.toThrow('calls itself');
  });
});

function unsigned(): string {
  return new UnsecuredJWT(CLAIMS)
    .setIssuer(issuer)
    .setAudience(AUDIENCE)
    .setSubject('vera')
    .setExpirationTime('5m')
    .encode();
}

async function signedBy(alg: string, kid: string): Promise<string> {
  const { privateKey } = await generateKeyPair(alg);
  return new SignJWT(CLAIMS)
    .setProtectedHeader({ alg, kid })
    .setIssuer(issuer)
    .setAudience(AUDIENCE)
    .setSubject('vera')
    .setExpirationTime('5m')
    .sign(privateKey);
}

/** The old trick: a server that lets the token choose takes its public key for the secret of HS256. */
async function signedWithPublicKey(): Promise<string> {
  return new SignJWT(CLAIMS)
    .setProtectedHeader({ alg: 'HS256', kid: 'first' })
    .setIssuer(issuer)
    .setAudience(AUDIENCE)
    .setSubject('vera')
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(privateJwk.n));
}

function altered(token: string): string {
  const [header, , signature] = token.split('.');
  const claims = {
    ...CLAIMS,
    kontera_role: 'admin',
    iss: issuer,
    aud: AUDIENCE,
    sub: 'vera',
    exp: 9_999_999_999,
  };
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
}
