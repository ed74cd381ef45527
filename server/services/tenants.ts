import { and, asc, eq, gt } from 'drizzle-orm';
import { appendAudit, beginAudit } from '../storage/audit-append.ts';
import { tenants } from '../storage/schema.ts';
import { isTenantId } from '../storage/tenant-id.ts';
import type { Actor } from './actor.ts';
import { eraseTenant } from './erase-tenant.ts';
import { exportTenant } from './export-tenant.ts';
import { nowText, type Ground } from './ground.ts';
import { done, NO_PLACE, refusal, type Outcome } from './outcome.ts';
import { pageLimit, pageOf, parsePlace, type Page, type PageRequest } from './page.ts';

/** A company whose ledger lies apart from all others. */
export interface Tenant {
  /** 1 to 40 of a-z, 0-9 and hyphens inside. */
  readonly tenantId: string;
  readonly name: string;
  /** Who looks after the tenant: the tenant id of a partner; null: no one but itself. */
  readonly partner: string | null;
  readonly createdAt: string;
  readonly erasedAt: string | null;
}

/** Companies: made, listed, exported, erased. */
export interface Tenants {
  /** Conflict where the id is taken, also by an erased tenant; invalid where it is no id. */
  create(
    tenantId: string,
    given: { readonly name: string; readonly partner: string | null },
    actor: Actor,
  ): Promise<Outcome<Tenant>>;
  /** Null where there is none. */
  find(tenantId: string): Promise<Tenant | null>;
  /** By id; `partner` limits the list to those that a partner looks after, null lists all. */
  list(partner: string | null, page: PageRequest): Promise<Outcome<Page<Tenant>>>;
  /** Everything kept about a tenant but sealed secrets and key hashes, as lines of JSON: `{"table":…,"row":…}`. */
  exportLines(tenantId: string): AsyncIterable<string>;
  /**
   * Removes everything but the audit chain, whose contents are emptied and whose hashes stay. Its keys stop working.
   * Doing it again changes nothing.
   */
  erase(tenantId: string, actor: Actor): Promise<Outcome<{ readonly rowCount: number }>>;
}

/** Tenants kept in a store. */
export function createTenants(ground: Ground): Tenants {
  return {
    create(tenantId, given, actor) {
      if (!isTenantId(tenantId)) return Promise.resolve(refusal('invalid', NO_TENANT_ID));
      return createTenant(ground, tenantId, given, actor);
    },
    async find(tenantId) {
      if (!isTenantId(tenantId)) return null;
      return ground.store.inTenant(tenantId, async (transaction) => {
        const [row] = await transaction.select().from(tenants).where(eq(tenants.tenantId, tenantId));
        return row ? tenantOf(row) : null;
      });
    },
    list: (partner, request) => listTenants(ground, partner, request),
    exportLines: (tenantId) => exportTenant(ground.store, tenantId),
    erase: (tenantId, actor) => eraseTenant(ground, tenantId, actor),
  };
}

async function listTenants(
  ground: Ground,
  partner: string | null,
  request: PageRequest,
): Promise<Outcome<Page<Tenant>>> {
  const place = request.after === null ? [''] : parsePlace(request.after, 1);
  if (place === null) return NO_PLACE;
  const limit = pageLimit(request);
  const rows = await ground.store.asOperator((transaction) =>
    transaction
      .select()
      .from(tenants)
      .where(
        and(
          gt(tenants.tenantId, place[0] ?? ''),
          partner === null ? undefined : eq(tenants.partner, partner),
        ),
      )
      .orderBy(asc(tenants.tenantId))
      .limit(limit + 1),
  );
  return done(pageOf(rows.map(tenantOf), limit, ({ tenantId }) => [tenantId]));
}

const NO_TENANT_ID =
  'A tenant id has 1 to 40 characters of a-z, 0-9 and hyphens, and no hyphen at either end.';

function createTenant(
  ground: Ground,
  tenantId: string,
  { name, partner }: { readonly name: string; readonly partner: string | null },
  actor: Actor,
): Promise<Outcome<Tenant>> {
  const now = nowText(ground);
  return ground.store.inTenant(tenantId, async (transaction) => {
    const row = { tenantId, name, partner, createdAt: now };
    const [made] = await transaction.insert(tenants).values(row).onConflictDoNothing().returning();
    if (!made) return refusal('conflict', `The tenant id ${tenantId} is taken.`);
    await beginAudit(transaction, tenantId);
    await appendAudit(transaction, tenantId, now, [
      { kind: 'tenant.created', content: { actor: { ...actor }, name } },
    ]);
    return done(tenantOf(made));
  });
}

function tenantOf({ tenantId, name, partner, createdAt, erasedAt }: typeof tenants.$inferSelect): Tenant {
  return { tenantId, name, partner, createdAt, erasedAt };
}
