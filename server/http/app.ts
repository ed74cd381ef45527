import { join } from 'node:path';
import express, { type Express, type Response } from 'express';
import { openToExcel } from './open-to-excel.ts';
import { servePage } from './page.ts';
import { safeHeaders } from './safe-headers.ts';

/** What the application serves. */
export interface AppOptions {
  /** Folder of the built workbench: `index.html`, `assets/` (names carry a hash of their content), `demo/`. */
  readonly workbenchFolder: string;
}

const YEAR_SECONDS = 31_536_000;

/** The HTTP application: the workbench page at `/`, its files below, `/healthz` for whoever watches the process. */
export function createApp({ workbenchFolder }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(safeHeaders);
  app.get('/healthz', (_request, response) => {
    response.setHeader('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  app.get(['/', '/index.html'], servePage(join(workbenchFolder, 'index.html')));
  app.use(express.static(workbenchFolder, { index: false, redirect: false, setHeaders: setCaching }));
  app.use((_request, response) => {
    response.status(404).type('text').send('Not found. The workbench is at /.\n');
  });
  return app;
}

/** Files whose name carries their content's hash never change; all others are asked for again, by their ETag. */
function setCaching(response: Response, path: string): void {
  const isHashed = /[\\/]assets[\\/]/.test(path);
  response.setHeader('Cache-Control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
  openToExcel(response, path);
}
