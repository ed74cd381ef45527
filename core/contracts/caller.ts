import * as z from 'zod';
import { ROLES, SCOPES } from './scope.ts';
import { lineText, tenantIdText } from './wire-text.ts';

/** Who the server takes the caller for. */
export const callerReply = z
  .object({
    /** `key:...` or `person:...`, as the audit log names it. */
    name: lineText(300),
    role: z.enum(ROLES),
    scopes: z.array(z.enum(SCOPES)),
    /** The one tenant of this request; null where a caller for several named none. */
    tenantId: tenantIdText.nullable(),
    contractVersion: z.string().max(20),
  })
  .meta({ id: 'Caller' });

/** Who the server takes the caller for. */
export type CallerReply = z.infer<typeof callerReply>;
