import { afterAll, beforeAll, expect, test } from 'vitest';
import { startQueue, type RunningQueue } from '../../../server/jobs/queue.ts';
import { startWorker, type JobHandler } from '../../../server/jobs/worker.ts';
import { createJobs } from '../../../server/services/jobs.ts';
import { createTenants } from '../../../server/services/tenants.ts';
import { openStore } from '../../../server/storage/open-store.ts';
import type { Store } from '../../../server/storage/store.ts';
import { BUILT_PARTS, TESTER, until } from '../opened-server.ts';

const faults: unknown[] = [];
const keep = (fault: unknown): void => void faults.push(fault);
const clock = (): Date => new Date();
const HOUR_MS = 3_600_000;
let store: Store;
let queue: RunningQueue;

beforeAll(async () => {
  store = await openStore({ databaseUrl: null, dataFolder: null }, BUILT_PARTS, keep);
  queue = await startQueue(store, { supervise: false, onFault: keep });
});
afterAll(async () => {
  await queue.stop(1000);
  await store.close();
});

test('a worker drains its queue without a pause between two jobs', async () => {
  const [tenants, jobs] = [createTenants({ store, clock }), createJobs({ store, clock }, queue)];
  const names = ['a', 'b', 'c'];
  for (const tenantId of names) {
    await tenants.create(tenantId, { name: tenantId, partner: null }, TESTER);
    await jobs.start(tenantId, 'prune', '', TESTER);
  }
  const done: string[] = [];
  const handler: JobHandler = ({ tenantId }) => {
    done.push(tenantId);
    return Promise.resolve({ kind: 'done', result: {} });
  };
  // It looks for jobs now and, but for those that it finds, not again within the hour.
  await startWorker({
    ...{ store, queue, name: 'worker', pollMs: HOUR_MS, heartbeatMs: 1000 },
    signal: new AbortController().signal,
    handlers: { pull: handler, train: handler, evaluate: handler, release: handler, prune: handler },
    concurrency: { pull: 1, train: 1, evaluate: 1, release: 1, prune: 1 },
    onFault: keep,
  });
  await until(() => Promise.resolve(done.length >= names.length ? done : null));
  expect(done.sort()).toEqual(names);
  expect(faults).toEqual([]);
});
