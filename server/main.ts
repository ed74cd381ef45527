// Composition root of the server process: settings from the environment, store, jobs, the application, a socket.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { gracefulStop } from './graceful-stop.ts';
import { openIdOf } from './http/access/open-id.ts';
import { createApp } from './http/app.ts';
import { httpSettings } from './http-settings.ts';
import { browserUrl, listenAddress, listenFailure } from './listen-address.ts';
import { serverLog } from './log.ts';
import { openRuntime, type Runtime } from './runtime.ts';
import { secretKeys, serverSettings, type ServerSettings } from './server-settings.ts';
import { FolderLocked } from './storage/folder-lock.ts';
import { webServer } from './web-server.ts';

const STOP_PATIENCE_MS = 10_000;

const address = listenAddress(process.env);
const reading = httpSettings(process.env);
const settings = serverSettings(process.env);
if (typeof address === 'string') fail(address);
if (!reading.ok) fail(...reading.sentences);
if (typeof settings === 'string') fail(settings);

// Built to build/server/main.js, beside build/workbench/.
const built = (path: string): URL => new URL(path, import.meta.url);
const log = serverLog(process.env);
const runtime = await opened(settings);
const stopping = gracefulStop();
const now = (): Date => new Date();
const { openId, rateLimits, origins, tls } = reading.settings;
const app = createApp({
  ...reading.settings,
  workbenchFolder: fileURLToPath(built('../workbench')),
  api: {
    ...{ services: runtime.services, rateLimits, origins, now },
    openId: openId && openIdOf(openId, fetchJson),
  },
  log,
  isStopping: () => stopping.hasBegun,
});
const server = settings.role === 'worker' ? createServer() : webServer(app, tls);

if (settings.role === 'worker') console.log('Kontera worker: it waits for jobs.');
else {
  server.on('error', (error: NodeJS.ErrnoException) =>
    fail(listenFailure(error.code ?? error.message, address)),
  );
  server.listen(address.port, address.host, () => {
    const listening = server.address();
    const port = typeof listening === 'object' && listening ? listening.port : address.port;
    console.log(`Kontera workbench: ${browserUrl({ host: address.host, port }, tls !== null)}`);
  });
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, async () => {
    if (server.listening) await stopping.stop(server, STOP_PATIENCE_MS);
    await runtime.stop(STOP_PATIENCE_MS);
    process.exit(0);
  });

async function opened(given: ServerSettings): Promise<Runtime> {
  try {
    return await openRuntime({
      settings: given,
      parts: {
        engineWasm: built('../engine.wasm'),
        threadScript: built('training-thread.js'),
        templateFile: fileURLToPath(built('template.tar.gz')),
      },
      keys: () => secretKeys(process.env, given),
      clock: () => new Date(),
      onFault: (error, where) => log.error({ where, fault: faultName(error) }, 'a fault in the background'),
    });
  } catch (error) {
    if (error instanceof FolderLocked) fail(`${given.dataFolder ?? ''}: ${error.message}.`);
    return fail(`The server did not start: ${error instanceof Error ? error.message : 'unknown'}`);
  }
}

/** A fault's name and code. Its message may quote a row, and stays out of the log. */
function faultName(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(STOP_PATIENCE_MS) });
  if (!response.ok) throw new Error(`the identity provider answered ${response.status}`);
  return response.json();
}

function fail(...sentences: readonly string[]): never {
  for (const sentence of sentences) console.error(sentence);
  process.exit(1);
}
