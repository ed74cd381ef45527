import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from '../../server/http/app.ts';

const WORKBENCH_FOLDER = fileURLToPath(new URL('../../build/workbench', import.meta.url));

/** A running server of the built workbench. */
export interface WorkbenchServer {
  /** `http://127.0.0.1:51234`. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves the workbench as `npm run build` left it, on a port that is free. */
export async function serveWorkbench(): Promise<WorkbenchServer> {
  if (!existsSync(join(WORKBENCH_FOLDER, 'index.html')))
    throw new Error('no built workbench: run npm run build first');
  const app = createApp({ workbenchFolder: WORKBENCH_FOLDER });
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = app.listen(0, '127.0.0.1', (error) => (error ? reject(error) : resolve(listening)));
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
