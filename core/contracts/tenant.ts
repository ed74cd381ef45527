import * as z from 'zod';
import { idText, instant, nameText } from './wire-text.ts';

/** A tenant: one company with its own ledger, keys, models and audit log. */
export const tenant = z
  .object({ id: idText, name: nameText(), createdAt: instant })
  .meta({ id: 'Tenant', description: 'One company with its own ledger, keys, models and audit log.' });

/** A tenant. */
export type Tenant = z.infer<typeof tenant>;

/** A tenant to be opened. */
export const newTenant = z.object({ name: nameText() }).meta({ id: 'NewTenant' });

/** A tenant to be opened. */
export type NewTenant = z.infer<typeof newTenant>;

/** Erasing asks for the tenant's name once more, so that no slip of an id erases another. */
export const tenantErasure = z.object({ name: nameText() }).meta({ id: 'TenantErasure' });
