import * as z from 'zod';
import {
  connection,
  connectionChange,
  connectionList,
  newConnection,
} from '../../../core/contracts/connection.ts';
import { idText } from '../../../core/contracts/wire-text.ts';
import type { Connections } from '../../services/connections.ts';
import { present } from '../present.ts';
import { found, foundOrNot, replyOf, type Reply } from '../reply.ts';
import { route, type Route, type RouteCard } from '../route.ts';

const oneConnection = z.object({ connectionId: idText });

const GET_CONNECTIONS = {
  method: 'get',
  path: '/connections',
  scope: 'connection:read',
  tenancy: 'one',
  summary: 'All connections.',
  takes: z.object({}),
  gives: { kind: 'json', status: 200, schema: connectionList },
} satisfies RouteCard;

const POST_CONNECTIONS = {
  method: 'post',
  path: '/connections',
  scope: 'connection:write',
  tenancy: 'one',
  summary: 'Connects an ERP or a folder. Credentials are encrypted and never told again.',
  takes: z.object({ body: newConnection }),
  gives: { kind: 'json', status: 201, schema: connection },
} satisfies RouteCard;

const GET_CONNECTIONS_ONE = {
  method: 'get',
  path: '/connections/{connectionId}',
  scope: 'connection:read',
  tenancy: 'one',
  summary: 'One connection and how its last pull went.',
  takes: z.object({ params: oneConnection }),
  gives: { kind: 'json', status: 200, schema: connection },
} satisfies RouteCard;

const PATCH_CONNECTIONS_ONE = {
  method: 'patch',
  path: '/connections/{connectionId}',
  scope: 'connection:write',
  tenancy: 'one',
  summary: 'Changes what is given; with other settings the next pull begins from the start.',
  takes: z.object({ params: oneConnection, body: connectionChange }),
  gives: { kind: 'json', status: 200, schema: connection },
} satisfies RouteCard;

const DELETE_CONNECTIONS_ONE = {
  method: 'delete',
  path: '/connections/{connectionId}',
  scope: 'connection:write',
  tenancy: 'one',
  summary: 'Removes a connection with its lines and masters; models learned from them stay.',
  takes: z.object({ params: oneConnection }),
  gives: { kind: 'empty' },
} satisfies RouteCard;

/** Connections: listed, made, read. */
function making(connections: Connections): readonly Route[] {
  return [
    route(GET_CONNECTIONS, async ({ tenantId }) => found({ rows: await connections.list(tenantId) })),
    route(POST_CONNECTIONS, async ({ tenantId, caller, taken: { body } }) =>
      replyOf(await connections.create(tenantId, body, caller.actor), 201),
    ),
    route(GET_CONNECTIONS_ONE, async ({ tenantId, taken: { params } }) =>
      foundOrNot(await connections.find(tenantId, params.connectionId)),
    ),
  ];
}

/** Connections: changed, removed. */
export function connectionRoutes(connections: Connections): readonly Route[] {
  return [
    ...making(connections),
    route(PATCH_CONNECTIONS_ONE, async ({ tenantId, caller, taken: { params, body } }) =>
      replyOf(await connections.change(tenantId, params.connectionId, present(body), caller.actor)),
    ),
    route(DELETE_CONNECTIONS_ONE, async ({ tenantId, caller, taken: { params } }): Promise<Reply> => {
      const removed = await connections.remove(tenantId, params.connectionId, caller.actor);
      return removed.ok
        ? { kind: 'empty' }
        : { kind: 'refused', code: removed.code, detail: removed.sentence };
    }),
  ];
}
