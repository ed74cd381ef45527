import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../../build/server/main.js', import.meta.url));

interface Started {
  readonly process: ChildProcess;
  /** Resolves with all that was printed once the process ended. */
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
  /** Resolves with the address that the process prints. */
  readonly address: Promise<string>;
}

const running: ChildProcess[] = [];

function start(env: Record<string, string>): Started {
  const child = spawn(process.execPath, [MAIN], { env: { ...process.env, ...env } });
  running.push(child);
  let out = '';
  let err = '';
  child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()));
  const address = new Promise<string>((resolve) => {
    child.stdout.on('data', (bytes: Buffer) => {
      out += bytes.toString();
      const found = /http:\/\/\S+/.exec(out)?.[0];
      if (found) resolve(found);
    });
  });
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, out, err }));
  });
  return { process: child, ended, address };
}

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

describe('the server process', () => {
  it('prints its address, answers there and ends when it is asked to', async () => {
    const server = start({ PORT: '0' });
    const address = await server.address;
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(await (await fetch(`${address}healthz`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(address)).text()).toContain('<title>Kontera workbench</title>');
    server.process.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
  });

  it('says so and names PORT where its port is taken', async () => {
    const port = new URL(await start({ PORT: '0' }).address).port;
    const second = await start({ PORT: port }).ended;
    expect(second.code).toBe(1);
    expect(second.err).toContain(`Port ${port} on 127.0.0.1 is taken by another program.`);
    expect(second.err).toContain('PORT=');
  });

  it('refuses a PORT that is none', async () => {
    const { code, err } = await start({ PORT: 'web' }).ended;
    expect(code).toBe(1);
    expect(err).toBe('PORT must be a whole number from 0 to 65535, found "web".\n');
  });
});
