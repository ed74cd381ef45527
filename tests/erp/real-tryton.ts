import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../free-port.ts';

/** What tests/erp/fill_tryton.py makes. */
export interface TrytonFilling {
  readonly currency: string;
  readonly companyName: string;
  readonly years: readonly number[];
  readonly accounts: readonly { readonly code: string; readonly name: string }[];
  readonly taxes: readonly { readonly name: string; readonly rate: string }[];
  readonly costCentres: readonly { readonly code: string; readonly name: string }[];
  readonly suppliers: readonly { readonly id: string; readonly name: string }[];
  readonly user: string;
  readonly password: string;
  readonly posted: readonly FilledInvoice[];
  readonly drafts: readonly FilledInvoice[];
}

/** One invoice; amounts are decimals as text, '' where a line has no tax or cost centre. */
export interface FilledInvoice {
  readonly supplier: string;
  readonly reference: string;
  readonly date: string;
  readonly lines: readonly {
    readonly account: string;
    readonly text: string;
    readonly quantity: number;
    readonly unitPrice: string;
    readonly tax: string;
    readonly costCentre: string;
  }[];
}

/** A running Tryton with numbers of what was made in it. */
export interface RealTryton {
  readonly url: string;
  readonly database: string;
  /** The company's number. */
  readonly company: number;
  readonly posted: readonly number[];
  readonly drafts: readonly number[];
  /** Kills the server. */
  goDown(): Promise<void>;
  /** Starts it again on the same database. */
  comeBack(): Promise<void>;
  stop(): void;
}

// Debian's own Python: another one on the PATH does not see Debian's packages.
const PYTHON = '/usr/bin/python3';
const DATABASE = 'ledger';
const FILL = fileURLToPath(new URL('fill_tryton.py', import.meta.url));

/** Sets up a Tryton on SQLite in a folder of its own, fills it and serves it on a free port of this machine. */
export async function startTryton(filling: TrytonFilling): Promise<RealTryton> {
  const folder = mkdtempSync(join(tmpdir(), 'kontera-tryton-'));
  const port = await freePort();
  const config = join(folder, 'trytond.conf');
  writeFileSync(config, `[database]\nuri = sqlite://\npath = ${folder}\n[web]\nlisten = 127.0.0.1:${port}\n`);
  writeFileSync(join(folder, `${DATABASE}.sqlite`), '');
  writeFileSync(join(folder, 'admin'), 'k4-ledger-admin\n');
  run(
    'trytond-admin',
    ['-c', config, '-d', DATABASE, '--email', 'admin@example.com'].concat([
      '-u',
      'account_invoice',
      'analytic_invoice',
      '--activate-dependencies',
    ]),
    { TRYTONPASSFILE: join(folder, 'admin') },
  );
  // The account module's tools read DB_NAME when they are loaded; the database itself is named in the order.
  const made = run(
    'fill',
    [],
    { DB_NAME: ':memory:' },
    JSON.stringify({ ...filling, database: DATABASE, config }),
  );
  const { company, posted, drafts } = JSON.parse(made) as Pick<RealTryton, 'company' | 'posted' | 'drafts'>;
  const url = `http://127.0.0.1:${port}`;
  let server = await serve(folder, config, url);
  return {
    url,
    database: DATABASE,
    company,
    posted,
    drafts,
    goDown: () => ended(server),
    async comeBack() {
      server = await serve(folder, config, url);
    },
    stop() {
      server.kill('SIGKILL');
      rmSync(folder, { recursive: true });
    },
  };
}

function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  input = '',
): string {
  const [program, all] = command === 'fill' ? [PYTHON, ['-W', 'ignore', FILL]] : [command, [...args]];
  const ran = spawnSync(program, all, {
    env: { ...process.env, ...env },
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (ran.status !== 0)
    throw new Error(`${program} failed: ${ran.error?.message ?? ran.stderr.slice(-4000)}`);
  return ran.stdout;
}

async function serve(folder: string, config: string, url: string): Promise<ChildProcess> {
  const log = openSync(join(folder, 'trytond.log'), 'a');
  const server = spawn('trytond', ['-c', config, '-d', DATABASE], { stdio: ['ignore', log, log] });
  for (let tryCount = 0; tryCount < 120; tryCount += 1) {
    if (server.exitCode !== null) break;
    if (await answers(url)) return server;
    await wait(500);
  }
  server.kill('SIGKILL');
  throw new Error('trytond did not answer within a minute');
}

async function answers(url: string): Promise<boolean> {
  try {
    const body = JSON.stringify({ id: 0, method: 'common.server.version', params: [] });
    const headers = { 'content-type': 'application/json' };
    return (await fetch(url, { method: 'POST', headers, body })).ok;
  } catch {
    return false;
  }
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGKILL');
  });
}
