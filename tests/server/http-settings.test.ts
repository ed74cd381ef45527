import { describe, expect, it } from 'vitest';
import { httpSettings } from '../../server/http-settings.ts';

describe('what HTTP needs, from the environment', () => {
  it('is plain HTTP with keys only where nothing is set', () => {
    expect(httpSettings({})).toEqual({
      ok: true,
      settings: {
        tls: null,
        trustedProxies: null,
        isHttps: false,
        origins: [],
        officePage: { scripts: [], connects: [], frames: [], ancestors: [] },
        openId: null,
        signIn: { openId: null },
        rateLimits: { perCaller: 600, refusedPerAddress: 30 },
        metricsToken: null,
      },
    });
  });

  it('names everything that is wrong, at once', () => {
    const reading = httpSettings({
      KONTERA_TLS_CERT: 'cert.pem',
      KONTERA_TRUST_PROXY: 'everyone',
      KONTERA_ORIGINS: 'https://a.example/path',
      KONTERA_OIDC_ISSUER: 'http://login.example',
      KONTERA_OIDC_AUDIENCE: 'kontera',
      KONTERA_METRICS_TOKEN: 'short',
      KONTERA_REQUESTS_PER_MINUTE: '-5',
    });
    const sentences = reading.ok ? [] : reading.sentences;
    for (const name of [
      'TLS_KEY',
      'TRUST_PROXY',
      'ORIGINS',
      'OIDC_ISSUER',
      'METRICS_TOKEN',
      'REQUESTS_PER_MINUTE',
    ])
      expect(sentences.filter((sentence) => sentence.includes(`KONTERA_${name}`))).toHaveLength(1);
  });

  it.each<[string, number | readonly string[]]>([
    ['2', 2],
    ['loopback', ['loopback']],
    ['10.0.0.0/8, ::1', ['10.0.0.0/8', '::1']],
  ])('believes the proxies of %j', (text, trustedProxies) => {
    const reading = httpSettings({ KONTERA_TRUST_PROXY: text });
    expect(reading.ok && reading.settings).toMatchObject({ trustedProxies, isHttps: true });
  });

  it('tells add-ins where people sign in, and lets their pages talk to that place and no other', () => {
    const reading = httpSettings({
      KONTERA_OIDC_ISSUER: 'https://login.example/tenant',
      KONTERA_OIDC_AUDIENCE: 'kontera',
      KONTERA_OIDC_CLIENT_ID: 'add-in',
      KONTERA_OIDC_SCOPE: 'coding',
    });
    expect(reading.ok && reading.settings).toMatchObject({
      signIn: { openId: { issuer: 'https://login.example/tenant', clientId: 'add-in', scope: 'coding' } },
      officePage: { scripts: [], connects: ['https://login.example'], frames: [], ancestors: [] },
    });
  });

  it.each([
    { KONTERA_OIDC_CLIENT_ID: 'add-in' },
    { KONTERA_OIDC_CLIENT_ID: 'add-in', KONTERA_OIDC_SCOPE: 'coding' },
    { KONTERA_OIDC_ISSUER: 'https://l.example', KONTERA_OIDC_AUDIENCE: 'k', KONTERA_OIDC_SCOPE: 'coding' },
  ])('does not take half of what add-ins are told: %o', (env) => {
    const reading = httpSettings(env);
    expect(reading.ok ? [] : reading.sentences).toEqual([
      'KONTERA_OIDC_CLIENT_ID and KONTERA_OIDC_SCOPE go together, and with KONTERA_OIDC_ISSUER: set all, or neither.',
    ]);
  });

  it('takes an identity provider without TLS on this machine only', () => {
    const read = (issuer: string) =>
      httpSettings({ KONTERA_OIDC_ISSUER: issuer, KONTERA_OIDC_AUDIENCE: 'kontera' }).ok;
    expect(read('https://login.example/tenant')).toBe(true);
    expect(read('http://127.0.0.1:4000')).toBe(true);
    expect(read('http://127.0.0.1.evil.example')).toBe(false);
  });
});
