import type { Role, Scope } from '../../../core/contracts/scope.ts';
import type { Actor } from '../../services/actor.ts';

/** Who a request comes from, as its key or token proves. */
export interface Caller {
  /** As the audit log names it. */
  readonly actor: Actor;
  readonly role: Role;
  readonly scopes: ReadonlySet<Scope>;
  /** The tenants that the key or token is for, one or more. A partner's are its own; those it looks after come with them. */
  readonly tenantIds: readonly string[];
}

/** Names a caller for counting its requests: no two have the same. */
export function callerKey({ actor, tenantIds }: Caller): string {
  return `${actor.kind}:${tenantIds[0] ?? ''}:${actor.id}`;
}
