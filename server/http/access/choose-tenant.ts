import type { ErrorCode } from '../../../core/contracts/error-table.ts';
import type { Tenants } from '../../services/tenants.ts';
import type { Caller } from './caller.ts';

/** The tenant of a request, or why there is none. */
export type TenantChoice =
  { readonly ok: true; readonly tenantId: string } | { readonly ok: false; readonly code: ErrorCode };

/**
 * The tenant that a request is about. It comes from the key or token; `named` (the Kontera-Tenant header) only chooses
 * among those the caller has: its own, and for a partner those that it looks after. A tenant that there is not and one
 * of someone else are refused alike.
 */
export async function chooseTenant(
  caller: Caller,
  named: string | undefined,
  tenants: Pick<Tenants, 'find'>,
): Promise<TenantChoice> {
  const [own] = caller.tenantIds;
  if (named === undefined)
    return own !== undefined && caller.tenantIds.length === 1
      ? { ok: true, tenantId: own }
      : { ok: false, code: 'tenant-required' };
  if (caller.tenantIds.includes(named)) return { ok: true, tenantId: named };
  if (caller.role !== 'partner') return { ok: false, code: 'forbidden' };
  const tenant = await tenants.find(named);
  const isLookedAfter =
    tenant?.partner !== undefined && tenant.partner !== null && caller.tenantIds.includes(tenant.partner);
  return isLookedAfter && tenant.erasedAt === null
    ? { ok: true, tenantId: named }
    : { ok: false, code: 'forbidden' };
}
