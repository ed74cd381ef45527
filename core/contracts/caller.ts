import * as z from 'zod';
import { ROLES, SCOPES } from './scope.ts';
import { lineText, tenantIdText } from './wire-text.ts';

/** Who the server takes the caller for. */
export const callerReply = z
  .object({
    /** `key:...` or `user:...`, as the audit log names it. */
    name: lineText(300),
    role: z.enum(ROLES),
    scopes: z.array(z.enum(SCOPES)),
    /** Its tenants; a partner has those that it looks after besides, see `/tenants`. */
    tenantIds: z.array(tenantIdText),
    contractVersion: z.string().max(20),
  })
  .meta({ id: 'Caller' });

/** Who the server takes the caller for. */
export type CallerReply = z.infer<typeof callerReply>;
