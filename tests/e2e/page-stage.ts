import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { createApp } from '../../server/http/app.ts';
import { listen } from '../listen.ts';
import { launchBrowser } from './browser.ts';

const PAGES = fileURLToPath(new URL('../../build/workbench', import.meta.url));

/** A browser, and the pages as `npm run build` left them, on an origin of their own. */
export interface PageStage {
  readonly browser: Browser;
  /** `http://127.0.0.1:51234`. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Sets both up. */
export async function setPageStage(): Promise<PageStage> {
  if (!existsSync(join(PAGES, 'index.html'))) throw new Error('no built pages: run npm run build first');
  const server = await listen(createServer(createApp({ workbenchFolder: PAGES })));
  const browser = await launchBrowser();
  return {
    browser,
    origin: server.origin,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
