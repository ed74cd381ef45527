import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import express from 'express';
import type { Decision } from '../../../core/contracts/decision.ts';
import { embedPage } from '../../../server/http/embed-page.ts';
import type { Settings } from '../../../server/services/settings.ts';
import { safeHeaders } from '../../../server/http/safe-headers.ts';
import { listen, type ListeningServer } from '../../listen.ts';
import { modelRoutes } from '../model-routes.ts';
import type { DemoErp } from './demo-erp.ts';

const PAGES = fileURLToPath(new URL('../../../build/workbench', import.meta.url));

/** A server of Kontera as far as the page inside an ERP needs one: the page itself as shipped, and a model behind a token. */
export interface KonteraServer extends ListeningServer {
  /** Tokens that are good; whatever else is shown is answered 401. */
  readonly tokens: Set<string>;
  readonly decisions: Decision[];
  /** Every address asked for, with its query, and the token it came with. */
  readonly asked: { readonly url: string; readonly authorization: string }[];
  /** Origins that may show the page. */
  readonly hostOrigins: string[];
}

/** Serves a company's model at a free port, or at `port`. */
export async function serveKontera(erp: DemoErp, port = 0): Promise<KonteraServer> {
  const state = {
    tokens: new Set<string>(),
    decisions: [] as Decision[],
    asked: [] as { url: string; authorization: string }[],
    hostOrigins: [] as string[],
  };
  const app = express();
  app.use((request, _response, next) => {
    state.asked.push({ url: request.originalUrl, authorization: request.get('authorization') ?? '' });
    next();
  });
  app.use(safeHeaders(false));
  const settings = { read: () => Promise.resolve({ embedOrigins: state.hostOrigins }) };
  app.get(
    '/embed/:tenantId',
    embedPage(`${PAGES}/embed.html`, settings as unknown as Pick<Settings, 'read'>),
  );
  app.use('/v1', express.json({ limit: '4mb' }), (request, response, next) => {
    const token = (request.get('authorization') ?? '').replace('Bearer ', '');
    if (state.tokens.has(token)) next();
    else response.status(401).json({});
  });
  app.use(
    '/v1',
    modelRoutes(() => erp.model, erp.masters, state.decisions),
  );
  app.use(express.static(PAGES, { index: false }));
  return { ...state, ...(await listen(createServer(app), port)) };
}
