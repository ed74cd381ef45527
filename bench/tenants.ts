/**
 * Many tenants on one PostgreSQL with two web processes: how long one worker process and two take for the queue of their trainings,
 * each with its back-test and release, asked for over HTTP. `npm run bench tenants`, `... -- --tenants 20` for fewer
 */
import type { ChildProcess } from 'node:child_process';
import { parseArgs } from 'node:util';
import { ROLE_SCOPES } from '../core/contracts/scope.ts';
import { pullHandler } from '../server/jobs/pull.ts';
import type { Runtime } from '../server/runtime.ts';
import { serve } from '../tests/server/http/served-api.ts';
import { madeSource } from '../tests/server/made-source.ts';
import { openServer, TESTER } from '../tests/server/opened-server.ts';
import { startPostgres } from '../tests/server/real-postgres.ts';
import { machineText } from './machine.ts';
import { answerWithProcessorTime, endWithBench, messageOf, processorSecondsOf, startPart } from './part.ts';

const DOCUMENTS = 75;
const LOOK_MS = 250;
const WEBS = 2;

const [part = '', place = ''] = process.argv.slice(2);
if (part === 'web') await beWeb(place);
else if (part === 'worker') await beWorker(place);
else await measure();

async function beWeb(url: string): Promise<void> {
  endWithBench();
  const { services } = await openServer(url, { role: 'web' });
  const { origin } = await serve({ api: { services } });
  process.send?.(origin);
}

async function beWorker(url: string): Promise<void> {
  endWithBench();
  await openServer(url, { role: 'worker', source: madeSource(() => DOCUMENTS) });
  answerWithProcessorTime();
  process.send?.('ready');
}

async function measure(): Promise<void> {
  const { values } = parseArgs({ options: { tenants: { type: 'string', default: '1000' } } });
  const tenantCount = Number(values.tenants);
  console.log(machineText());
  const postgres = await startPostgres();
  if (postgres === null) {
    console.log('PostgreSQL: not installed here');
    return;
  }
  console.log(`${tenantCount} tenants of ${2 * DOCUMENTS} lines, ${WEBS} web processes`);
  for (const workerCount of [1, 2])
    await measureWith(workerCount, tenantCount, await postgres.createDatabase(`workers${workerCount}`));
  await postgres.remove();
  console.log(machineText());
}

async function measureWith(workerCount: number, tenantCount: number, url: string): Promise<void> {
  const keeper = await openServer(url, { role: 'web', source: madeSource(() => DOCUMENTS) });
  const tokens: string[] = [];
  for (let number = 0; number < tenantCount; number += 1) tokens.push(await filled(keeper, `t${number}`));
  const children: ChildProcess[] = [];
  const start = async (name: string): Promise<unknown> => {
    const child = startPart(import.meta.url, name, url);
    children.push(child);
    return messageOf(child);
  };
  const webs: string[] = [];
  for (let number = 0; number < WEBS; number += 1) webs.push(String(await start('web')));
  const queueMs = await timed(() => askEach(webs, tokens, startTraining));
  const drainMs = await timed(async () => {
    await Promise.all(Array.from({ length: workerCount }, () => start('worker')));
    await drained(keeper, tenantCount);
  });
  const workerSeconds = await Promise.all(children.slice(WEBS).map(processorSecondsOf));
  const fetchMs = await timed(() => askEach(webs, tokens, fetchModel));
  for (const child of children) child.kill('SIGKILL');
  await keeper.stop(0);
  const workerMs = (1000 * workerSeconds.reduce((sum, seconds) => sum + seconds, 0)) / tenantCount;
  const rate = (ms: number): string => (tenantCount / (ms / 1000)).toFixed(1);
  console.log(
    `${workerCount} worker${workerCount === 1 ? ' ' : 's'}: queued ${rate(queueMs)} a second, ` +
      `trained, back-tested and released ${rate(drainMs)} tenants a second (${(drainMs / 1000).toFixed(1)} s, ` +
      `start of the processes included, of the workers' processor time ${workerMs.toFixed(0)} ms a tenant), models fetched ${rate(fetchMs)} a second; ${machineText().split(', ').at(-1) ?? ''}`,
  );
}

/** Makes a tenant, stores its history as a pull does, and gives a key. */
async function filled(keeper: Runtime, tenantId: string): Promise<string> {
  const { tenants, connections, apiKeys } = keeper.services;
  await tenants.create(tenantId, { name: tenantId, partner: null }, TESTER);
  const erp = { kind: 'tryton', label: 'ERP', settings: {}, secret: null };
  const made = await connections.create(tenantId, erp, TESTER);
  if (!made.ok) throw new Error(made.sentence);
  const pull = pullHandler({
    ...{ ...keeper, clock: () => new Date(), source: madeSource(() => DOCUMENTS) },
    trainFirst: () => Promise.resolve(),
  });
  const job = {
    tenantId,
    kind: 'pull',
    subject: made.value.connectionId,
    jobId: 'fill',
    attempt: 1,
  } as const;
  const end = await pull({ ...job, signal: new AbortController().signal });
  if (end.kind !== 'done') throw new Error(end.fault);
  const key = { label: 'bench', role: 'admin', scopes: ROLE_SCOPES.admin, expiresAt: null } as const;
  const given = await apiKeys.create(tenantId, key, TESTER);
  if (!given.ok) throw new Error(given.sentence);
  return given.value.token;
}

type Ask = (origin: string, token: string) => Promise<void>;

/** Asks for each tenant, by one web process and the other in turn, ten at a time. */
async function askEach(webs: readonly string[], tokens: readonly string[], ask: Ask): Promise<void> {
  const waiting = [...tokens.entries()];
  const asker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      await ask(webs[next[0] % webs.length] ?? '', next[1]);
  };
  await Promise.all(Array.from({ length: 10 }, asker));
}

async function startTraining(origin: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const reply = await fetch(`${origin}/v1/jobs`, { method: 'POST', headers, body: '{"kind":"train"}' });
  if (reply.status !== 202) throw new Error(`a training was answered ${reply.status}: ${await reply.text()}`);
  await reply.arrayBuffer();
}

async function fetchModel(origin: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const reply = await fetch(`${origin}/v1/models/current`, { headers });
  await reply.arrayBuffer();
  if (reply.status !== 200) throw new Error(`a model was answered ${reply.status}`);
}

/** Waits until every tenant has its model in use; throws where a job failed. */
async function drained({ store }: Runtime, tenantCount: number): Promise<void> {
  const count = async (condition: string): Promise<number> => {
    const { rows } = await store.executeSql(`SELECT 1 FROM ${condition}`);
    return rows.length;
  };
  while ((await count("models WHERE state = 'released'")) < tenantCount) {
    if ((await count("job_runs WHERE state = 'failed'")) > 0) throw new Error('a job failed');
    await new Promise((resume) => setTimeout(resume, LOOK_MS));
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const beganMs = performance.now();
  await work();
  return performance.now() - beganMs;
}
