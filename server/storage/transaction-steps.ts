import { sql } from 'drizzle-orm';
import { isTenantId } from './tenant-id.ts';
import type { Transaction } from './store.ts';

/**
 * Narrows a transaction to a tenant until it ends. The commands are SET LOCAL and no functions, so that Citus passes them
 * on to its workers; the id is checked, because SET takes no parameters. Throws RangeError where it is no tenant id.
 */
export async function narrowToTenant(transaction: Transaction, tenantId: string): Promise<void> {
  if (!isTenantId(tenantId)) throw new RangeError('not a tenant id');
  await transaction.execute(sql.raw('SET LOCAL ROLE kontera_tenant'));
  await transaction.execute(sql.raw(`SET LOCAL kontera.tenant = '${tenantId}'`));
}
