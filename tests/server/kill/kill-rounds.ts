import { build } from 'esbuild';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seededRandom } from '../../../core/demo/seeded-random.ts';
import { openServer, TESTER } from '../opened-server.ts';
import type { RealPostgres } from '../real-postgres.ts';

/** What was found after the rounds. */
export interface KillReport {
  readonly kills: Readonly<Record<'worker' | 'web' | 'database', number>>;
  /** Jobs that did not end well, by state. */
  readonly unfinished: readonly string[];
  readonly lineCounts: readonly number[];
  readonly areChainsIntact: boolean;
  readonly modelCounts: readonly number[];
  /** Attempts of all jobs over their number: how much was begun again. */
  readonly extraAttempts: number;
}

const DOCUMENTS = 1500;
const MAX_LOOKS = 2400;
const LOOK_MS = 50;

/**
 * Pulls and trains `rounds` tenants on PostgreSQL with two workers and a web process, and ends one of them or the database
 * as a power cut would, at moments drawn from the seed, once a round.
 */
export async function killRounds(postgres: RealPostgres, rounds: number, seed: number): Promise<KillReport> {
  const random = seededRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'kontera-kill-'));
  const script = await builtProcess(folder);
  const url = await postgres.createDatabase(`kill${seed}`);
  const keeper = await openServer(url, { role: 'web' });
  const processes = {
    worker: launch(script, 'worker', url),
    other: launch(script, 'worker', url),
    web: launch(script, 'web', url),
  };
  // What starts while the database is away ends, and is started again, as a service manager would.
  const restart = (): void => {
    for (const name of ['worker', 'other', 'web'] as const)
      if (processes[name].exitCode !== null) processes[name] = launch(script, name, url);
  };
  const restarting = setInterval(restart, 500);
  const kills = { worker: 0, web: 0, database: 0 };
  const again = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    for (let tries = 0; ; tries += 1)
      try {
        return await work();
      } catch (error) {
        if (tries > 200) throw error;
        await pause(LOOK_MS);
      }
  };
  try {
    const tenantIds = Array.from({ length: rounds }, (_, round) => `t${round}`);
    for (const [round, tenantId] of tenantIds.entries()) {
      await again(() => begin(keeper.services, tenantId));
      await pause(Math.floor(random.next() * 700));
      const victim = (['worker', 'web', 'database'] as const)[round % 3] ?? 'worker';
      kills[victim] += 1;
      if (victim === 'database') {
        await postgres.kill();
        await postgres.start();
      } else {
        processes[victim].kill('SIGKILL');
        processes[victim] = launch(script, victim, url);
      }
    }
    return await again(() => report(keeper, tenantIds, kills));
  } finally {
    clearInterval(restarting);
    for (const child of Object.values(processes)) child.kill('SIGKILL');
    await keeper.stop(0);
    rmSync(folder, { recursive: true, force: true });
  }
}

type Keeper = Awaited<ReturnType<typeof openServer>>;

/** Done again where the database went away in the middle: each step finds what it did before. */
async function begin(services: Keeper['services'], tenantId: string): Promise<void> {
  await services.tenants.create(tenantId, { name: tenantId, partner: null }, TESTER);
  const [known] = await services.connections.list(tenantId);
  const given = { kind: 'tryton', label: 'ERP', settings: {}, secret: null };
  const made = known
    ? { ok: true as const, value: known }
    : await services.connections.create(tenantId, given, TESTER);
  if (!made.ok) throw new Error(made.sentence);
  await services.jobs.start(tenantId, 'pull', made.value.connectionId, TESTER);
}

async function report(
  { services }: Keeper,
  tenantIds: readonly string[],
  kills: KillReport['kills'],
): Promise<KillReport> {
  const unfinished: string[] = [];
  const lineCounts: number[] = [];
  const modelCounts: number[] = [];
  let extraAttempts = 0;
  let areChainsIntact = true;
  for (const tenantId of tenantIds) {
    for (let looks = 0; looks < MAX_LOOKS && (await services.models.current(tenantId)) === null; looks += 1)
      await pause(LOOK_MS);
    const listed = await services.jobs.list(tenantId, { after: null, limit: 100 });
    for (const job of listed.ok ? listed.value.rows : []) {
      if (job.state === 'failed') unfinished.push(`${tenantId} ${job.kind}: ${job.fault ?? ''}`);
      extraAttempts += Math.max(0, job.attemptCount - 1);
    }
    if ((await services.models.current(tenantId)) === null) unfinished.push(`${tenantId} has no model`);
    lineCounts.push((await services.history.summary(tenantId)).lineCount);
    const models = await services.models.list(tenantId, { after: null, limit: 100 });
    modelCounts.push(models.ok ? models.value.rows.filter(({ state }) => state === 'released').length : 0);
    areChainsIntact &&= (await services.audit.verify(tenantId)).isIntact;
  }
  return { kills, unfinished, lineCounts, areChainsIntact, modelCounts, extraAttempts };
}

/** Lines that every tenant must have in the end. */
export const KILL_LINES = 2 * DOCUMENTS;

async function builtProcess(folder: string): Promise<string> {
  const outfile = join(folder, 'server-process.mjs');
  // Packages stay outside; the bundle finds them as the repository does.
  symlinkSync(fileURLToPath(new URL('../../../node_modules', import.meta.url)), join(folder, 'node_modules'));
  symlinkSync(
    fileURLToPath(new URL('../../../server/storage/migrations', import.meta.url)),
    join(folder, 'migrations'),
  );
  await build({
    entryPoints: [fileURLToPath(new URL('server-process.ts', import.meta.url))],
    ...{ outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20' },
    logLevel: 'error',
  });
  return outfile;
}

function launch(script: string, role: string, url: string): ChildProcess {
  return spawn(process.execPath, [script, role === 'other' ? 'worker' : role], {
    stdio: ['ignore', 'ignore', process.env['KONTERA_TEST_VERBOSE'] ? 'inherit' : 'ignore'],
    env: {
      ...process.env,
      ...{ DATABASE_URL: url, KONTERA_TEST_DOCUMENTS: String(DOCUMENTS), KONTERA_TEST_FILE: import.meta.url },
    },
  });
}

function pause(waitMs: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, waitMs));
}
