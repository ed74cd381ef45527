import type { RequestHandler } from 'express';
import { callStateOf } from './call-state.ts';
import type { HttpLog } from './http-log.ts';

/**
 * One line for each request that is answered or broken off: who, which route, how it ended, how long. Addresses, headers
 * and bodies are not logged: they hold ledger content and secrets.
 */
export function requestLog(log: HttpLog): RequestHandler {
  return (request, response, next) => {
    const beganMs = performance.now();
    response.once('close', () => {
      const { requestId, route, caller, tenantId, errorCode } = callStateOf(response);
      if (route === '') return;
      log.info(
        {
          requestId,
          method: request.method,
          route,
          status: response.statusCode,
          ...(response.writableFinished ? {} : { isBrokenOff: true }),
          ...(errorCode === null ? {} : { error: errorCode }),
          ...(caller === null ? {} : { caller: `${caller.actor.kind}:${caller.actor.id}` }),
          ...(tenantId === '' ? {} : { tenantId }),
          durationMs: Math.round((performance.now() - beganMs) * 10) / 10,
        },
        'request',
      );
    });
    next();
  };
}
