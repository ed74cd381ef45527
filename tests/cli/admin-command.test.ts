import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeFiles } from '../../cli/node-files.ts';
import { openAdministration, restoreFolder, type Administration } from '../../server/administration.ts';
import { COMMAND_ACTOR } from '../../server/command-actor.ts';
import { openRuntime, type Runtime } from '../../server/runtime.ts';
import { rotateSecrets } from '../../server/services/rotate-secrets.ts';
import { newSecretKey, parseSecretKeys, SecretBox } from '../../server/services/secret-box.ts';
import { madeSource } from '../server/made-source.ts';
import { BUILT_PARTS } from '../server/opened-server.ts';
import { memoryHost } from './memory-host.ts';
import { ran } from './ran.ts';

const SCRIPT = new URL('../../build/server/administration.js', import.meta.url);
const [OLD_KEY, NEW_KEY, OTHER_KEY] = ['k1', 'k2', 'k3'].map(newSecretKey) as [string, string, string];

let folder: string;
let runtime: Runtime;
let server: Administration;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kontera-admin-'));
  const keys = parseSecretKeys(OLD_KEY);
  runtime = await openRuntime({
    settings: { role: 'web', databaseUrl: null, dataFolder: null, heartbeatMs: 200 },
    ...{ parts: BUILT_PARTS, keys: () => keys, source: madeSource(() => 20), clock: () => new Date() },
    onFault: (error) => expect.unreachable(String(error)),
  });
  server = administrationWith(NEW_KEY, OLD_KEY);
});
afterAll(async () => {
  await runtime.stop(1000);
  rmSync(folder, { recursive: true, force: true });
});

/** The server as a command finds it, with these keys set; it stays open for the next command. */
function administrationWith(...keys: readonly string[]): Administration {
  const box = boxOf(...keys);
  return {
    services: runtime.services,
    rotateSecrets: () => rotateSecrets({ ...runtime, clock: () => new Date() }, box, COMMAND_ACTOR),
    pack: () => runtime.store.pack(),
    close: () => Promise.resolve(),
  };
}

function boxOf(...keys: readonly string[]): SecretBox {
  const parsed = parseSecretKeys(keys.join(' '));
  if (typeof parsed === 'string') throw new Error(parsed);
  return new SecretBox(parsed);
}

/** Runs `kontera admin ...` on the shared server; on a real one where --data names its folder. */
function admin(...argv: readonly string[]) {
  return ran(['admin', ...argv], {
    ...memoryHost(),
    files: nodeFiles,
    administration: (data) =>
      data === null
        ? Promise.resolve({ ok: true, server })
        : openAdministration({ KONTERA_SECRET_KEYS: NEW_KEY }, data, SCRIPT),
    restore: restoreFolder,
  });
}

async function json(...argv: readonly string[]): Promise<Record<string, unknown>> {
  const { exitCode, out, err } = await admin(...argv, '--json');
  expect([exitCode, err]).toEqual([0, '']);
  const parsed: unknown = JSON.parse(out);
  if (typeof parsed !== 'object' || parsed === null) throw new Error('an object was expected');
  return { ...parsed };
}

const file = (name: string): string => join(folder, name);
const sql = (...texts: readonly string[]) =>
  runtime.store.asOperator(async (transaction) => {
    for (const text of texts) await transaction.execute(text);
  });

async function connect(tenantId: string): Promise<string> {
  writeFileSync(file('settings.json'), '{"url":"https://erp.example"}');
  writeFileSync(file('secret.json'), '{"key":"open sesame"}');
  const given = ['--kind', 'tryton', '--settings', file('settings.json'), '--secret', file('secret.json')];
  return String((await json('connect', tenantId, ...given))['connectionId']);
}

const secretKeyOf = async (tenantId: string): Promise<unknown> => {
  const found = await runtime.store.inTenant(tenantId, (transaction) =>
    transaction.execute('SELECT secret_key_id FROM connections'),
  );
  return found.rows;
};

test('doctor finds a new server sound', async () => {
  const { exitCode, out } = await admin('doctor');
  expect(exitCode).toBe(0);
  expect(out).toContain('ok  database: The database answers (pglite).');
});

describe('create-tenant and create-key', () => {
  test('make a tenant once, and a key that opens it', async () => {
    expect((await admin('create-tenant', 'acme', '--name', 'Acme Ltd')).out).toBe('Tenant acme was made.\n');
    expect(await runtime.services.tenants.find('acme')).toMatchObject({ name: 'Acme Ltd' });
    const again = await admin('create-tenant', 'acme');
    expect([again.exitCode, again.err]).toEqual([1, 'kontera admin: The tenant id acme is taken.\n']);

    const { keyId, token } = await json('create-key', 'acme', '--role', 'approver', '--name', 'first');
    const holder = await runtime.services.apiKeys.verify(String(token));
    expect(holder).toMatchObject({ tenantId: 'acme', keyId, role: 'approver' });
    expect(holder?.scopes).toContain('model:release');
    expect(holder?.scopes).not.toContain('key:write');
  });

  test('refuse a tenant that there is not, and one whose name is no id', async () => {
    expect((await admin('create-key', 'nobody')).exitCode).toBe(1);
    expect((await admin('create-tenant', '../acme')).exitCode).toBe(1);
  });
});

describe('connect and rotate-secrets', () => {
  test('keep credentials sealed, and seal them anew with the current key', async () => {
    await admin('create-tenant', 'sealed');
    const connectionId = await connect('sealed');
    expect(await secretKeyOf('sealed')).toEqual([{ secret_key_id: 'k1' }]);

    server = administrationWith(OTHER_KEY);
    const refused = await admin('rotate-secrets');
    expect(refused.exitCode).toBe(1);
    expect(refused.err).toContain(`no key that is set opens the credentials of sealed/${connectionId}`);

    server = administrationWith(NEW_KEY, OLD_KEY);
    expect((await admin('rotate-secrets')).out).toBe('1 credentials were sealed anew.\n');
    expect((await admin('rotate-secrets')).out).toBe('0 credentials were sealed anew.\n');
    const { rows } = await runtime.store.inTenant('sealed', (transaction) =>
      transaction.execute<{ sealed_secret: Uint8Array }>('SELECT sealed_secret FROM connections'),
    );
    const sealed = { keyId: 'k2', bytes: rows[0]?.sealed_secret ?? new Uint8Array() };
    expect(boxOf(NEW_KEY).open(sealed, `sealed/${connectionId}`)).toEqual({ key: 'open sesame' });
    expect(boxOf(OLD_KEY).open(sealed, `sealed/${connectionId}`)).toBeNull();
  });

  test('doctor names a connection that was never pulled and a tenant without a model', async () => {
    const { exitCode, err } = await admin('doctor');
    expect(exitCode).toBe(1);
    expect(err).toMatch(/BAD sync sealed\/[0-9a-f]{12}: Never pulled\./);
    expect(err).toContain('BAD model sealed: No model is in use.');
  });
});

describe('verify-audit', () => {
  const where = (tenantId: string): string => `tenant_id = '${tenantId}' AND sequence`;
  test.each<[string, (tenantId: string) => readonly string[], string]>([
    [
      'altered',
      (id) => [`UPDATE audit_entries SET content = replace(content, 'key2', 'key9') WHERE ${where(id)} = 3`],
      'row 3: the content of row 3 was altered',
    ],
    [
      'removed',
      (id) => [`DELETE FROM audit_entries WHERE ${where(id)} = 3`],
      'row 3: row 3 is missing: after row 2 comes row 4',
    ],
    [
      'moved',
      (id) => [
        `UPDATE audit_entries SET sequence = 107 - sequence WHERE ${where(id)} IN (3, 4)`,
        `UPDATE audit_entries SET sequence = sequence - 100 WHERE ${where(id)} > 100`,
      ],
      'row 3: row 3 does not follow row 2: one of them was altered or moved',
    ],
  ])('names a row that was %s', async (change, texts, fault) => {
    const tenantId = `log-${change}`;
    await admin('create-tenant', tenantId);
    for (const name of ['key1', 'key2', 'key3', 'key4']) await admin('create-key', tenantId, '--name', name);
    const before = await admin('verify-audit', tenantId);
    expect(before.out).toMatch(
      new RegExp(`^The audit log of ${tenantId} holds: 5 rows, the last [0-9a-f]{64}`),
    );
    await sql(...texts(tenantId));
    const { exitCode, err } = await admin('verify-audit', tenantId);
    expect(exitCode).toBe(1);
    expect(err).toBe(`kontera admin: the audit log of ${tenantId} does not hold at ${fault}\n`);
  });
});

describe('export, backup, restore and erase', () => {
  test('a backup that is restored has the same rows, the same log, and credentials that still open', async () => {
    const { headHash } = await json('verify-audit', 'sealed');
    await admin('export', 'sealed', '--out', file('before.jsonl'));
    const { exitCode } = await admin('backup', '--out', file('backup.tar.gz'));
    expect(exitCode).toBe(0);
    const data = file('restored');
    expect((await admin('restore', '--from', file('backup.tar.gz'), '--data', data)).exitCode).toBe(0);

    expect((await json('verify-audit', 'sealed', '--data', data))['headHash']).toBe(headHash);
    await admin('export', 'sealed', '--out', file('after.jsonl'), '--data', data);
    const rows = readFileSync(file('before.jsonl'), 'utf8');
    expect(readFileSync(file('after.jsonl'), 'utf8')).toBe(rows);
    for (const table of ['tenants', 'connections', 'audit_entries'])
      expect(rows).toContain(`"table":"${table}"`);
    expect(rows).not.toContain('sealed_secret');
    expect(await json('rotate-secrets', '--data', data)).toEqual({ sealedAnew: 0 });

    const again = await admin('restore', '--from', file('backup.tar.gz'), '--data', data);
    expect(again.err).toContain('has a database already');
  });

  test('a file that is no backup restores nothing', async () => {
    writeFileSync(file('no-backup'), 'text');
    const { exitCode, err } = await admin('restore', '--from', file('no-backup'), '--data', file('nothing'));
    expect([exitCode, err]).toEqual([1, `kontera admin: ${file('no-backup')} is no backup\n`]);
  });

  test('the exported log ends with the hash that verify-audit prints, and is not overwritten', async () => {
    const { entryCount, headHash } = await json('verify-audit', 'acme');
    await admin('export-audit', 'acme', '--out', file('audit.jsonl'));
    const lines = readFileSync(file('audit.jsonl'), 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(Number(entryCount) + 1);
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ head: { sequence: entryCount, hash: headHash } });
    expect((await admin('export-audit', 'acme', '--out', file('audit.jsonl'))).exitCode).toBe(1);
  });

  test('erasing asks for --force, empties the tenant, and leaves a log that holds', async () => {
    const { token } = await json('create-key', 'acme');
    expect((await admin('erase', 'acme')).err).toContain('add --force');
    expect(await runtime.services.apiKeys.verify(String(token))).not.toBeNull();
    expect((await admin('erase', 'acme', '--force')).exitCode).toBe(0);
    expect(await runtime.services.apiKeys.verify(String(token))).toBeNull();
    expect((await admin('verify-audit', 'acme')).exitCode).toBe(0);
    await admin('export-audit', 'acme', '--out', file('erased.jsonl'));
    expect(readFileSync(file('erased.jsonl'), 'utf8')).not.toContain('Acme');
  });
});
