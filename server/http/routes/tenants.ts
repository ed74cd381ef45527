import * as z from 'zod';
import { pageOf, pageQuery } from '../../../core/contracts/page.ts';
import { newTenant, tenant, tenantErased, tenantErasure } from '../../../core/contracts/tenant.ts';
import type { Caller } from '../access/caller.ts';
import type { Tenants } from '../../services/tenants.ts';
import { pageRequest } from '../pages.ts';
import { foundOrNot, refused, replyOf } from '../reply.ts';
import { route, type Route, type RouteCard } from '../route.ts';

const GET_TENANT = {
  method: 'get',
  path: '/tenant',
  scope: 'settings:read',
  tenancy: 'one',
  summary: 'The tenant that the request is about.',
  takes: z.object({}),
  gives: { kind: 'json', status: 200, schema: tenant },
} satisfies RouteCard;

const GET_TENANT_EXPORT = {
  method: 'get',
  path: '/tenant/export',
  scope: 'tenant:read',
  tenancy: 'one',
  summary: 'Everything kept about the tenant but secrets, one line of JSON a row.',
  takes: z.object({}),
  gives: { kind: 'lines' },
} satisfies RouteCard;

const POST_TENANT_ERASURE = {
  method: 'post',
  path: '/tenant/erasure',
  scope: 'tenant:erase',
  tenancy: 'one',
  summary: 'Erases the tenant but for the hashes of its audit log; its keys stop working.',
  takes: z.object({ body: tenantErasure }),
  gives: { kind: 'json', status: 200, schema: tenantErased },
} satisfies RouteCard;

const GET_TENANTS = {
  method: 'get',
  path: '/tenants',
  scope: 'tenant:write',
  tenancy: 'none',
  summary: 'The tenants that a partner looks after.',
  takes: z.object({ query: pageQuery }),
  gives: { kind: 'json', status: 200, schema: pageOf(tenant) },
} satisfies RouteCard;

const POST_TENANTS = {
  method: 'post',
  path: '/tenants',
  scope: 'tenant:write',
  tenancy: 'none',
  summary: 'Opens a tenant, looked after by the partner who asks.',
  takes: z.object({ body: newTenant }),
  gives: { kind: 'json', status: 201, schema: tenant },
} satisfies RouteCard;

/** A partner's own tenant, under which those it looks after stand. */
function partnerOf({ tenantIds }: Caller): string | null {
  return tenantIds[0] ?? null;
}

/** The tenant of the request: read, exported, erased. */
function oneTenant(tenants: Tenants): readonly Route[] {
  return [
    route(GET_TENANT, async ({ tenantId }) => foundOrNot(await tenants.find(tenantId))),
    route(GET_TENANT_EXPORT, ({ tenantId }) =>
      Promise.resolve({
        kind: 'lines',
        lines: tenants.exportLines(tenantId),
        fileName: `${tenantId}.ndjson`,
      }),
    ),
    route(POST_TENANT_ERASURE, async ({ tenantId, caller, taken: { body } }) => {
      const known = await tenants.find(tenantId);
      if (known === null) return refused('not-found');
      if (known.name !== body.name)
        return refused('conflict', 'The name is not that of the tenant; nothing was erased.');
      return replyOf(await tenants.erase(tenantId, caller.actor));
    }),
  ];
}

/** Tenants: the one of the request, and those that a partner looks after. */
export function tenantRoutes(tenants: Tenants): readonly Route[] {
  return [
    ...oneTenant(tenants),
    route(GET_TENANTS, async ({ caller, taken: { query } }) => {
      const partner = partnerOf(caller);
      return partner === null
        ? refused('forbidden')
        : replyOf(await tenants.list(partner, pageRequest(query)));
    }),
    route(POST_TENANTS, async ({ caller, taken: { body } }) => {
      const given = { name: body.name, partner: partnerOf(caller) };
      return replyOf(await tenants.create(body.tenantId, given, caller.actor), 201);
    }),
  ];
}
