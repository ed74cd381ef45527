import * as z from 'zod';
import { settingsChange, tenantSettings } from '../../../core/contracts/tenant-settings.ts';
import type { Settings } from '../../services/settings.ts';
import { present } from '../present.ts';
import { found, replyOf } from '../reply.ts';
import { route, type Route, type RouteCard } from '../route.ts';

const GET_SETTINGS = {
  method: 'get',
  path: '/settings',
  scope: 'settings:read',
  tenancy: 'one',
  summary: 'All settings, those that were never set with their defaults.',
  takes: z.object({}),
  gives: { kind: 'json', status: 200, schema: tenantSettings },
} satisfies RouteCard;

const PATCH_SETTINGS = {
  method: 'patch',
  path: '/settings',
  scope: 'settings:write',
  tenancy: 'one',
  summary: 'Changes what is given; each change is logged with before and after.',
  takes: z.object({ body: settingsChange }),
  gives: { kind: 'json', status: 200, schema: tenantSettings },
} satisfies RouteCard;

/** What a tenant decides. */
export function settingsRoutes(settings: Settings): readonly Route[] {
  return [
    route(GET_SETTINGS, async ({ tenantId }) => found(await settings.read(tenantId))),
    route(PATCH_SETTINGS, async ({ tenantId, caller, taken: { body } }) =>
      replyOf(await settings.change(tenantId, present(body), caller.actor)),
    ),
  ];
}
