import * as z from 'zod';
import {
  apiKey,
  apiKeyList,
  madeApiKey,
  newApiKey,
  type NewApiKey,
} from '../../../core/contracts/api-key.ts';
import { ROLE_SCOPES, type Scope } from '../../../core/contracts/scope.ts';
import { idText } from '../../../core/contracts/wire-text.ts';
import { MS_PER_DAY } from '../../../core/domain/calendar-day.ts';
import type { ApiKeys } from '../../services/api-keys.ts';
import type { Clock } from '../../services/clock.ts';
import type { Caller } from '../access/caller.ts';
import { found, refused, replyOf } from '../reply.ts';
import { route, type Route, type RouteCard } from '../route.ts';

const GET_KEYS = {
  method: 'get',
  path: '/keys',
  scope: 'key:read',
  tenancy: 'one',
  summary: 'All keys, without their secrets.',
  takes: z.object({}),
  gives: { kind: 'json', status: 200, schema: apiKeyList },
} satisfies RouteCard;

const POST_KEYS = {
  method: 'post',
  path: '/keys',
  scope: 'key:write',
  tenancy: 'one',
  summary: 'Makes a key. Its token is in the reply and nowhere else, ever.',
  takes: z.object({ body: newApiKey }),
  gives: { kind: 'json', status: 201, schema: madeApiKey },
} satisfies RouteCard;

const DELETE_KEYS_ONE = {
  method: 'delete',
  path: '/keys/{keyId}',
  scope: 'key:write',
  tenancy: 'one',
  summary: 'Revokes a key: it is refused from now on, and stays in the list.',
  takes: z.object({ params: z.object({ keyId: idText }) }),
  gives: { kind: 'json', status: 200, schema: apiKey },
} satisfies RouteCard;

/** Keys of programs and add-ins. */
export function apiKeyRoutes(apiKeys: ApiKeys, now: Clock): readonly Route[] {
  return [
    route(GET_KEYS, async ({ tenantId }) => found({ rows: await apiKeys.list(tenantId) })),
    route(POST_KEYS, async ({ tenantId, caller, taken: { body } }) => {
      const scopes = scopesFor(body, caller, tenantId);
      if (scopes === null)
        return refused('forbidden', 'Nobody can give a key more than they may do themselves.');
      const expiresAt = new Date(now().getTime() + body.validDays * MS_PER_DAY).toISOString();
      const { label, role } = body;
      return replyOf(await apiKeys.create(tenantId, { label, role, scopes, expiresAt }, caller.actor), 201);
    }),
    route(DELETE_KEYS_ONE, async ({ tenantId, caller, taken: { params } }) =>
      replyOf(await apiKeys.revoke(tenantId, params.keyId, caller.actor)),
    ),
  ];
}

/** The scopes of a key to be made, null where the caller may not give them. A partner's key is made in its own tenant only. */
function scopesFor({ role, scopes }: NewApiKey, caller: Caller, tenantId: string): readonly Scope[] | null {
  if (role === 'partner' && (caller.role !== 'partner' || !caller.tenantIds.includes(tenantId))) return null;
  const wanted = scopes ?? ROLE_SCOPES[role];
  const isGiveable = (scope: Scope): boolean => caller.scopes.has(scope) && ROLE_SCOPES[role].includes(scope);
  return wanted.every(isGiveable) ? wanted : null;
}
