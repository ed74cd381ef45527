import { Router, type Request, type RequestHandler, type Response } from 'express';
import { authenticate, type Identities } from './access/authenticate.ts';
import { chooseTenant } from './access/choose-tenant.ts';
import type { Tenants } from '../services/tenants.ts';
import { callStateOf } from './call-state.ts';
import { jsonBody } from './json-body.ts';
import { sendProblem } from './problem-reply.ts';
import { limitCallers, limitRefusals, type RateLimits } from './rate-limits.ts';
import type { Route } from './route.ts';
import { sendReply } from './send-reply.ts';

/** What every route needs around it. */
export interface Surroundings {
  readonly identities: Identities;
  readonly tenants: Pick<Tenants, 'find'>;
  readonly rateLimits: RateLimits;
}

/** The header in which a caller for several tenants says which one is meant. */
export const TENANT_HEADER = 'kontera-tenant';

/** Express's router for routes: who calls, may they, then read the body, parse, call, reply. */
export function mountRoutes(routes: readonly Route[], around: Surroundings): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const known: RequestHandler[] = [
    limitRefusals(around.rateLimits),
    knowCaller(around.identities),
    limitCallers(around.rateLimits),
  ];
  for (const [path, methods] of byPath(routes)) {
    const place = router.route(path.replaceAll(/\{(\w+)\}/g, ':$1'));
    place.all(name(`/v1${path}`));
    for (const route of methods) {
      const body = 'body' in route.takes.shape ? jsonBody : [];
      place[route.method](...known, authorise(route, around), ...body, answer(route));
    }
    place.all((_request, response) => {
      response.setHeader('Allow', methods.map(({ method }) => method.toUpperCase()).join(', '));
      sendProblem(response, 'method-not-allowed');
    });
  }
  return router;
}

function byPath(routes: readonly Route[]): ReadonlyMap<string, readonly Route[]> {
  const paths = new Map<string, Route[]>();
  for (const route of routes) paths.set(route.path, [...(paths.get(route.path) ?? []), route]);
  return paths;
}

function name(path: string): RequestHandler {
  return (_request, response, next) => {
    callStateOf(response).route = path;
    next();
  };
}

function knowCaller(identities: Identities): RequestHandler {
  return async (request, response, next) => {
    const caller = await authenticate(request.get('authorization'), identities);
    callStateOf(response).caller = caller;
    if (caller === null) sendProblem(response, 'unauthenticated');
    else next();
  };
}

function authorise(route: Route, { tenants }: Surroundings): RequestHandler {
  return async (request, response, next) => {
    const state = callStateOf(response);
    if (state.caller?.scopes.has(route.scope) !== true) {
      sendProblem(response, 'forbidden');
      return;
    }
    if (route.tenancy === 'one') {
      const choice = await chooseTenant(state.caller, request.get(TENANT_HEADER), tenants);
      if (!choice.ok) {
        sendProblem(response, choice.code);
        return;
      }
      state.tenantId = choice.tenantId;
    }
    next();
  };
}

function answer(route: Route): RequestHandler {
  return async (request: Request, response: Response) => {
    const { caller, tenantId } = callStateOf(response);
    if (caller === null) throw new Error('a route was reached without a caller');
    const body: unknown = request.body;
    const idempotencyKey = request.get('idempotency-key');
    const { params, query } = request;
    const reply = await route.answer({ caller, tenantId, idempotencyKey, params, query, body });
    await sendReply(request, response, reply);
  };
}
