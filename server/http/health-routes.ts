import { Router, type Response } from 'express';
import type { Health } from '../services/health.ts';

/** What /healthz and /readyz say. They tell no one anything about tenants, so they ask for no key. */
export interface HealthState {
  /** Null: this server keeps nothing, and is ready as soon as it listens. */
  readonly health: Pick<Health, 'isReady'> | null;
  /** Whether the server has been told to stop and takes no new work. */
  readonly isStopping: () => boolean;
}

/** /healthz: the process answers. /readyz: it can do its work; a balancer sends requests elsewhere while it cannot. */
export function healthRoutes({ health, isStopping }: HealthState): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => answer(response, true));
  router.get('/readyz', async (_request, response) => {
    answer(response, !isStopping() && (health === null || (await health.isReady())));
  });
  return router;
}

function answer(response: Response, isWell: boolean): void {
  response
    .status(isWell ? 200 : 503)
    .setHeader('Cache-Control', 'no-store')
    .json({ status: isWell ? 'ok' : 'unavailable' });
}
