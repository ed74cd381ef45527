import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '../../../core/contracts/problem.ts';
import { WIRE_LIMITS } from '../../../core/contracts/wire-limits.ts';
import type { Route } from '../../../server/http/route.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import type { ListeningServer } from '../../listen.ts';
import { ask, type TestRequest } from './api-client.ts';
import { DECISION, exampleBody } from './example-request.ts';
import { serve, testServices, type TestServices } from './served-api.ts';
import { stringPlaces } from './string-places.ts';

/** Stands in texts of the victim's and in nothing else: whoever answers with it has leaked. */
const MARK = 'Victim-Only-Text';
const NOWHERE = ['stack', 'node_modules', '.ts:', 'syntax error', 'relation "', 'pg_', 'SELECT '];

let backing: TestServices;
let served: ListeningServer;
let routes: readonly Route[];
let victimIds: Readonly<Record<string, string>>;
const keys = { victim: '', stranger: '', partner: '' };

beforeAll(async () => {
  backing = await testServices();
  keys.victim = await backing.keyOf('victim', 'admin');
  keys.stranger = await backing.keyOf('stranger', 'admin');
  keys.partner = await backing.keyOf('partner', 'partner');
  routes = allRoutes(backing.services, () => new Date());
  await backing.releaseModel('victim');
  served = await serve({ api: { services: backing.services } });
  victimIds = await fillVictim();
}, 120_000);

afterAll(async () => {
  await served.close();
  await backing.close();
});

const send = (path: string, given: TestRequest = {}) =>
  ask(served.origin, path, { token: keys.stranger, ...given });

/** Gives the victim something of everything, and its ids by the names that routes have for them. */
async function fillVictim(): Promise<Readonly<Record<string, string>>> {
  const post = async (path: string, body: unknown) =>
    (await (await send(path, { method: 'post', token: keys.victim, body })).json()) as Record<string, string>;
  const line = { ...DECISION.line, supplierName: MARK, text: MARK };
  await post('/decisions', { decisions: [{ ...DECISION, line }] });
  const connection = await post('/connections', { kind: 'folder', label: MARK, settings: { path: MARK } });
  const job = await post('/jobs', { kind: 'train' });
  const key = (await post('/keys', { label: MARK, role: 'accountant', validDays: 1 })) as unknown as {
    key: { keyId: string };
  };
  return {
    connectionId: connection['connectionId'] ?? '',
    jobId: job['jobId'] ?? '',
    keyId: key.key.keyId,
    modelId: 'model-victim',
  };
}

const filled = ({ path }: Route): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => victimIds[name] ?? 'x');

/** Answers that say nothing but that they refuse, and never how the server is made. */
async function expectRefusal(response: Response, statuses: readonly number[], what: string): Promise<void> {
  const text = await response.text();
  expect(statuses, `${what}: ${response.status} ${text}`).toContain(response.status);
  expect(problem.safeParse(JSON.parse(text)).success, what).toBe(true);
  for (const trace of [MARK, ...NOWHERE]) expect(text, what).not.toContain(trace);
}

describe('another tenant', () => {
  it('is refused on every route without a key', async () => {
    for (const route of routes)
      await expectRefusal(
        await ask(served.origin, filled(route), { method: route.method, body: exampleBody(route) }),
        [401],
        `${route.method} ${route.path}`,
      );
  });

  it('is told without a key how people sign in, and nothing else', async () => {
    const openId = { issuer: 'https://login.example', clientId: 'add-in', scope: 'coding' };
    const open = await serve({ api: { services: backing.services, signIn: { openId } } });
    const response = await ask(open.origin, '/sign-in');
    expect([response.status, await response.json()]).toEqual([200, { openId }]);
    await expectRefusal(await ask(open.origin, '/sign-in', { method: 'post', body: {} }), [404], 'post');
    await open.close();
  });

  it('finds nothing under ids that are not its own', async () => {
    const withId = routes.filter(({ path }) => path.includes('{'));
    expect(withId.length).toBeGreaterThan(6);
    for (const route of withId)
      await expectRefusal(
        await send(filled(route), { method: route.method, body: exampleBody(route) }),
        [404],
        `${route.method} ${route.path}`,
      );
  });

  it.each(['stranger', 'partner'] as const)('does not get in by naming the tenant, as %s', async (who) => {
    for (const route of routes.filter(({ tenancy }) => tenancy === 'one'))
      await expectRefusal(
        await send(filled(route), {
          method: route.method,
          token: keys[who],
          tenant: 'victim',
          body: exampleBody(route),
        }),
        [403],
        `${route.method} ${route.path}`,
      );
  });

  it('sees nothing of it in any list, whatever the body and query say', async () => {
    for (const route of routes.filter(({ path, method }) => method === 'get' && !path.includes('{'))) {
      const query = '?since=0&tenantId=victim&tenant=victim';
      const text = await (await send(route.path + query)).text();
      expect(text, route.path).not.toContain(MARK);
      expect(text, route.path).not.toContain('victim');
    }
    const body = { decisions: [DECISION], tenantId: 'victim', tenant: 'victim' };
    expect((await send('/decisions', { method: 'post', body })).status).toBe(200);
    const victims = await backing.services.decisions.since('victim', 0, 100);
    expect(victims.rows.map(({ line }) => line.supplierName)).toEqual([MARK]);
  });

  it('does not learn whether a tenant exists', async () => {
    const [real, invented] = await Promise.all(
      ['victim', 'there-is-none'].map(async (tenant) => {
        const reply = await send('/settings', { token: keys.partner, tenant });
        return { status: reply.status, body: { ...((await reply.json()) as object), requestId: '' } };
      }),
    );
    expect(real).toEqual(invented);
  });
});

describe('hostile requests', () => {
  it('take SQL in every text for the text that it is', async () => {
    const attack = `'; DROP TABLE tenants; --" OR 1=1 \\ % \${1+1} {{7*7}} $1`;
    for (const route of routes.filter(
      ({ takes, path }) => 'body' in takes.shape && !path.includes('erasure'),
    ))
      for (const [at, put] of stringPlaces(exampleBody(route)).entries()) {
        const response = await send(filled(route), { method: route.method, body: put(`${attack} ${at}`) });
        const text = await response.text();
        expect(response.status, `${route.path} ${text}`).toBeLessThan(500);
        for (const trace of NOWHERE) expect(text).not.toContain(trace);
      }
    expect(await backing.services.tenants.find('victim')).not.toBeNull();
  });

  it('are refused for characters that a database cannot keep', async () => {
    for (const bad of ['\u0000', '\u001b[2J', '\ud800'])
      for (const put of stringPlaces(exampleBodyOf('post', '/decisions')))
        await expectRefusal(
          await send('/decisions', { method: 'post', body: put(`x${bad}`) }),
          [422],
          JSON.stringify(bad),
        );
  });

  it.each([
    ['/models/..%2f..%2f..%2fetc%2fpasswd/file'],
    ['/models/%2e%2e/file'],
    ['/models/%00/file'],
    ['/jobs/%E0%A4%A'],
    ['/connections/__proto__'],
    ['/jobs/constructor'],
  ])('find nothing at %s', async (path) => {
    await expectRefusal(await send(path), [400, 404], path);
  });

  it('are refused when the body is too large, also when it is packed', async () => {
    const large = JSON.stringify({ decisions: ['x'.repeat(WIRE_LIMITS.bodyBytes)] });
    await expectRefusal(await send('/decisions', { method: 'post', body: large }), [413], 'large');
    const response = await fetch(`${served.origin}/v1/decisions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${keys.stranger}`,
        'content-type': 'application/json',
        'content-encoding': 'gzip',
      },
      body: new Uint8Array(gzipSync(Buffer.alloc(64 * 2 ** 20, ' '))),
    });
    await expectRefusal(response, [413], 'packed');
  });

  it.each([
    ['nested too deep', '['.repeat(100_000), 400],
    ['no JSON', '{"decisions":', 400],
    ['no object', '"text"', 400],
    ['a field __proto__', '{"__proto__":{"isAdmin":true},"decisions":[]}', 400],
    ['a constructor inside', '{"decisions":[{"constructor":{"prototype":{"isAdmin":true}}}]}', 400],
    ['nothing in the list', '{"decisions":[]}', 422],
    ['too much in the list', JSON.stringify({ decisions: Array.from({ length: 501 }, () => DECISION) }), 422],
  ])('are refused for a body with %s', async (what, body, status) => {
    await expectRefusal(await send('/decisions', { method: 'post', body }), [status], what);
    expect('isAdmin' in {}).toBe(false);
  });

  it('are refused for a body of another kind', async () => {
    const headers = { 'content-type': 'text/plain' };
    await expectRefusal(await send('/decisions', { method: 'post', body: '{}', headers }), [415], 'text');
  });

  it('cannot write headers into an answer', async () => {
    const path = `/v1/jobs/x%0d%0aSet-Cookie:%20a=b`;
    const answer = await rawAnswer(
      `GET ${path} HTTP/1.1\r\nHost: x\r\nX-Request-Id: 12345678%0d%0aSet-Cookie: a=b\r\nConnection: close\r\n\r\n`,
    );
    expect(answer.toLowerCase()).not.toContain('set-cookie');
  });

  it('with two lengths or a broken first line get 400 and no page', async () => {
    const smuggled =
      'POST /v1/jobs HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n';
    expect(await rawAnswer(smuggled)).toMatch(/^HTTP\/1\.1 400/);
    expect(await rawAnswer('NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
  });
});

describe('callers that come too often', () => {
  it('are told to wait, each by itself', async () => {
    const rateLimits = { perCaller: 3, refusedPerAddress: 2 };
    const strict = await serve({ api: { services: backing.services, rateLimits } });
    const statuses = async (token: string, times: number) => {
      const found: number[] = [];
      for (let time = 0; time < times; time += 1)
        found.push((await ask(strict.origin, '/caller', { token })).status);
      return found;
    };
    expect(await statuses(keys.stranger, 4)).toEqual([200, 200, 200, 429]);
    expect(await statuses(keys.victim, 1)).toEqual([200]);
    expect(await statuses('kontera_forged', 3)).toEqual([401, 401, 429]);
    await strict.close();
  });
});

function exampleBodyOf(method: string, path: string): unknown {
  const found = routes.find((route) => route.method === method && route.path === path);
  if (!found) throw new Error(`no route ${method} ${path}`);
  return exampleBody(found);
}

/** Everything that the server answers to bytes on a socket, until it closes the connection. */
function rawAnswer(bytes: string): Promise<string> {
  return new Promise((answered, failed) => {
    let text = '';
    const socket = connect(served.port, '127.0.0.1', () => socket.end(bytes));
    socket
      .setEncoding('utf8')
      .on('data', (part: string) => (text += part))
      .on('error', failed)
      .on('close', () => answered(text));
  });
}
