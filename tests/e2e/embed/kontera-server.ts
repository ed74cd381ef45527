import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { decisionBatch, type Decision } from '../../../core/contracts/decision.ts';
import { embedPage } from '../../../server/http/embed-page.ts';
import type { Settings } from '../../../server/services/settings.ts';
import { safeHeaders } from '../../../server/http/safe-headers.ts';
import { listen, type ListeningServer } from '../../listen.ts';
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
  app.use('/v1', companyRoutes(erp, state.decisions));
  app.use(express.static(PAGES, { index: false }));
  return { ...state, ...(await listen(createServer(app), port)) };
}

function companyRoutes({ modelBytes, dimensions }: DemoErp, decisions: Decision[]): express.Router {
  const router = express.Router();
  const sha256 = createHash('sha256').update(modelBytes).digest('hex');
  router.get('/models/current', (_request, response) => {
    response.json({
      laneLimits: { auto: 0.95, review: 0.8 },
      model: {
        modelId: 'm1',
        state: 'released',
        createdAt: '2026-01-01T00:00:00Z',
        lineCount: 4_000,
        decisionSequence: 0,
        firstDay: null,
        lastDay: null,
        dimensions: Object.keys(dimensions),
        headerFieldNames: [],
        sha256,
        byteCount: modelBytes.length,
        evaluation: null,
        verdict: null,
        hasFile: true,
      },
    });
  });
  router.get('/models/m1/file', (_request, response) => {
    response.type('application/octet-stream').send(Buffer.from(modelBytes));
  });
  router.get('/masters', (_request, response) => {
    response.json({ sha256, dimensions, suppliers: [] });
  });
  router.post('/decisions', (request, response) => {
    decisions.push(...decisionBatch.parse(request.body).decisions);
    response.json({ firstSequence: 1, lastSequence: decisions.length, isRepeat: false });
  });
  return router;
}
