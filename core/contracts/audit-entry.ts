import * as z from 'zod';
import { instant, lineText, sha256Text } from './wire-text.ts';

/** One entry of a tenant's audit log. Each hash covers the entry and the hash before it. */
export const auditEntry = z
  .object({
    /** From 1, without gaps. */
    number: z.int().min(1),
    at: instant,
    /** `key:...` or `person:...` or `server`. */
    actor: lineText(300),
    /** `decision.accepted`, `model.released`, `settings.changed`, ... */
    kind: z.string().max(64),
    details: z.record(z.string().max(64), z.unknown()),
    previousHash: sha256Text,
    hash: sha256Text,
  })
  .meta({ id: 'AuditEntry' });

/** One entry of a tenant's audit log. */
export type AuditEntry = z.infer<typeof auditEntry>;
