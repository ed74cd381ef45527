import { ROLE_SCOPES, SCOPES, type Scope } from '../../../core/contracts/scope.ts';
import type { ApiKeys, KeyHolder } from '../../services/api-keys.ts';
import { bearerToken } from './bearer-token.ts';
import type { Caller } from './caller.ts';
import type { OpenId } from './open-id.ts';

/** Where callers are known from. */
export interface Identities {
  readonly apiKeys: Pick<ApiKeys, 'verify'>;
  /** Null: this server takes keys only. */
  readonly openId: OpenId | null;
}

/** Every key of ours begins so; anything else is a token of the identity provider. */
const KEY_PREFIX = 'kontera_';

/** Who sends an Authorization header; null where it proves nothing, for whatever reason. */
export async function authenticate(header: string | undefined, from: Identities): Promise<Caller | null> {
  const token = bearerToken(header);
  if (token === null) return null;
  if (!token.startsWith(KEY_PREFIX)) return (await from.openId?.verify(token)) ?? null;
  const holder = await from.apiKeys.verify(token);
  return holder === null ? null : callerOfKey(holder);
}

/** A key can do what it says and its role may; a scope that is no longer known gives nothing. */
function callerOfKey({ tenantId, keyId, role, scopes }: KeyHolder): Caller {
  const given = new Set(scopes);
  const allowed: readonly Scope[] = ROLE_SCOPES[role];
  return {
    actor: { kind: 'key', id: keyId },
    role,
    scopes: new Set(SCOPES.filter((scope) => given.has(scope) && allowed.includes(scope))),
    tenantIds: [tenantId],
  };
}
