/**
 * How long 200 add-ins at work at the same time wait for the server, fetching models and sending decisions for a minute, on PGlite
 * and on PostgreSQL. The server is a process of its own. `npm run bench add-ins`, `npm run bench add-ins -- 20` for 20 s
 */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pgliteStore } from '../server/storage/pglite-store.ts';
import { postgresStore } from '../server/storage/postgres-store.ts';
import { serve, testServices } from '../tests/server/http/served-api.ts';
import { modelBytesOf } from '../tests/server/http/stored-model.ts';
import { startPostgres } from '../tests/server/real-postgres.ts';
import { runAddIns } from './add-in-load.ts';
import { machineText } from './machine.ts';

const ADD_INS = 200;
const TENANTS = 20;
const MODEL_BYTES = 3_000_000;
const ROUND_MS = 10_000;
const SERVER = 'server';

interface Started {
  readonly port: number;
  readonly tokens: readonly string[];
}

const [first = '60', place = ''] = process.argv.slice(2);
if (first === SERVER) await beServer(place);
else await measure(Number(first));

/** Opens the database, gives each tenant a model and a key, and tells who started it where it listens. */
async function beServer(where: string): Promise<void> {
  const store = where.startsWith('postgres')
    ? postgresStore({ url: where, connectionCount: 10, onFault: () => undefined })
    : await pgliteStore({ folder: where, templateFile: null });
  const backing = await testServices(store);
  const tokens: string[] = [];
  for (let tenant = 0; tenant < TENANTS; tenant += 1) {
    tokens.push(await backing.keyOf(`tenant-${tenant}`, 'accountant'));
    await backing.releaseModel(`tenant-${tenant}`, modelBytesOf(`tenant-${tenant}`, MODEL_BYTES));
  }
  const { port } = await serve({ api: { services: backing.services } });
  process.send?.({ port, tokens } satisfies Started);
}

async function measure(seconds: number): Promise<void> {
  console.log(machineText());
  console.log(
    `${ADD_INS} add-ins of ${TENANTS} tenants, a round of two requests each ${ROUND_MS} ms, ${seconds} s`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'kontera-add-ins-'));
  await measureOn('PGlite', folder, seconds);
  rmSync(folder, { recursive: true });
  const postgres = await startPostgres();
  if (postgres === null) {
    console.log('PostgreSQL: not installed here');
    return;
  }
  await measureOn('PostgreSQL', await postgres.createDatabase('addins'), seconds);
  await postgres.remove();
}

async function measureOn(name: string, where: string, seconds: number): Promise<void> {
  const server = fork(fileURLToPath(import.meta.url), [SERVER, where]);
  const { port, tokens } = await startedBy(server);
  const { waitsMs, errorCount } = await runAddIns({
    port,
    tokens,
    count: ADD_INS,
    seconds,
    roundMs: ROUND_MS,
  });
  server.kill('SIGKILL');
  const at = (share: number): string => (waitsMs[Math.ceil(share * waitsMs.length) - 1] ?? 0).toFixed(0);
  const rate = (waitsMs.length / seconds).toFixed(0);
  console.log(
    `${name.padEnd(11)} ${waitsMs.length} requests, ${rate} a second: median ${at(0.5)} ms, ` +
      `p99 ${at(0.99)} ms, longest ${at(1)} ms, ${errorCount} errors; ${machineText().split(', ').at(-1) ?? ''}`,
  );
}

function startedBy(server: ChildProcess): Promise<Started> {
  return new Promise((resolve, reject) => {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- what the other half of this file sends
    server.once('message', (message) => resolve(message as Started));
    server.once('exit', () => reject(new Error('the server ended before it listened')));
  });
}
