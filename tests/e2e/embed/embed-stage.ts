import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { compileEngine } from '../../../core/engine/index.ts';
import { launchBrowser } from '../browser.ts';
import { demoErp, type DemoErp } from './demo-erp.ts';
import { serveErp, type ErpServer } from './erp-server.ts';
import { serveKontera, type KonteraServer } from './kontera-server.ts';

/** A browser, an ERP and Kontera, each server with an origin of its own. */
export interface EmbedStage {
  readonly browser: Browser;
  readonly erp: DemoErp;
  readonly host: ErpServer;
  readonly kontera: KonteraServer;
  close(): Promise<void>;
}

/** Sets all of it up. */
export async function setStage(): Promise<EmbedStage> {
  const engine = await readFile(new URL('../../../build/engine.wasm', import.meta.url));
  const erp = demoErp(await compileEngine(new Uint8Array(engine)));
  const browser = await launchBrowser();
  const kontera = await serveKontera(erp);
  const host = await serveErp(erp, kontera.origin);
  kontera.tokens.add('demo-token');
  kontera.hostOrigins.push(host.origin);
  return {
    browser,
    erp,
    host,
    kontera,
    close: async () => {
      await browser.close();
      await Promise.all([host.close(), kontera.close()]);
    },
  };
}
