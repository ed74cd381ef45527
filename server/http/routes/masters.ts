import * as z from 'zod';
import { masters as mastersSchema } from '../../../core/contracts/masters.ts';
import type { MastersService } from '../../services/masters.ts';
import { found } from '../reply.ts';
import { route, type Route, type RouteCard } from '../route.ts';

const GET_MASTERS = {
  method: 'get',
  path: '/masters',
  scope: 'masters:read',
  tenancy: 'one',
  summary: 'All values that dimensions may take, and the suppliers. Ask with If-None-Match.',
  takes: z.object({}),
  gives: { kind: 'json', status: 200, schema: mastersSchema },
} satisfies RouteCard;

/** Master records that were pulled. */
export function masterRoutes(masters: MastersService): readonly Route[] {
  return [
    route(GET_MASTERS, async ({ tenantId }) => {
      const known = await masters.read(tenantId);
      return found(known, known.sha256);
    }),
  ];
}
