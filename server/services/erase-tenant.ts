import { eq, sql } from 'drizzle-orm';
import { appendAudit, emptyAudit } from '../storage/audit-append.ts';
import { tenants } from '../storage/schema.ts';
import type { Actor } from './actor.ts';
import { nowText, type Ground } from './ground.ts';
import { done, refusal, type Outcome } from './outcome.ts';

/** Tables that are emptied, those that point at others first. */
const EMPTIED = [
  'ledger_lines',
  'master_values',
  'suppliers',
  'connections',
  'decisions',
  'decision_batches',
  'releases',
  'model_files',
  'models',
  'settings',
  'api_keys',
  'job_runs',
] as const;

/** Removes a tenant's rows and empties its audit contents in one transaction: the hashes stay, and with them the chain. */
export function eraseTenant(
  ground: Ground,
  tenantId: string,
  actor: Actor,
): Promise<Outcome<{ readonly rowCount: number }>> {
  const now = nowText(ground);
  return ground.store.asOperator(async (transaction) => {
    const [tenant] = await transaction
      .select()
      .from(tenants)
      .where(eq(tenants.tenantId, tenantId))
      .for('update');
    if (!tenant) return refusal('not-found', 'There is no such tenant.');
    if (tenant.erasedAt !== null) return done({ rowCount: 0 });
    let rowCount = await emptyAudit(transaction, tenantId);
    for (const table of EMPTIED) {
      const { rows } = await transaction.execute<{ count: string }>(
        sql`WITH gone AS (DELETE FROM ${sql.raw(table)} WHERE tenant_id = ${tenantId} RETURNING 1)
            SELECT count(*) AS count FROM gone`,
      );
      rowCount += Number(rows[0]?.count ?? 0);
    }
    await transaction
      .update(tenants)
      .set({ erasedAt: now, name: '', partner: null })
      .where(eq(tenants.tenantId, tenantId));
    await appendAudit(transaction, tenantId, now, [
      { kind: 'tenant.erased', content: { actor: { ...actor }, rowCount } },
    ]);
    return done({ rowCount });
  });
}
