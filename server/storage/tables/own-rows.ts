import { sql } from 'drizzle-orm';
import { pgPolicy, pgRole } from 'drizzle-orm/pg-core';

/** The role that a tenant's transaction runs as. It cannot pass row-level security; opening a store makes it. */
export const TENANT_ROLE = pgRole('kontera_tenant').existing();

/** Policy of every table: rows of the transaction's tenant and no other, whatever a query says (decision 0015). */
export function ownRows() {
  return pgPolicy('own_rows', {
    to: TENANT_ROLE,
    using: sql`tenant_id = current_setting('kontera.tenant', true)`,
    withCheck: sql`tenant_id = current_setting('kontera.tenant', true)`,
  });
}
