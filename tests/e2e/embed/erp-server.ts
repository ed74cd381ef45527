import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import express from 'express';
import type { CodingProposal, EmbedDocumentInput } from '../../../extension/embed/protocol.ts';
import { listen, type ListeningServer } from '../../listen.ts';
import type { DemoErp } from './demo-erp.ts';

const HOST_PAGE = fileURLToPath(new URL('../../../deploy/erp/demo-host', import.meta.url));
const HOST_FILES = fileURLToPath(new URL('../../../build/embed', import.meta.url));

/** A pretended ERP on an origin of its own, with both ways of having Kontera inside. */
export interface ErpServer extends ListeningServer {
  invoices: readonly EmbedDocumentInput[];
  /** What was written, in order. */
  readonly written: CodingProposal[];
  /** What the ERP answers a write with; null: it writes. */
  refusal: string | null;
  /** Tokens that it gives out, the next first; the last one again and again. */
  readonly tokens: { readonly token: string; readonly expiresAt: string }[];
  /** Where the frame is; another one where a test leads it astray. */
  konteraOrigin: string;
}

/**
 * The policy of the ERP's pages: as strict as the element can live with. No style is needed for it: its styles are made by
 * script, which no policy counts as inline.
 */
export function erpPolicy(frameOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "connect-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `frame-src ${frameOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Serves the ERP at a free port, or at `port`; its frame is Kontera's at `konteraOrigin`. */
export async function serveErp(erp: DemoErp, konteraOrigin: string, port = 0): Promise<ErpServer> {
  const state: Omit<ErpServer, keyof ListeningServer> = {
    invoices: erp.invoices,
    written: [],
    refusal: null,
    tokens: [{ token: 'demo-token', expiresAt: '2999-01-01T00:00:00Z' }],
    konteraOrigin,
  };
  const app = express();
  app.use((_request, response, next) => {
    response.setHeader('Content-Security-Policy', erpPolicy(state.konteraOrigin));
    next();
  });
  app.get('/erp/config', (_request, response) => {
    response.json({ konteraOrigin: state.konteraOrigin, tenantId: 'velthorn', company: erp.company });
  });
  app.get('/erp/invoices', (_request, response) => void response.json(state.invoices));
  app.get('/erp/masters', (_request, response) => void response.json({ dimensions: erp.masters }));
  app.get('/erp/model', (_request, response) => {
    response.type('application/octet-stream').send(Buffer.from(erp.model.bytes));
  });
  app.post('/erp/token', (_request, response) => {
    response.json(state.tokens.length > 1 ? state.tokens.shift() : state.tokens[0]);
  });
  app.post('/erp/coding', express.json({ limit: '4mb' }), (request, response) => {
    if (state.refusal !== null) {
      response.status(409).json({ sentence: state.refusal });
      return;
    }
    state.written.push(request.body as CodingProposal);
    response.json({});
  });
  app.get(
    '/blank.html',
    (_request, response) => void response.type('html').send('<!doctype html><title>Host</title>'),
  );
  app.use('/kontera', express.static(HOST_FILES));
  app.use(express.static(HOST_PAGE));
  return Object.assign(state, await listen(createServer(app), port));
}
