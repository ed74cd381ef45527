import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import express from 'express';
import type { CallerReply } from '../../core/contracts/caller.ts';
import { CONTRACT_VERSION } from '../../core/contracts/contract-version.ts';
import { decisionBatch, type Decision } from '../../core/contracts/decision.ts';
import { createCoder, type EngineModule } from '../../core/engine/index.ts';
import { learnable } from '../../core/workflows/learnable.ts';
import { train } from '../../core/workflows/train.ts';
import { readHistory } from '../../extension/worker/history-file.ts';
import { createApp } from '../../server/http/app.ts';
import { listen, type ListeningServer } from '../listen.ts';

const PAGES = fileURLToPath(new URL('../../build/workbench', import.meta.url));

/** A model that a server has to give. */
export interface ServedModel {
  readonly bytes: Uint8Array;
  readonly dimensions: readonly string[];
  readonly lineCount: number;
}

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
export function learnModel(engine: EngineModule, historyCsv: string): ServedModel {
  const bytes = new TextEncoder().encode(historyCsv).buffer;
  const reading = readHistory({ name: 'history.csv', bytes, meanings: null });
  if (!reading.ok) throw new Error('the history cannot be read');
  const { lines, dimensions, headerFieldNames } = learnable(reading.history);
  const coder = createCoder(engine, { dimensions, headerFieldNames });
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
  router.get('/models/current', (_request, response) => {
    response.json({ laneLimits: { auto: 0.95, review: 0.8 }, model: modelRecord(served()) });
  });
  router.get('/models/:modelId/file', (_request, response) => {
    response.type('application/octet-stream').send(Buffer.from(served().bytes));
  });
  router.get('/masters', (_request, response) => {
    const account = Object.entries(accountNames).map(([code, name]) => ({
      ...{ code, name, parentCode: null, validFrom: null, validUntil: null, isBlocked: false, allowed: {} },
    }));
    response.json({ sha256: hashOf(served().bytes), dimensions: { account }, suppliers: [] });
  });
  router.post('/decisions', (request, response) => {
    decisions.push(...decisionBatch.parse(request.body).decisions);
    response.json({ firstSequence: 1, lastSequence: decisions.length, isRepeat: false });
  });
  return router;
}

function modelRecord({ bytes, dimensions, lineCount }: ServedModel): object {
  const sha256 = hashOf(bytes);
  return {
    ...{ modelId: `m-${sha256.slice(0, 8)}`, state: 'released', createdAt: '2026-01-01T00:00:00Z' },
    ...{ lineCount, decisionSequence: 0, firstDay: null, lastDay: null, headerFieldNames: [] },
    ...{ dimensions, sha256, byteCount: bytes.length, evaluation: null, verdict: null, hasFile: true },
  };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
