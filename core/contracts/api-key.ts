import * as z from 'zod';
import { ROLES, SCOPES } from './scope.ts';
import { WIRE_LIMITS } from './wire-limits.ts';
import { idText, instant, nameText } from './wire-text.ts';

/** A key as the server remembers it: its secret is not among that. */
export const apiKey = z
  .object({
    id: idText,
    /** The beginning of the key, to tell keys apart by. */
    prefix: z.string().max(40),
    name: nameText(),
    role: z.enum(ROLES),
    scopes: z.array(z.enum(SCOPES)),
    /** For a partner's key: the tenants it is for. */
    tenantIds: z.array(idText).max(WIRE_LIMITS.keyTenantCount),
    createdAt: instant,
    expiresAt: instant,
    lastUsedAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'ApiKey' });

/** A key as the server remembers it. */
export type ApiKey = z.infer<typeof apiKey>;

/** A key to be made. Its scopes are its role's, or fewer; nobody can give more than they have. */
export const newApiKey = z
  .object({
    name: nameText(),
    role: z.enum(['accountant', 'approver', 'admin']),
    scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length).optional(),
    /** Days until it expires, 1 to 730. */
    validDays: z.int().min(1).max(730),
  })
  .meta({ id: 'NewApiKey' });

/** A key to be made. */
export type NewApiKey = z.infer<typeof newApiKey>;

/** A key that was made, with its secret, which is shown this once. */
export const madeApiKey = z.object({ key: apiKey, secret: z.string().max(200) }).meta({ id: 'MadeApiKey' });
