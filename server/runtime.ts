import { readFile, statfs } from 'node:fs/promises';
import { availableParallelism, hostname } from 'node:os';
import { compileEngine } from '../core/engine/index.ts';
import { isConnectorKind, openConnector } from './connectors/open-connector.ts';
import { nodeConnectorHost } from './connectors/node-connector-host.ts';
import { evaluateHandler } from './jobs/evaluate.ts';
import { JOB_ACTOR } from './jobs/job-actor.ts';
import { pruneHandler } from './jobs/prune.ts';
import { pullHandler } from './jobs/pull.ts';
import { startQueue, type RunningQueue } from './jobs/queue.ts';
import { releaseHandler } from './jobs/release.ts';
import { startDue } from './jobs/schedule.ts';
import { takeOver } from './jobs/take-over.ts';
import { trainHandler, type ModelGround } from './jobs/train.ts';
import { startWorker } from './jobs/worker.ts';
import type { Clock } from './services/clock.ts';
import { connectorSource, type ConnectorSource } from './services/connector-source.ts';
import { createServices } from './services/create-services.ts';
import { SecretBox, type SecretKey } from './services/secret-box.ts';
import type { Services } from './services/services.ts';
import { openStore, type StoreParts } from './storage/open-store.ts';
import type { Store } from './storage/store.ts';
import type { ServerSettings } from './server-settings.ts';

/** Where the built server's other parts lie. */
export interface RuntimeParts extends StoreParts {
  readonly engineWasm: URL;
  readonly threadScript: URL;
}

/** What a process is opened with. */
export interface RuntimeOptions {
  readonly settings: ServerSettings;
  readonly parts: RuntimeParts;
  /** Asked once the store is open, and the data folder with it; a sentence where they cannot be read. */
  readonly keys: () => readonly SecretKey[] | string;
  readonly clock: Clock;
  /** Told of what went wrong in the background; nothing of a ledger is in it. */
  readonly onFault: (error: unknown, where: string) => void;
  /** Connectors other than Kontera's own, for tests. */
  readonly source?: ConnectorSource;
}

/** An open server without its door: services, and jobs where the role says so. */
export interface Runtime {
  readonly store: Store;
  readonly services: Services;
  readonly box: SecretBox;
  /** Stops taking jobs, waits for those at work `waitMs` at most, closes the store. */
  stop(waitMs: number): Promise<void>;
}

/** Between two looks at what is due. */
const SCHEDULE_MS = 30_000;
/** Silence is this many heartbeats. */
const SILENT_BEATS = 10;
const POLL_MS = 500;

/** Opens store, queue and services, and begins to work where the role is worker or all. */
export async function openRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { settings, parts, clock, onFault } = options;
  const works = settings.role !== 'web';
  const store = await openStore(settings, parts, (error) => onFault(error, 'database'));
  const keys = options.keys();
  if (typeof keys === 'string') {
    await store.close();
    throw new Error(keys);
  }
  const box = new SecretBox(keys);
  const queue = await startQueue(store, { supervise: works, onFault: (error) => onFault(error, 'queue') });
  const source = options.source ?? connectorSource(isConnectorKind, openConnector, nodeConnectorHost);
  const ground = { store, clock, box, source, queue, freeBytes: () => freeBytes(settings) };
  const services = createServices(ground);
  const ending = new AbortController();
  const stopTicks = works
    ? await startWork({ ...options, source }, { store, queue, services, box, signal: ending.signal })
    : () => undefined;
  return {
    store,
    services,
    box,
    async stop(waitMs) {
      stopTicks();
      ending.abort();
      await queue.stop(waitMs);
      await store.close();
    },
  };
}

interface Workplace {
  readonly store: Store;
  readonly queue: RunningQueue;
  readonly services: Services;
  readonly box: SecretBox;
  readonly signal: AbortSignal;
}

async function startWork(
  { settings, parts, clock, onFault, source }: RuntimeOptions & { readonly source: ConnectorSource },
  { store, queue, services, box, signal }: Workplace,
): Promise<() => void> {
  const engine = await compileEngine(await readFile(parts.engineWasm));
  const ground: ModelGround = { store, clock, ...services, engine, threadScript: parts.threadScript };
  const threads = Math.max(1, availableParallelism() - 1);
  const trainFirst = async (tenantId: string): Promise<void> => {
    const isFirst = (await services.models.list(tenantId, { after: null, limit: 1 })).ok;
    if (isFirst && (await services.models.current(tenantId)) === null)
      await services.jobs.start(tenantId, 'train', '', JOB_ACTOR);
  };
  await startWorker({
    ...{ store, queue, signal, heartbeatMs: settings.heartbeatMs, pollMs: POLL_MS },
    name: `${hostname()}:${process.pid}`,
    concurrency: { pull: 2, train: threads, evaluate: threads, release: 1, prune: 1 },
    handlers: {
      pull: pullHandler({ store, clock, box, source, trainFirst }),
      train: trainHandler(ground),
      evaluate: evaluateHandler(ground),
      release: releaseHandler(ground),
      prune: pruneHandler(ground),
    },
    onFault: (error, { tenantId, jobId }) => onFault(error, `job ${tenantId}/${jobId}`),
  });
  const silentMs = SILENT_BEATS * settings.heartbeatMs;
  return repeatedly(onFault, [
    { name: 'take-over', everyMs: silentMs / 2, work: () => takeOver(store, queue, silentMs) },
    { name: 'schedule', everyMs: SCHEDULE_MS, work: () => startDue({ store, clock }, services.jobs) },
  ]);
}

interface Tick {
  readonly name: string;
  readonly everyMs: number;
  readonly work: () => Promise<unknown>;
}

/** Does each piece of work again and again, never twice at once, until what it gives is called. */
function repeatedly(onFault: RuntimeOptions['onFault'], ticks: readonly Tick[]): () => void {
  const timers = ticks.map(({ name, everyMs, work }) => {
    let isAtWork = false;
    return setInterval(() => {
      if (isAtWork) return;
      isAtWork = true;
      work()
        .catch((error: unknown) => onFault(error, name))
        .finally(() => (isAtWork = false));
    }, everyMs);
  });
  return () => timers.forEach((timer) => clearInterval(timer));
}

/** Only where this process holds the data: a database server's disk is its own to watch. */
async function freeBytes({ databaseUrl, dataFolder }: ServerSettings): Promise<number | null> {
  if (databaseUrl !== null || dataFolder === null) return null;
  const { bavail, bsize } = await statfs(dataFolder);
  return bavail * bsize;
}
