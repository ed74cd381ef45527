import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Health } from '../services/health.ts';
import { isSecretOf, secretHash } from '../services/shown-secret.ts';
import { bearerToken } from './access/bearer-token.ts';
import { callStateOf } from './call-state.ts';
import { sendProblem } from './problem-reply.ts';

/** Figures for Prometheus. No tenant, key or address is a label: whoever reads them learns nothing of anyone. */
export interface Metrics {
  /** Counts and times each request; stands before everything. */
  readonly measure: RequestHandler;
  /** Answers GET /metrics to whoever shows the token. */
  readonly serve: RequestHandler;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Metrics behind a token of their own; `health` null where nothing is kept. */
export function metricsOf(token: string, health: Pick<Health, 'gauges'> | null): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const refresh = health === null ? () => Promise.resolve() : gaugesOf(registry, health);
  return { measure: measuring(registry), serve: serving(registry, token, refresh) };
}

function measuring(registry: Registry): RequestHandler {
  const labelNames = ['method', 'route', 'status'];
  const registers = [registry];
  const count = new Counter({
    name: 'kontera_http_requests_total',
    help: 'Requests answered.',
    labelNames,
    registers,
  });
  const duration = new Histogram({
    name: 'kontera_http_request_seconds',
    help: 'From the first byte of a request to the last of its answer.',
    labelNames: ['method', 'route'],
    buckets: SECONDS,
    registers,
  });
  const open = new Gauge({
    name: 'kontera_http_requests_open',
    help: 'Requests being worked on.',
    registers,
  });
  return (request, response, next) => {
    const beganMs = performance.now();
    open.inc();
    response.once('close', () => {
      const method = request.method;
      const route = callStateOf(response).route || 'other';
      open.dec();
      count.inc({ method, route, status: response.statusCode });
      duration.observe({ method, route }, (performance.now() - beganMs) / 1000);
    });
    next();
  };
}

function serving(registry: Registry, token: string, refresh: () => Promise<void>): RequestHandler {
  const expected = secretHash(token);
  return async (request, response) => {
    const shown = bearerToken(request.get('authorization'));
    if (shown === null || !isSecretOf(expected, shown)) {
      sendProblem(response, 'unauthenticated');
      return;
    }
    await refresh();
    response
      .setHeader('Cache-Control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics());
  };
}

/** Gauges of what the database knows, and how to bring them up to date. */
function gaugesOf(registry: Registry, health: Pick<Health, 'gauges'>): () => Promise<void> {
  const registers = [registry];
  const tenants = new Gauge({ name: 'kontera_tenants', help: 'Tenants that are not erased.', registers });
  const oldestPull = new Gauge({
    name: 'kontera_oldest_pull_seconds',
    help: 'Since the pull that is longest ago; NaN without connections.',
    registers,
  });
  const jobs = new Gauge({
    name: 'kontera_jobs',
    help: 'Jobs queued, running, or failed in the last day.',
    labelNames: ['kind', 'state'],
    registers,
  });
  const database = new Gauge({
    name: 'kontera_database_up',
    help: '1 where the database answers.',
    registers,
  });
  return async () => {
    try {
      const figures = await health.gauges();
      jobs.reset();
      for (const { kind, state, count } of figures.jobs) jobs.set({ kind, state }, count);
      tenants.set(figures.tenantCount);
      oldestPull.set(figures.oldestPullSeconds ?? Number.NaN);
      database.set(1);
    } catch {
      // The figures of this process are wanted most when the database is away; this gauge says that it is.
      database.set(0);
    }
  };
}
