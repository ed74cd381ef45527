// Composition root of the server process: settings from the environment, the application, a listening socket.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createApp } from './http/app.ts';
import { browserUrl, listenAddress, listenFailure } from './listen-address.ts';

const address = listenAddress(process.env);
if (typeof address === 'string') {
  console.error(address);
  process.exit(1);
}

// Built to build/server/main.js, beside build/workbench/.
const workbenchFolder = fileURLToPath(new URL('../workbench', import.meta.url));
const server = createServer(createApp({ workbenchFolder }));

server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(listenFailure(error.code ?? error.message, address));
  process.exit(1);
});
server.listen(address.port, address.host, () => {
  const listening = server.address();
  const port = typeof listening === 'object' && listening ? listening.port : address.port;
  console.log(`Kontera workbench: ${browserUrl({ host: address.host, port })}`);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
