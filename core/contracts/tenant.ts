import * as z from 'zod';
import { instant, nameText, tenantIdText } from './wire-text.ts';

/** A tenant: one company with its own ledger, keys, models and audit log. */
export const tenant = z
  .object({
    tenantId: tenantIdText,
    name: nameText(),
    /** The tenant of the partner who looks after it. */
    partner: tenantIdText.nullable(),
    createdAt: instant,
    erasedAt: instant.nullable(),
  })
  .meta({ id: 'Tenant', description: 'One company with its own ledger, keys, models and audit log.' });

/** A tenant. */
export type Tenant = z.infer<typeof tenant>;

/** A tenant that a partner opens; it belongs to that partner. */
export const newTenant = z.object({ tenantId: tenantIdText, name: nameText() }).meta({ id: 'NewTenant' });

/** Erasing asks for the tenant's name once more, so that no slip of an id erases another. */
export const tenantErasure = z.object({ name: nameText() }).meta({ id: 'TenantErasure' });

/** How many rows were erased. */
export const tenantErased = z.object({ rowCount: z.int().min(0) }).meta({ id: 'TenantErased' });
