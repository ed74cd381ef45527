import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRequester, USUAL_LIMITS } from '../../../server/connectors/http/requester.ts';
import { backoffMs, retryAfterMs } from '../../../server/connectors/http/retry-after.ts';
import { TokenBucket } from '../../../server/connectors/http/token-bucket.ts';
import { connectorFaultText, FAULT_REMEDIES } from '../../../server/connectors/connector-fault.ts';
import { openConnector } from '../../../server/connectors/open-connector.ts';
import { listen, type ListeningServer } from '../../listen.ts';
import { fakeClock, fakeHost } from './fake-host.ts';

const GET = { method: 'GET', headers: {}, body: null } as const;
let server: ListeningServer;
let origin: string;
const hits: string[] = [];

beforeAll(async () => {
  const answering = createServer((request, response) => {
    hits.push(request.url ?? '');
    if (request.url === '/moved') response.writeHead(302, { location: `${origin}/elsewhere` }).end();
    else if (request.url === '/large') response.end('x'.repeat(5_000));
    else if (request.url === '/hang') response.writeHead(200).write('{');
    else if (request.url === '/broken') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"a":');
      setImmediate(() => request.socket.destroy());
    } else response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
  });
  server = await listen(answering);
  origin = server.origin;
});

afterAll(() => server.close());

const ask = (
  path: string,
  changed: object = {},
  deadline = (): AbortSignal => new AbortController().signal,
) => {
  const host = { ...fakeHost(fakeClock(), (url, init) => fetch(url, init)), deadline };
  return createRequester(host, { ...USUAL_LIMITS, maxBytes: 1_000, maxTries: 3, ...changed })({
    ...GET,
    url: origin + path,
  });
};

describe('a request over a real socket', () => {
  test('JSON is answered', async () => {
    expect(await ask('/fine')).toMatchObject({ ok: true, value: { status: 200, json: { ok: true } } });
  });

  test('a redirection is not followed', async () => {
    expect(await ask('/moved')).toMatchObject({ ok: true, value: { status: 302 } });
    expect(hits).not.toContain('/elsewhere');
  });

  test('an answer beyond the limit is not read to its end', async () => {
    expect(await ask('/large')).toEqual({
      ok: false,
      fault: { code: 'too-large', what: 'An answer', limit: 1_000 },
    });
  });

  test('an answer that breaks off is asked for again, then reported', async () => {
    const before = hits.length;
    expect(await ask('/broken')).toMatchObject({ ok: false, fault: { code: 'unreachable' } });
    expect(hits.length - before).toBe(3);
  });

  test('an answer that never ends is given up at its deadline', async () => {
    const aborted = AbortSignal.abort();
    expect(await ask('/hang', { maxTries: 1 }, () => aborted)).toMatchObject({
      ok: false,
      fault: { code: 'timed-out' },
    });
  });
});

describe('waiting', () => {
  test('Retry-After is read as seconds and as a date; anything else is none', () => {
    const nowMs = Date.UTC(2026, 0, 1, 12, 0, 0);
    expect(retryAfterMs('7', nowMs)).toBe(7_000);
    expect(retryAfterMs('Thu, 01 Jan 2026 12:00:30 GMT', nowMs)).toBe(30_000);
    expect(retryAfterMs('Thu, 01 Jan 2026 11:00:00 GMT', nowMs)).toBe(0);
    for (const none of [null, '', '-5', 'soon', '1e9', '99999999999'])
      expect(retryAfterMs(none, nowMs)).toBeNull();
  });

  test('waits double up to half a minute, one half fixed and one drawn', () => {
    expect([1, 2, 3, 7, 20].map((tryCount) => backoffMs(tryCount, () => 0))).toEqual([
      250, 500, 1_000, 15_000, 15_000,
    ]);
    expect(backoffMs(3, () => 0.5)).toBe(1_500);
  });

  test('as long as the source asks, then on; longer than two minutes is left to a later job', async () => {
    const clock = fakeClock();
    const answers = ['5', '5', '3600'];
    const host = fakeHost(clock, () =>
      Promise.resolve(new Response('', { status: 429, headers: { 'retry-after': answers.shift() ?? '1' } })),
    );
    const start = clock.nowMs;
    const outcome = await createRequester(host, USUAL_LIMITS)({ ...GET, url: 'https://erp.example.com/' });
    expect(clock.waitsMs).toEqual([5_000, 5_000]);
    expect(outcome).toEqual({ ok: false, fault: { code: 'throttled', untilMs: start + 3_610_000 } });
  });

  test('a bucket lets a burst through and then one an interval', () => {
    const bucket = new TokenBucket({ burst: 2, intervalMs: 100 });
    expect([0, 0, 0, 0, 1_000].map((nowMs) => bucket.take(nowMs))).toEqual([0, 0, 100, 200, 0]);
  });

  test('a stopped job sends nothing', async () => {
    const host = fakeHost(fakeClock(), () => Promise.reject(new Error('sent')), AbortSignal.abort());
    expect(await createRequester(host, USUAL_LIMITS)({ ...GET, url: 'https://erp.example.com/' })).toEqual({
      ok: false,
      fault: { code: 'stopped' },
    });
  });
});

describe('settings', () => {
  const host = fakeHost(fakeClock(), () => Promise.reject(new Error('sent')));
  const faultOf = (settings: object, secret: object) => {
    const outcome = openConnector('tryton', settings, secret, host);
    return outcome.ok ? null : outcome.fault;
  };
  const good = { url: 'https://erp.example.com', database: 'ledger', user: 'kontera' };

  test('a fault names its place and never shows what stands there', () => {
    expect(faultOf(good, { password: 'x' })).toBeNull();
    expect(faultOf({ ...good, url: 'http://erp.example.com' }, { password: 'x' })).toMatchObject({
      code: 'bad-settings',
      path: 'settings.url',
    });
    expect(faultOf({ ...good, url: 'http://127.0.0.1:8000' }, { password: 'x' })).toBeNull();
    expect(faultOf({ ...good, database: '../other' }, { password: 'x' })).toMatchObject({
      path: 'settings.database',
    });
    expect(faultOf(good, {})).toMatchObject({ path: 'secret.password' });
    const fault = faultOf(good, { password: 'line\nbreak' });
    expect(fault && connectorFaultText(fault)).toBe(
      'The setting secret.password must be text of 1 to 4,096 characters.',
    );
  });

  test('every fault has a remedy', () => {
    expect(new Set(Object.values(FAULT_REMEDIES))).toEqual(new Set(['later', 'person', 'ours']));
  });
});
