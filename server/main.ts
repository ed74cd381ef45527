// Composition root of the server process: settings from the environment, the application, a listening socket.
import { fileURLToPath } from 'node:url';
import { gracefulStop } from './graceful-stop.ts';
import { createApp } from './http/app.ts';
import { httpSettings } from './http-settings.ts';
import { browserUrl, listenAddress, listenFailure } from './listen-address.ts';
import { serverLog } from './log.ts';
import { webServer } from './web-server.ts';

const STOP_PATIENCE_MS = 10_000;

const address = listenAddress(process.env);
const reading = httpSettings(process.env);
if (typeof address === 'string') fail(address);
if (!reading.ok) fail(...reading.sentences);
const { settings } = reading;

// Built to build/server/main.js, beside build/workbench/.
const workbenchFolder = fileURLToPath(new URL('../workbench', import.meta.url));
const log = serverLog(process.env);
const stopping = gracefulStop();
const app = createApp({
  ...settings,
  workbenchFolder,
  api: null,
  log,
  isStopping: () => stopping.hasBegun,
});
const server = webServer(app, settings.tls);

server.on('error', (error: NodeJS.ErrnoException) =>
  fail(listenFailure(error.code ?? error.message, address)),
);
server.listen(address.port, address.host, () => {
  const listening = server.address();
  const port = typeof listening === 'object' && listening ? listening.port : address.port;
  console.log(`Kontera workbench: ${browserUrl({ host: address.host, port }, settings.tls !== null)}`);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stopping.stop(server, STOP_PATIENCE_MS));

function fail(...sentences: readonly string[]): never {
  for (const sentence of sentences) console.error(sentence);
  process.exit(1);
}
