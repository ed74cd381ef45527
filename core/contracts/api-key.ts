import * as z from 'zod';
import { ROLES, SCOPES } from './scope.ts';
import { idText, instant, nameText } from './wire-text.ts';

/** A key as the server remembers it: its secret is not among that. */
export const apiKey = z
  .object({
    keyId: idText,
    label: nameText(),
    role: z.enum(ROLES),
    scopes: z.array(z.string().max(40)),
    createdAt: instant,
    /** First moment it is refused; null: never. */
    expiresAt: instant.nullable(),
    revokedAt: instant.nullable(),
    /** To the hour. */
    lastUsedAt: instant.nullable(),
  })
  .meta({ id: 'ApiKey' });

/** A key as the server remembers it. */
export type ApiKey = z.infer<typeof apiKey>;

/** Most days that a key made over the wire is valid. */
export const MAX_KEY_DAYS = 730;

/** A key to be made. Its scopes are its role's, or fewer; nobody can give more than they have. */
export const newApiKey = z
  .object({
    label: nameText(),
    role: z.enum(ROLES),
    scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length).optional(),
    /** Days until it expires. */
    validDays: z.int().min(1).max(MAX_KEY_DAYS),
  })
  .meta({ id: 'NewApiKey' });

/** A key to be made. */
export type NewApiKey = z.infer<typeof newApiKey>;

/** A key that was made, with its token, which is shown this once. */
export const madeApiKey = z.object({ key: apiKey, token: z.string().max(300) }).meta({ id: 'MadeApiKey' });

/** Every key of a tenant. */
export const apiKeyList = z.object({ rows: z.array(apiKey) }).meta({ id: 'ApiKeyList' });
