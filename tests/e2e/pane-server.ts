import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import express from 'express';
import type { CallerReply } from '../../core/contracts/caller.ts';
import { CONTRACT_VERSION } from '../../core/contracts/contract-version.ts';
import type { Decision } from '../../core/contracts/decision.ts';
import { createCoder } from '../../core/engine/index.ts';
import { learnable } from '../../core/workflows/learnable.ts';
import { train } from '../../core/workflows/train.ts';
import { readHistory } from '../../extension/worker/history-file.ts';
import { createApp } from '../../server/http/app.ts';
import { RELEASE } from '../engine/built-engine.ts';
import { listen, type ListeningServer } from '../listen.ts';
import { modelRoutes, type ServedModel } from './model-routes.ts';

const PAGES = fileURLToPath(new URL('../../build/workbench', import.meta.url));

/** The company that the server keeps, as the pane gets it. */
export interface ServedCompany {
  readonly companyId: string;
  /** As the server names who signs in. */
  readonly callerName: string;
  /** Names of accounts by their codes. */
  readonly accountNames: Readonly<Record<string, string>>;
}

/** The pages as they are shipped, before a /v1 that can be taken down. */
export interface PaneServer extends ListeningServer {
  readonly decisions: Decision[];
  /** Answers nothing from now on: connections are cut. */
  goDown(): void;
  comeBack(): void;
  /** Has another model to give from now on. */
  offer(model: ServedModel): void;
}

/** A model learned from a history in CSV. */
export function learnModel(historyCsv: string): ServedModel {
  const bytes = new TextEncoder().encode(historyCsv).buffer;
  const reading = readHistory({ name: 'history.csv', bytes, meanings: null });
  if (!reading.ok) throw new Error('the history cannot be read');
  const { lines, dimensions, headerFieldNames } = learnable(reading.history);
  const coder = createCoder(RELEASE, { dimensions, headerFieldNames });
  for (const { doneCount } of train(coder, lines)) if (doneCount > lines.length) break;
  return { bytes: coder.save(), dimensions, lineCount: lines.length };
}

/** Serves a company with its model. */
export async function servePane(company: ServedCompany, served: ServedModel): Promise<PaneServer> {
  let isDown = false;
  let current = served;
  const decisions: Decision[] = [];
  const app = express();
  app.use((request, _response, next) => {
    if (isDown) request.socket.destroy();
    else next();
  });
  app.use(
    '/v1',
    express.json({ limit: '4mb' }),
    companyRoutes(company, () => current, decisions),
  );
  app.use(createApp({ workbenchFolder: PAGES }));
  return {
    ...(await listen(createServer(app))),
    decisions,
    goDown: () => {
      isDown = true;
    },
    comeBack: () => {
      isDown = false;
    },
    offer: (model) => {
      current = model;
    },
  };
}

function companyRoutes(
  { companyId, callerName, accountNames }: ServedCompany,
  served: () => ServedModel,
  decisions: Decision[],
): express.Router {
  const router = express.Router();
  router.get('/sign-in', (_request, response) => {
    response.json({ openId: null });
  });
  router.get('/caller', (_request, response) => {
    const caller: CallerReply = {
      ...{ name: callerName, role: 'accountant', scopes: [] },
      ...{ tenantIds: [companyId], contractVersion: CONTRACT_VERSION },
    };
    response.json(caller);
  });
  const account = Object.entries(accountNames).map(([code, name]) => ({
    ...{ code, name, parentCode: null, validFrom: null, validUntil: null, isBlocked: false, allowed: {} },
  }));
  router.use(modelRoutes(served, { account }, decisions));
  return router;
}
