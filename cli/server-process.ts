import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ServerStart } from './host.ts';

const ADDRESS = /https?:\/\/\S+|Kontera worker/;

/**
 * Starts the built server as a process of its own and waits for the address it prints. This process then lives as long
 * as the server does, and passes on what stops it.
 */
export function startServerProcess(
  script: URL,
  settings: Readonly<Record<string, string>>,
): Promise<ServerStart> {
  const server = spawn(process.execPath, [fileURLToPath(script)], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
  server.stderr.pipe(process.stderr);
  return new Promise((resolve) => {
    let printed = '';
    server.stdout.setEncoding('utf8');
    server.stdout.on('data', (text: string) => {
      printed += text;
      const url = ADDRESS.exec(printed)?.[0];
      if (url !== undefined && printed.includes('\n')) resolve({ ok: true, url });
    });
    server.once('error', (error) => resolve({ ok: false, found: error.message }));
    server.once('close', (code) =>
      resolve({ ok: false, found: `it ended with exit code ${code ?? 'none'}` }),
    );
  });
}
