import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Connections } from '../../../server/services/connections.ts';
import type { Health } from '../../../server/services/health.ts';
import type { Jobs } from '../../../server/services/jobs.ts';
import type { Model, Models } from '../../../server/services/models.ts';
import { done, refusal } from '../../../server/services/outcome.ts';

const NOW = '2026-01-31T09:30:00.000Z';

/** Bytes of the model that a tenant has. */
export function modelBytesOf(tenantId: string): Uint8Array {
  return new TextEncoder().encode(`model of ${tenantId} `.repeat(200));
}

function modelOf(tenantId: string): Model {
  const bytes = modelBytesOf(tenantId);
  return {
    modelId: `model-${tenantId}`,
    state: 'released',
    createdAt: NOW,
    lineCount: 10,
    decisionSequence: 0,
    firstDay: '2025-01-01',
    lastDay: '2025-12-31',
    dimensions: ['account'],
    headerFieldNames: [],
    sha256: createHash('sha256').update(bytes).digest('hex'),
    byteCount: bytes.length,
    evaluation: null,
    verdict: null,
    hasFile: true,
  };
}

/** Every tenant has one model, its own. */
export const standInModels: Models = {
  current: (tenantId) => Promise.resolve(modelOf(tenantId)),
  find: (tenantId, modelId) =>
    Promise.resolve(modelId === modelOf(tenantId).modelId ? modelOf(tenantId) : null),
  gzipped: (tenantId, modelId) =>
    Promise.resolve(modelId === modelOf(tenantId).modelId ? gzipSync(modelBytesOf(tenantId)) : null),
  list: (tenantId) => Promise.resolve({ rows: [modelOf(tenantId)], next: null }),
  releases: (tenantId) =>
    Promise.resolve([
      {
        releaseNumber: 1,
        modelId: modelOf(tenantId).modelId,
        releasedAt: NOW,
        kind: 'release',
        reason: 'first',
      },
    ]),
  release: (tenantId, modelId, reason) =>
    Promise.resolve(
      modelId === modelOf(tenantId).modelId
        ? done({ releaseNumber: 2, modelId, releasedAt: NOW, kind: 'release' as const, reason })
        : refusal('not-found', 'There is no such model.'),
    ),
  rollBack: () => Promise.resolve(refusal('not-ready', 'No model was in use before this one.')),
};

/** Connections in memory. */
export function standInConnections(): Connections {
  const known = new Map<string, Awaited<ReturnType<Connections['list']>>[number]>();
  const at = (tenantId: string, connectionId: string): string => `${tenantId} ${connectionId}`;
  const missing = refusal('not-found', 'There is no such connection.');
  return {
    create(tenantId, { kind, label, settings, secret }) {
      const connectionId = `connection-${tenantId}`;
      const made = {
        connectionId,
        kind,
        label,
        settings,
        hasSecret: secret !== null,
        createdAt: NOW,
        lastPulledAt: null,
        lastReconciledAt: null,
        lastFault: null,
      };
      known.set(at(tenantId, connectionId), made);
      return Promise.resolve(done(made));
    },
    list: (tenantId) =>
      Promise.resolve([...known].filter(([key]) => key.startsWith(`${tenantId} `)).map(([, made]) => made)),
    find: (tenantId, connectionId) => Promise.resolve(known.get(at(tenantId, connectionId)) ?? null),
    change(tenantId, connectionId, given) {
      const before = known.get(at(tenantId, connectionId));
      if (!before) return Promise.resolve(missing);
      const after = { ...before, label: given.label ?? before.label };
      known.set(at(tenantId, connectionId), after);
      return Promise.resolve(done(after));
    },
    remove: (tenantId, connectionId) =>
      Promise.resolve(known.delete(at(tenantId, connectionId)) ? done(null) : missing),
  };
}

/** Jobs in memory, each queued for ever. */
export function standInJobs(): Jobs {
  const known = new Map<string, Awaited<ReturnType<Jobs['list']>>['rows'][number]>();
  return {
    start(tenantId, kind, subject) {
      const jobId = `job-${tenantId}-${known.size + 1}`;
      const job = {
        jobId,
        kind,
        subject,
        state: 'queued' as const,
        attemptCount: 0,
        createdAt: NOW,
        startedAt: null,
        finishedAt: null,
        result: null,
        fault: null,
      };
      known.set(`${tenantId} ${jobId}`, job);
      return Promise.resolve(done(job));
    },
    find: (tenantId, jobId) => Promise.resolve(known.get(`${tenantId} ${jobId}`) ?? null),
    list: (tenantId) =>
      Promise.resolve({
        rows: [...known].filter(([key]) => key.startsWith(`${tenantId} `)).map(([, job]) => job),
        next: null,
      }),
  };
}

/** A database that always answers. */
export const standInHealth: Health = {
  isReady: () => Promise.resolve(true),
  gauges: () =>
    Promise.resolve({
      tenantCount: 2,
      jobs: [{ kind: 'train', state: 'queued', count: 1 }],
      oldestPullSeconds: null,
    }),
  examine: () => Promise.resolve([]),
};
