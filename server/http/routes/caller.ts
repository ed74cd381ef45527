import * as z from 'zod';
import { callerReply, type CallerReply } from '../../../core/contracts/caller.ts';
import { CONTRACT_VERSION } from '../../../core/contracts/contract-version.ts';
import { SCOPES } from '../../../core/contracts/scope.ts';
import { found } from '../reply.ts';
import { route, type Route, type RouteCard } from '../route.ts';

const GET_CALLER = {
  method: 'get',
  path: '/caller',
  scope: 'self:read',
  tenancy: 'none',
  summary: 'Who the server takes you for, and what you may do.',
  takes: z.object({}),
  gives: { kind: 'json', status: 200, schema: callerReply },
} satisfies RouteCard;

/** Who the server takes the caller for: what an add-in asks first. */
export const callerRoutes: readonly Route[] = [
  route(GET_CALLER, ({ caller }) => {
    const body: CallerReply = {
      name: `${caller.actor.kind}:${caller.actor.id}`,
      role: caller.role,
      scopes: SCOPES.filter((scope) => caller.scopes.has(scope)),
      tenantIds: [...caller.tenantIds],
      contractVersion: CONTRACT_VERSION,
    };
    return Promise.resolve(found(body));
  }),
];
