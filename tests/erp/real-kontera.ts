import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as z from 'zod';
import { problem } from '../../core/contracts/problem.ts';

const COMMAND = fileURLToPath(new URL('../../build/cli/kontera.js', import.meta.url));

/** A tenant's id on the server under test. */
export const TENANT = 'velthorn';

/** What a request came to: what the schema made of the body, or the code and detail of a refusal. */
export type Answered<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly status: number; readonly code: string; readonly detail: string };

/** `kontera serve` as an administrator starts it, on a data folder of its own. */
export interface RealKontera {
  /** `http://127.0.0.1:51234`. */
  readonly origin: string;
  /** An administrator's key, as `kontera admin create-key` printed it. */
  readonly adminKey: string;
  /** Asks /v1 with the administrator's key; a body makes it a POST. */
  ask<Value>(path: string, schema: z.ZodType<Value>, body?: object): Promise<Answered<Value>>;
  stop(): Promise<void>;
}

/** Makes a tenant and a key on the command line, and serves on a port that the system chooses. */
export async function startKontera(): Promise<RealKontera> {
  const folder = mkdtempSync(join(tmpdir(), 'kontera-served-'));
  const env = { ...process.env, KONTERA_DATA: folder, KONTERA_LOG_LEVEL: 'warn', HOST: '127.0.0.1' };
  admin(env, 'create-tenant', TENANT, '--name', 'Velthorn Instruments B.V.');
  const made = admin(env, 'create-key', TENANT, '--role', 'admin', '--name', 'first key', '--json');
  const { token: adminKey } = JSON.parse(made) as { token: string };
  const server = spawn(process.execPath, [COMMAND, 'serve', '--port', '0', '--data', folder], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await printedAddress(server);
  return {
    origin,
    adminKey,
    ask: (path, schema, body) => answered(`${origin}/v1${path}`, adminKey, schema, body),
    async stop() {
      const ended = new Promise((resolve) => server.once('close', resolve));
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function admin(env: NodeJS.ProcessEnv, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, 'admin', ...args], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`kontera admin ${args[0] ?? ''} failed: ${stderr}`);
  return stdout;
}

function printedAddress(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    server.stdout?.on('data', (bytes: Buffer) => {
      printed += bytes.toString();
      const found = /http:\/\/[^\s/]+/.exec(printed)?.[0];
      if (found !== undefined) resolve(found);
    });
    server.once('close', (code) => reject(new Error(`kontera serve ended with ${code ?? 'none'}`)));
  });
}

async function answered<Value>(
  url: string,
  key: string,
  schema: z.ZodType<Value>,
  body?: object,
): Promise<Answered<Value>> {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const content: unknown = await response.json();
  if (response.ok) return { ok: true, value: schema.parse(content) };
  const { code, detail = '' } = problem.parse(content);
  return { ok: false, status: response.status, code, detail };
}
