import type { Server } from 'node:http';
import type { Express } from 'express';

/** A server that listens. */
export interface ListeningServer {
  /** `http://127.0.0.1:51234`. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Listens on this machine alone, at a port or at one that is free (0). */
export async function listen(app: Express, port: number): Promise<ListeningServer> {
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = app.listen(port, '127.0.0.1', (error) => (error ? reject(error) : resolve(listening)));
  });
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
