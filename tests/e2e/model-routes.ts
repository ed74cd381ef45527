import { createHash } from 'node:crypto';
import express from 'express';
import { decisionBatch, type Decision } from '../../core/contracts/decision.ts';
import type { MasterValue } from '../../core/domain/masters.ts';

/** A model that a stand-in of the server has to give. */
export interface ServedModel {
  readonly bytes: Uint8Array;
  readonly dimensions: readonly string[];
  readonly lineCount: number;
}

/** A company's records by dimension. */
export type ServedMasters = Readonly<Record<string, readonly MasterValue[]>>;

/** What pages ask /v1 for once they are let in: the model in use, its bytes, and masters. Their decisions end up in `decisions`. */
export function modelRoutes(
  served: () => ServedModel,
  masters: ServedMasters,
  decisions: Decision[],
): express.Router {
  const router = express.Router();
  router.get('/models/current', (_request, response) => {
    response.json({ laneLimits: { auto: 0.95, review: 0.8 }, model: modelRecord(served()) });
  });
  router.get('/models/:modelId/file', (_request, response) => {
    response.type('application/octet-stream').send(Buffer.from(served().bytes));
  });
  router.get('/masters', (_request, response) => {
    response.json({ sha256: hashOf(served().bytes), dimensions: masters, suppliers: [] });
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
