// Composition root of the server process: settings from the environment, the application, a listening socket.
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { gracefulStop } from './graceful-stop.ts';
import { createApp, type ApiOptions } from './http/app.ts';
import { faultRecord } from './http/http-log.ts';
import { httpSettings, type HttpSettings } from './http-settings.ts';
import { browserUrl, listenAddress, listenFailure, type ListenAddress } from './listen-address.ts';
import { serverLog } from './log.ts';
import { keepsAnything, openApi, type OpenApi } from './serve-api.ts';
import { webServer } from './web-server.ts';

const STOP_PATIENCE_MS = 10_000;

const address = listenAddress(process.env);
const reading = httpSettings(process.env);
if (typeof address === 'string') fail(address);
if (!reading.ok) fail(...reading.sentences);
const { settings } = reading;
const log = serverLog(process.env);
const stopping = gracefulStop();

const opened = keepsAnything(process.env) ? await openApi(process.env, settings, log).catch(notOpened) : null;
if (typeof opened === 'string') fail(opened);
// A worker has no door: it takes jobs from the database.
const server = opened?.role === 'worker' ? null : listen(settings, address, opened?.api ?? null);
if (server === null) console.log('Kontera worker: it waits for jobs.');

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(server, opened));

function listen(http: HttpSettings, at: ListenAddress, api: ApiOptions | null): Server {
  // Built to build/server/main.js, beside build/workbench/.
  const workbenchFolder = fileURLToPath(new URL('../workbench', import.meta.url));
  const isStopping = () => stopping.hasBegun;
  const app = createApp({ ...http, workbenchFolder, api, log, isStopping });
  const web = webServer(app, http.tls);
  web.on('error', (error: NodeJS.ErrnoException) => fail(listenFailure(error.code ?? error.message, at)));
  web.listen(at.port, at.host, () => {
    const listening = web.address();
    const port = typeof listening === 'object' && listening ? listening.port : at.port;
    const url = browserUrl({ host: at.host, port }, http.tls !== null);
    console.log(`Kontera workbench: ${url}`);
  });
  return web;
}

async function stop(web: Server | null, open: OpenApi | null): Promise<void> {
  if (web !== null) await stopping.stop(web, STOP_PATIENCE_MS);
  await open?.stop(STOP_PATIENCE_MS);
  process.exit(0);
}

/** A folder that another process has open says so itself; of anything else the place is logged. */
function notOpened(error: unknown): string {
  log.error(faultRecord(error), 'the server could not be opened');
  const reason = error instanceof Error ? error.message : 'an unknown fault';
  return `The server could not be opened: ${reason}`;
}

function fail(...sentences: readonly string[]): never {
  for (const sentence of sentences) console.error(sentence);
  process.exit(1);
}
