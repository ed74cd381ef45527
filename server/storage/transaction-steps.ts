import { isTenantId } from './tenant-id.ts';

/**
 * What narrows a transaction to a tenant until it ends: two commands, sent as one query. They are SET LOCAL and no functions,
 * so that Citus passes them on to its workers; the id is checked, because SET takes no parameters. Throws RangeError where it
 * is no tenant id.
 */
export function narrowingTo(tenantId: string): string {
  if (!isTenantId(tenantId)) throw new RangeError('not a tenant id');
  return `SET LOCAL ROLE kontera_tenant; SET LOCAL kontera.tenant = '${tenantId}'`;
}
