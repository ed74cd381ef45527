import * as z from 'zod';
import { instant, sha256Text } from './wire-text.ts';

/** One entry of a tenant's audit log. Each hash covers the entry and the hash before it. */
export const auditEntry = z
  .object({
    /** From 1, without gaps. */
    sequence: z.int().min(1),
    recordedAt: instant,
    /** `suggestion.accepted`, `model.released`, `setting.changed`, ... */
    kind: z.string().max(64),
    /** Who and what; null once erased. */
    content: z.record(z.string(), z.unknown()).nullable(),
    hash: sha256Text,
  })
  .meta({ id: 'AuditEntry' });

/** Whether an audit log holds from its first entry to its last. */
export const auditVerdict = z
  .union([
    z.object({ isIntact: z.literal(true), entryCount: z.int().min(0), headHash: z.string().max(64) }),
    z.object({ isIntact: z.literal(false), sequence: z.int().min(0), fault: z.string() }),
  ])
  .meta({ id: 'AuditVerdict' });
