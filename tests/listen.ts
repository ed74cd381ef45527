import type { Server } from 'node:http';

/** A server that listens on this machine alone. */
export interface ListeningServer {
  /** `http://127.0.0.1:51234`; where it is without TLS. */
  readonly origin: string;
  readonly port: number;
  /** Cuts the connections that are open, and ends. */
  close(): Promise<void>;
}

/** Lets a server listen at a port, or at one that is free (0). Rejects where the port is taken. */
export async function listen(server: Server, port = 0): Promise<ListeningServer> {
  await new Promise<void>((listening, refused) => {
    server.once('error', refused);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', refused);
      listening();
    });
  });
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    port: address.port,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
