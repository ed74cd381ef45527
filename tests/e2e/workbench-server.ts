import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from '../../server/http/app.ts';
import { listen, type ListeningServer } from '../listen.ts';

const WORKBENCH_FOLDER = fileURLToPath(new URL('../../build/workbench', import.meta.url));

/** Serves the workbench as `npm run build` left it, on a port that is free. */
export async function serveWorkbench(): Promise<ListeningServer> {
  if (!existsSync(join(WORKBENCH_FOLDER, 'index.html')))
    throw new Error('no built workbench: run npm run build first');
  return listen(createServer(createApp({ workbenchFolder: WORKBENCH_FOLDER })));
}
