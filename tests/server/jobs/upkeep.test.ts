import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCoder } from '../../../core/engine/index.ts';
import { beginRun, endRun, type JobRun } from '../../../server/jobs/job-run.ts';
import { pruneHandler } from '../../../server/jobs/prune.ts';
import { pullHandler } from '../../../server/jobs/pull.ts';
import { startQueue, type RunningQueue } from '../../../server/jobs/queue.ts';
import { takeOver } from '../../../server/jobs/take-over.ts';
import { trainHandler } from '../../../server/jobs/train.ts';
import { startWorker, type JobHandler } from '../../../server/jobs/worker.ts';
import { createServices } from '../../../server/services/create-services.ts';
import type { Decision } from '../../../server/services/decisions.ts';
import { newSecretKey, parseSecretKeys, SecretBox } from '../../../server/services/secret-box.ts';
import type { Services } from '../../../server/services/services.ts';
import { openStore } from '../../../server/storage/open-store.ts';
import type { Store } from '../../../server/storage/store.ts';
import { RELEASE } from '../../engine/built-engine.ts';
import { storeModel } from '../http/stored-model.ts';
import { madeLine } from '../made-history.ts';
import { madeSource } from '../made-source.ts';
import { BUILT_PARTS, TESTER, until } from '../opened-server.ts';

const faults: unknown[] = [];
const keep = (fault: unknown): void => void faults.push(fault);
const source = madeSource(() => 300);
const never = new AbortController().signal;
/** A job that its sender wrote down and died before it could send it. */
const UNSENT = '00000000-0000-4000-8000-000000000001';

let now = new Date();
const clock = (): Date => now;
let store: Store;
let queue: RunningQueue;
let services: Services;
let box: SecretBox;

beforeAll(async () => {
  store = await openStore({ databaseUrl: null, dataFolder: null }, BUILT_PARTS, keep);
  queue = await startQueue(store, { supervise: false, onFault: keep });
  const keys = parseSecretKeys(newSecretKey('test'));
  if (typeof keys === 'string') throw new Error(keys);
  box = new SecretBox(keys);
  services = createServices({ store, clock, box, source, queue, freeBytes: () => Promise.resolve(null) });
});
afterAll(async () => {
  await queue.stop(1000);
  await store.close();
});

const sql = (text: string) => store.asOperator((transaction) => transaction.execute(text));

async function makeTenant(tenantId: string): Promise<void> {
  await services.tenants.create(tenantId, { name: tenantId, partner: null }, TESTER);
}

function runOf(tenantId: string, kind: JobRun['kind'], subject = ''): JobRun {
  return { tenantId, jobId: randomUUID(), kind, subject, attempt: 1, signal: never };
}

/** Gives a tenant the 600 lines of the made ledger: ten a day from 2024-01-01 on. */
async function pull(tenantId: string): Promise<void> {
  const made = await services.connections.create(
    tenantId,
    { kind: 'tryton', label: 'ERP', settings: {}, secret: null },
    TESTER,
  );
  if (!made.ok) throw new Error(made.sentence);
  const handler = pullHandler({ store, clock, box, source, trainFirst: () => Promise.resolve() });
  await handler(runOf(tenantId, 'pull', made.value.connectionId));
}

function decision(kind: Decision['kind'], account: string, line: Partial<Decision['line']>): Decision {
  const { coding, ...plain } = madeLine(0);
  return {
    ...{ kind, before: coding, after: { account }, modelSha256: 'a'.repeat(64) },
    line: { ...plain, sourceDocumentId: null, sourceLineId: null, ...line },
    decidedAt: '2024-12-01T08:00:00Z',
  };
}

async function decide(tenantId: string, decisions: readonly Decision[]): Promise<void> {
  const taken = await services.decisions.accept(
    tenantId,
    { idempotencyKey: randomUUID(), decisions },
    TESTER,
  );
  expect(taken.ok).toBe(true);
}

test('pruning removes what the settings no longer keep, and nothing else', async () => {
  const tenantId = 'pruned';
  now = new Date('2024-01-01T08:00:00Z');
  await makeTenant(tenantId);
  now = new Date('2024-12-01T08:00:00Z');
  const kept = { historyYears: 1, keptModels: 1, decisionDays: 30, auditYears: 1 };
  await services.settings.change(tenantId, kept, TESTER);
  await pull(tenantId);
  for (const number of [1, 2, 3, 4]) {
    await storeModel(store, tenantId, `m${number}`);
    await sql(
      `UPDATE models SET created_at = '2024-11-0${number}' WHERE tenant_id = '${tenantId}' AND model_id = 'm${number}'`,
    );
    await services.models.release(tenantId, `m${number}`, 'a test', TESTER);
  }
  await sql(`UPDATE models SET decision_sequence = 1 WHERE tenant_id = '${tenantId}' AND model_id = 'm4'`);
  await decide(tenantId, [decision('accepted', '4000', {}), decision('changed', '4100', {})]);
  now = new Date('2025-01-30T08:00:00Z');
  await decide(tenantId, [decision('accepted', '4200', {})]);
  for (const [jobId, day] of [
    ['old', '2024-10-01'],
    ['new', '2025-01-20'],
  ] as const)
    await sql(`INSERT INTO job_runs (tenant_id, job_id, kind, subject, state, created_at, finished_at)
      VALUES ('${tenantId}', '${jobId}', 'prune', '', 'done', '${day}', '${day}')`);
  now = new Date('2025-01-31T12:00:00Z');

  const prune = pruneHandler({ store, clock });
  const pruned = { historyLines: 310, decisions: 1, modelFiles: 2, jobs: 1, auditContents: 1 };
  expect(await prune(runOf(tenantId, 'prune'))).toEqual({ kind: 'done', result: pruned });

  expect(await services.history.summary(tenantId)).toMatchObject({ lineCount: 290, firstDay: '2024-02-01' });
  const left = await services.decisions.since(tenantId, 0, 10);
  expect(left.rows.map(({ sequence }) => sequence)).toEqual([2, 3]);
  const models = await services.models.list(tenantId, { after: null, limit: 10 });
  const files = models.ok ? models.value.rows.map(({ modelId, hasFile }) => [modelId, hasFile]) : [];
  expect(files).toEqual([
    ...[['m4', true] as const, ['m3', true] as const],
    ...[['m2', false] as const, ['m1', false] as const],
  ]);
  expect(await services.jobs.find(tenantId, 'old')).toBeNull();
  expect(await services.jobs.find(tenantId, 'new')).not.toBeNull();

  const verdict = await services.audit.verify(tenantId);
  expect(verdict.isIntact).toBe(true);
  const nothing = { historyLines: 0, decisions: 0, modelFiles: 0, jobs: 0, auditContents: 0 };
  expect(await prune(runOf(tenantId, 'prune'))).toEqual({ kind: 'done', result: nothing });
  expect(await services.audit.verify(tenantId)).toEqual(verdict);
});

test('the next training learns what people decided, once a line, and not what nobody looked at', async () => {
  const tenantId = 'learning';
  now = new Date();
  await makeTenant(tenantId);
  await pull(tenantId);
  const bakery = { supplierName: 'Bakery', supplierId: 'S99', text: 'bread', date: '2024-03-01' };
  const erpLine = { ...bakery, sourceDocumentId: 'DRAFT', sourceLineId: '0' };
  await decide(tenantId, [
    ...[1, 2, 3].map((number) => decision('changed', '4990', { ...bakery, documentId: `B${number}` })),
    // Decided twice: the last counts. Posted meanwhile: what the ERP posted counts.
    decision('changed', '4980', { ...erpLine, documentId: 'B4' }),
    decision('accepted', '4990', { ...erpLine, documentId: 'B4' }),
    decision('changed', '4970', { sourceDocumentId: 'D0', sourceLineId: '0' }),
    decision('auto', '4960', { ...bakery, documentId: 'B5' }),
  ]);
  const train = trainHandler({
    ...{ store, clock, engine: RELEASE, threadScript: BUILT_PARTS.threadScript },
    ...{ history: services.history, models: services.models, jobs: services.jobs },
  });
  const run = runOf(tenantId, 'train');
  expect(await train(run)).toEqual({ kind: 'done', result: { modelId: run.jobId } });

  const model = await services.models.find(tenantId, run.jobId);
  expect(model).toMatchObject({ lineCount: 600 + 4, decisionSequence: 7, lastDay: '2024-03-01' });
  const packed = await services.models.gzipped(tenantId, run.jobId);
  const coder = openCoder(RELEASE, new Uint8Array(gunzipSync(packed ?? new Uint8Array())));
  const known = ['4990', '4980', '4970', '4960'].map((account) => coder.knows(0, account));
  expect(known).toEqual([true, false, false, false]);
  const headerFields = coder.headerFieldNames.map(() => '');
  const [ranking] = coder.suggest({ ...madeLine(0), ...bakery, documentId: 'B6', headerFields });
  expect(ranking?.candidates[0]?.value).toBe('4990');
});

test('a job is sent again when who took it died before it began, and when the queue gave it up', async () => {
  const tenantId = 'taken';
  now = new Date();
  await makeTenant(tenantId);
  const started = await services.jobs.start(tenantId, 'train', '', TESTER);
  if (!started.ok) throw new Error(started.sentence);
  const { jobId } = started.value;
  const anHourLater = async (): Promise<void> => {
    await sql(`UPDATE job_runs SET created_at = created_at - interval '1 hour',
      heartbeat_at = heartbeat_at - interval '1 hour' WHERE job_id = '${jobId}'`);
    await sql(`UPDATE pgboss.job SET started_on = started_on - interval '1 hour' WHERE id = '${jobId}'`);
  };
  await anHourLater();
  expect(await takeOver(store, queue, 60_000)).toEqual({ silentCount: 0, lostCount: 0 });
  await anHourLater();
  expect(await queue.boss.fetch('train')).toMatchObject([{ id: jobId }]);
  expect(await takeOver(store, queue, 60_000)).toEqual({ silentCount: 0, lostCount: 0 });
  await anHourLater();
  expect(await takeOver(store, queue, 60_000)).toEqual({ silentCount: 0, lostCount: 1 });
  expect(await queue.boss.getJobById('train', jobId)).toMatchObject({ state: 'retry' });
  await queue.boss.cancel('train', jobId);
  await anHourLater();
  expect(await takeOver(store, queue, 60_000)).toEqual({ silentCount: 0, lostCount: 1 });
  expect(await queue.boss.fetch('train')).toMatchObject([{ id: jobId }]);
  // Away again, so that no later test finds it.
  await queue.boss.deleteJob('train', jobId);
  await sql(`DELETE FROM job_runs WHERE job_id = '${jobId}'`);
});

test('a job is sent again when its worker fell silent, and when it never reached the queue', async () => {
  const tenantId = 'lost';
  now = new Date();
  await makeTenant(tenantId);
  const silent = await services.jobs.start(tenantId, 'prune', '', TESTER);
  if (!silent.ok) throw new Error(silent.sentence);
  const { jobId } = silent.value;
  expect(await queue.boss.fetch('prune')).toMatchObject([{ id: jobId }]);
  const begun = await beginRun(store, tenantId, jobId, 'a worker that dies');
  expect(begun?.attempt).toBe(1);
  expect(await takeOver(store, queue, 60_000)).toEqual({ silentCount: 0, lostCount: 0 });
  await sql(`UPDATE job_runs SET heartbeat_at = now() - interval '1 hour' WHERE job_id = '${jobId}'`);
  await sql(`INSERT INTO job_runs (tenant_id, job_id, kind, subject, state, created_at)
    VALUES ('${tenantId}', '${UNSENT}', 'train', '', 'queued', now() - interval '1 hour')`);
  expect(await takeOver(store, queue, 60_000)).toEqual({ silentCount: 1, lostCount: 1 });
  const given = await services.jobs.find(tenantId, jobId);
  expect(given).toMatchObject({ state: 'queued', fault: 'its worker fell silent' });
  expect(await takeOver(store, queue, 60_000)).toEqual({ silentCount: 0, lostCount: 0 });

  const done: string[] = [];
  const handler: JobHandler = (run) => {
    done.push(run.jobId);
    return Promise.resolve({ kind: 'done', result: { attempt: run.attempt } });
  };
  await startWorker({
    ...{ store, queue, name: 'a worker that lives', pollMs: 500, heartbeatMs: 1000, signal: never },
    handlers: { pull: handler, train: handler, evaluate: handler, release: handler, prune: handler },
    concurrency: { pull: 1, train: 1, evaluate: 1, release: 1, prune: 1 },
    onFault: keep,
  });
  const ended = (id: string) =>
    until(async () => {
      const job = await services.jobs.find(tenantId, id);
      return job?.state === 'done' ? job : null;
    });
  expect(await ended(jobId)).toMatchObject({ attemptCount: 2, result: { attempt: 2 }, fault: null });
  expect(await ended(UNSENT)).toMatchObject({ attemptCount: 1 });
  expect(done.filter((id) => id === jobId || id === UNSENT).sort()).toEqual([jobId, UNSENT].sort());

  // The worker was only slow: what it says now comes too late.
  const late: JobRun = { tenantId, jobId, kind: 'prune', subject: '', attempt: 1, signal: never };
  await endRun(store, late, { kind: 'failed', fault: 'late' });
  expect(await services.jobs.find(tenantId, jobId)).toMatchObject({ state: 'done', fault: null });
  expect(faults).toEqual([]);
});
