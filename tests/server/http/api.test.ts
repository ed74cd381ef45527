import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '../../../core/contracts/problem.ts';
import { openIdOf } from '../../../server/http/access/open-id.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import { SIGN_IN_CARD } from '../../../server/http/sign-in-route.ts';
import type { ListeningServer } from '../../listen.ts';
import { ask, type TestRequest } from './api-client.ts';
import { DECISION, exampleBody } from './example-request.ts';
import { serve, testServices, type TestServices } from './served-api.ts';
import { modelBytesOf } from './stored-model.ts';
import { FINGERPRINT } from './test-source.ts';

let backing: TestServices;
let served: ListeningServer;
const logged: unknown[] = [];
const keys = { admin: '', accountant: '', partner: '', child: '' };

beforeAll(async () => {
  backing = await testServices();
  keys.admin = await backing.keyOf('acme', 'admin');
  keys.accountant = await backing.keyOf('acme', 'accountant');
  keys.partner = await backing.keyOf('partner', 'partner');
  keys.child = await backing.keyOf('child', 'admin', 'partner');
  await backing.releaseModel('acme');
  const keep = (fields: object): void => void logged.push(fields);
  served = await serve({
    api: { services: backing.services, origins: ['https://addin.example'] },
    log: { info: keep, warn: keep, error: keep },
    metricsToken: 'a token of the watcher, long enough',
  });
}, 120_000);

afterAll(async () => {
  await served.close();
  await backing.close();
});

const send = (path: string, given: TestRequest = {}) =>
  ask(served.origin, path, { token: keys.admin, ...given });
const codeOf = async (response: Response) => problem.parse(await response.json()).code;

describe('the API', () => {
  it('answers what its schema says, field by field', async () => {
    const made = (await (
      await send('/connections', { method: 'post', body: { kind: 'tryton', label: 'x', settings: {} } })
    ).json()) as { connectionId: string };
    const job = (await (await send('/jobs', { method: 'post', body: { kind: 'train' } })).json()) as {
      jobId: string;
    };
    const ids = { modelId: 'spare-acme', connectionId: made.connectionId, jobId: job.jobId, keyId: 'none' };
    for (const route of allRoutes(backing.services, () => new Date())) {
      const { gives } = route;
      if (gives.kind !== 'json' || /erasure|roll-back|keyId|delete/.test(`${route.method}${route.path}`))
        continue;
      const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name as keyof typeof ids]);
      const token = route.scope === 'tenant:write' ? keys.partner : keys.admin;
      const query = route.path === '/decisions' ? '?since=0' : '';
      const response = await send(path + query, { method: route.method, token, body: exampleBody(route) });
      expect(response.status, `${route.method} ${route.path}`).toBe(gives.status);
      const strict = gives.schema instanceof z.ZodObject ? gives.schema.strict() : gives.schema;
      const parsed = strict.safeParse(await response.json());
      expect(parsed.error?.issues, `${route.method} ${route.path}`).toBeUndefined();
    }
  });

  it('names the fields that are at fault and does not repeat what they hold', async () => {
    const body = { decisions: [{ ...DECISION, line: { ...DECISION.line, amountMinor: 'Geheimnis' } }] };
    const response = await send('/decisions', { method: 'post', body });
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({
      code: 'invalid',
      faults: [{ path: 'decisions[0].line.amountMinor', expected: 'must be a number' }],
    });
    expect(text).not.toContain('Geheimnis');
  });

  it('asks for an idempotency key, and counts a batch once under it', async () => {
    const batch = { method: 'post', body: { decisions: [DECISION] } };
    expect((await send('/decisions', { ...batch, headers: { 'idempotency-key': '' } })).status).toBe(422);
    const headers = { 'idempotency-key': 'batch-0001' };
    const first = (await (await send('/decisions', { ...batch, headers })).json()) as object;
    const second = (await (await send('/decisions', { ...batch, headers })).json()) as object;
    expect(first).toMatchObject({ isRepeat: false });
    expect(second).toEqual({ ...first, isRepeat: true });
  });

  it('refuses another batch under a key that was used', async () => {
    const headers = { 'idempotency-key': 'batch-0002' };
    await send('/decisions', { method: 'post', headers, body: { decisions: [DECISION] } });
    const other = { decisions: [DECISION, DECISION] };
    const response = await send('/decisions', { method: 'post', headers, body: other });
    expect([response.status, await codeOf(response)]).toEqual([409, 'conflict']);
  });

  it('leads through a long list by cursors, each row once', async () => {
    const seen: number[] = [];
    let after = '';
    for (let page = 0; page < 50; page += 1) {
      const reply = (await (await send(`/audit?limit=2${after}`)).json()) as {
        rows: { sequence: number }[];
        next: string | null;
      };
      seen.push(...reply.rows.map(({ sequence }) => sequence));
      if (reply.next === null) break;
      after = `&after=${encodeURIComponent(reply.next)}`;
    }
    expect(seen.length).toBeGreaterThan(4);
    expect(seen).toEqual(seen.map((_, index) => index + 1));
  });

  it('refuses a cursor that it did not give', async () => {
    const response = await send('/audit?after=nonsense');
    expect([response.status, await codeOf(response)]).toEqual([422, 'invalid']);
  });

  it('answers 304 to who has the model in use already', async () => {
    const first = await send('/models/current');
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await send('/models/current', { headers })).status).toBe(304);
  });

  it('answers 304 to who has the file already, without reading it', async () => {
    const etag = (await send('/models/model-acme/file')).headers.get('etag') ?? '';
    const { models } = backing.services;
    const gzipped = () => Promise.reject(new Error('it was read'));
    const unread = await serve({
      api: { services: { ...backing.services, models: { ...models, gzipped } } },
    });
    const headers = { 'if-none-match': etag };
    const answer = await ask(unread.origin, '/models/model-acme/file', { token: keys.admin, headers });
    expect([answer.status, answer.headers.get('etag')]).toEqual([304, etag]);
    await unread.close();
  });

  it.each([
    ['gzip', 'gzip'],
    ['br, gzip', 'br'],
    ['identity', null],
  ])('sends the model packed as %s asks', async (accepted, encoding) => {
    const response = await send('/models/model-acme/file', { headers: { 'accept-encoding': accepted } });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(modelBytesOf('acme'));
  });

  it('gives the model another ETag for each packing', async () => {
    const tags = await Promise.all(
      ['gzip', 'br', 'identity'].map(async (encoding) => {
        const response = await send('/models/model-acme/file', { headers: { 'accept-encoding': encoding } });
        await response.arrayBuffer();
        return response.headers.get('etag');
      }),
    );
    expect(new Set(tags).size).toBe(3);
  });

  it('shows the token of a key once, and takes it from then on', async () => {
    const body = { label: 'new', role: 'accountant', validDays: 1 };
    const made = (await (await send('/keys', { method: 'post', body })).json()) as {
      key: { keyId: string };
      token: string;
    };
    expect((await send('/caller', { token: made.token })).status).toBe(200);
    expect(await (await send('/keys')).text()).not.toContain(made.token.slice(-20));
    await send(`/keys/${made.key.keyId}`, { method: 'delete' });
    expect((await send('/caller', { token: made.token })).status).toBe(401);
  });

  it('refuses a key that has expired, and one that was altered', async () => {
    const given = {
      label: 'old',
      role: 'admin',
      scopes: ['self:read'],
      expiresAt: '2020-01-01T00:00:00.000Z',
    } as const;
    const made = await backing.services.apiKeys.create('acme', given, { kind: 'system', id: 'test' });
    const expired = made.ok ? made.value.token : '';
    const altered = keys.admin.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A'));
    const ofAnother = keys.admin.replace('_acme_', '_child_');
    for (const token of [expired, altered, ofAnother])
      expect((await send('/caller', { token })).status).toBe(401);
  });

  it('lets nobody give more than they have', async () => {
    const body = { label: 'up', role: 'partner', validDays: 1 };
    expect((await send('/keys', { method: 'post', body })).status).toBe(403);
    const narrow = { label: 'narrow', role: 'accountant', scopes: ['audit:read'], validDays: 1 };
    expect((await send('/keys', { method: 'post', body: narrow })).status).toBe(403);
  });

  it('lets a role do what the table says, and nothing else', async () => {
    const response = await send('/audit', { token: keys.accountant });
    expect([response.status, await codeOf(response)]).toEqual([403, 'forbidden']);
  });

  it('lets a partner into the tenants it looks after, by name', async () => {
    expect((await send('/settings', { token: keys.partner, tenant: 'child' })).status).toBe(200);
    expect((await send('/settings', { token: keys.partner, tenant: 'acme' })).status).toBe(403);
    expect((await send('/settings', { token: keys.partner, tenant: 'nobody' })).status).toBe(403);
  });

  it('lists a partner its tenants and no others', async () => {
    const reply = (await (await send('/tenants', { token: keys.partner })).json()) as {
      rows: { tenantId: string }[];
    };
    expect(reply.rows.map(({ tenantId }) => tenantId)).toContain('child');
    expect(reply.rows.map(({ tenantId }) => tenantId)).not.toContain('acme');
  });

  it('erases nothing under a name that is not the tenant’s', async () => {
    const given = { method: 'post', token: keys.partner, tenant: 'child', body: { name: 'Company acme' } };
    expect((await send('/tenant/erasure', given)).status).toBe(409);
    expect((await send('/settings', { token: keys.child })).status).toBe(200);
  });

  it('reads a draft, checks its coding, writes it once, and names what stands against it', async () => {
    const body = { kind: 'tryton', label: 'ERP', settings: { company: 2 }, secret: { password: 'x' } };
    const { connectionId } = (await (await send('/connections', { method: 'post', body })).json()) as {
      connectionId: string;
    };
    const path = `/connections/${connectionId}/drafts`;
    const drafts = (await (await send(path)).json()) as { rows: { key: string; fingerprint: string }[] };
    expect(drafts.rows.map(({ key }) => key)).toEqual(['17']);
    const line = { key: '1', before: { account: null }, after: { account: '4240' } };
    const coding = { key: '17', fingerprint: FINGERPRINT, date: '2026-01-15', lines: [line] };
    const sendDraft = (changed: object) =>
      send(`${path}/send`, { method: 'post', body: { ...coding, ...changed } });
    expect(await (await send('/drafts/check', { method: 'post', body: coding })).json()).toEqual({
      faults: [],
    });
    const first = await sendDraft({});
    expect(await first.json()).toEqual({ kind: 'written', lineCount: 1 });
    expect(await (await sendDraft({})).json()).toEqual({ kind: 'unchanged', lineCount: 0 });
    expect(await codeOf(await sendDraft({ fingerprint: 'e'.repeat(64) }))).toBe('draft-changed-in-erp');
    expect(await codeOf(await sendDraft({ key: '18' }))).toBe('not-found');
    const log = (await (await send('/audit?limit=500')).json()) as {
      rows: { kind: string; content: { connectionId?: string } }[];
    };
    const sent = log.rows.filter(
      ({ kind, content }) => kind === 'draft.sent' && content.connectionId === connectionId,
    );
    expect(sent).toHaveLength(1);
  });

  it('lets an accountant send a draft, and nobody whose key leaves that out', async () => {
    const body = { kind: 'tryton', label: 'ERP', settings: { company: 3 } };
    const { connectionId } = (await (await send('/connections', { method: 'post', body })).json()) as {
      connectionId: string;
    };
    const line = { key: '1', before: { account: null }, after: { account: '4240' } };
    const coding = { key: '17', fingerprint: FINGERPRINT, date: '2026-01-15', lines: [line] };
    const key = { label: 'reads only', role: 'accountant', scopes: ['draft:read'], validDays: 1 };
    const reader = (await (await send('/keys', { method: 'post', body: key })).json()) as { token: string };
    const sentBy = async (token: string) =>
      (await send(`/connections/${connectionId}/drafts/send`, { method: 'post', token, body: coding }))
        .status;
    expect(await sentBy(reader.token)).toBe(403);
    expect(await sentBy(keys.accountant)).toBe(200);
  });

  it('names to an accountant the connections that have drafts, and nothing of them but id, label and kind', async () => {
    const secretly = { company: 4, url: 'https://erp.internal.example' };
    const made = async (body: object) =>
      ((await (await send('/connections', { method: 'post', body })).json()) as { connectionId: string })
        .connectionId;
    const connectionId = await made({
      ...{ kind: 'tryton', label: 'Ledger of the north', settings: secretly, secret: { password: 'x' } },
    });
    const folderId = await made({ kind: 'folder', label: 'No drafts here', settings: {} });
    const { rows } = (await (await send('/drafts/connections', { token: keys.accountant })).json()) as {
      rows: { connectionId: string }[];
    };
    expect(rows.find((row) => row.connectionId === connectionId)).toEqual({
      ...{ connectionId, label: 'Ledger of the north', kind: 'tryton' },
    });
    expect(rows.map((row) => row.connectionId)).not.toContain(folderId);
    expect((await send('/connections', { token: keys.accountant })).status).toBe(403);
  });

  it('says that a connection has no drafts', async () => {
    const body = { kind: 'folder', label: 'Exports', settings: {} };
    const { connectionId } = (await (await send('/connections', { method: 'post', body })).json()) as {
      connectionId: string;
    };
    expect(await codeOf(await send(`/connections/${connectionId}/drafts`))).toBe('not-ready');
  });

  it('exports the audit log as lines of JSON', async () => {
    const response = await send('/audit/export');
    const lines = (await response.text()).trimEnd().split('\n');
    expect(response.headers.get('content-type')).toContain('application/x-ndjson');
    expect(lines.map((line) => typeof JSON.parse(line))).toEqual(lines.map(() => 'object'));
  });
});

describe('the API’s manners', () => {
  it('keeps a sane request id and makes one for any other', async () => {
    const kept = await send('/caller', { headers: { 'x-request-id': 'from-the-client-1' } });
    expect(kept.headers.get('x-request-id')).toBe('from-the-client-1');
    const made = await send('/caller', { headers: { 'x-request-id': 'a b"c<script>' } });
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('says that it cannot tell who asks while the identity provider is away', async () => {
    const provider = {
      ...{ issuer: 'https://login.example', audience: 'https://kontera.example' },
      ...{ tenantClaim: 'kontera_tenant', roleClaim: 'kontera_role' },
    };
    const openId = openIdOf(provider, () => Promise.reject(new Error('connection refused')));
    const away = await serve({ api: { services: backing.services, openId } });
    const response = await ask(away.origin, '/caller', { token: 'a.b.c' });
    await away.close();
    expect([response.status, await codeOf(response)]).toEqual([503, 'unavailable']);
  });

  it('says which contract it serves and refuses another major one', async () => {
    expect((await send('/caller', { headers: { 'kontera-contract': '1.99' } })).status).toBe(200);
    const response = await send('/caller', { headers: { 'kontera-contract': '2.0' } });
    expect([response.status, response.headers.get('kontera-contract')]).toEqual([400, '1.1']);
  });

  it('names the methods of an address in a refusal', async () => {
    const response = await send('/jobs', { method: 'delete' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });

  it('lets pages of the origins that are set call it, and no others', async () => {
    const preflight = async (origin: string) =>
      (await send('/caller', { method: 'options', headers: { origin } })).headers.get(
        'access-control-allow-origin',
      );
    expect(await preflight('https://addin.example')).toBe('https://addin.example');
    expect(await preflight('https://evil.example')).toBeNull();
  });

  it('publishes each of its routes, with the schemas that it parses with', async () => {
    const document = (await (await fetch(`${served.origin}/v1/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
    };
    const published = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const routes = [SIGN_IN_CARD, ...allRoutes(backing.services, () => new Date())].map(
      ({ method, path }) => `${method} ${path}`,
    );
    expect(document.openapi).toBe('3.1.0');
    expect(published.sort()).toEqual(routes.sort());
  });

  it('has a reference for people, without scripts', async () => {
    const page = await (await fetch(`${served.origin}/v1`)).text();
    expect(page).toContain('POST /v1/decisions');
    expect(page).toContain('decisions[].line.amountMinor');
    expect(page).not.toContain('<script');
  });

  it('shows its figures to who has the token for them', async () => {
    const url = `${served.origin}/metrics`;
    expect((await fetch(url)).status).toBe(401);
    const headers = { authorization: 'Bearer a-wrong-token-of-some-length' };
    expect((await fetch(url, { headers })).status).toBe(401);
    expect((await send('/caller')).status).toBe(200);
  });

  it('logs nothing of what a body or an address holds', async () => {
    const marks = ['Zauberwort', 'Abrakadabra'];
    const line = { ...DECISION.line, supplierName: 'Zauberwort GmbH', text: 'Abrakadabra' };
    await send('/decisions', { method: 'post', body: { decisions: [{ ...DECISION, line }] } });
    await send('/decisions', { method: 'post', body: { decisions: [{ ...DECISION, kind: 'Zauberwort' }] } });
    await send('/decisions', { method: 'post', body: '{"Zauberwort": Abrakadabra' });
    await send('/jobs?after=Zauberwort');
    const text = JSON.stringify(logged);
    expect(text).toContain('/v1/decisions');
    for (const mark of marks) expect(text).not.toContain(mark);
    expect(text).not.toContain(keys.admin.slice(-20));
  });
});

it('packs a model so that gzip unpacks it', async () => {
  const packed = await backing.services.models.gzipped('acme', 'model-acme');
  expect(new Uint8Array(gunzipSync(packed ?? new Uint8Array()))).toEqual(modelBytesOf('acme'));
});
