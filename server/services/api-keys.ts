import type { Actor, Role } from './actor.ts';
import type { Outcome } from './outcome.ts';

/** What is known of a key; never its secret. */
export interface ApiKey {
  readonly keyId: string;
  readonly label: string;
  readonly role: Role;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  /** First moment it is refused; null: never. */
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  /** To the hour, so that not every call writes. */
  readonly lastUsedAt: string | null;
}

/** What a token that was shown stands for. */
export interface KeyHolder {
  readonly tenantId: string;
  readonly keyId: string;
  readonly role: Role;
  readonly scopes: readonly string[];
}

/** Keys of programs and add-ins. A token reads `kontera_TENANT_KEYID_SECRET`. */
export interface ApiKeys {
  /** The token is shown here and never again. Not-found where there is no such tenant. */
  create(
    tenantId: string,
    given: {
      readonly label: string;
      readonly role: Role;
      readonly scopes: readonly string[];
      readonly expiresAt: string | null;
    },
    actor: Actor,
  ): Promise<Outcome<{ readonly key: ApiKey; readonly token: string }>>;
  /** Whom a token belongs to; null where it is none, forged, expired or revoked, or its tenant is erased. */
  verify(token: string): Promise<KeyHolder | null>;
  /** By creation. */
  list(tenantId: string): Promise<readonly ApiKey[]>;
  revoke(tenantId: string, keyId: string, actor: Actor): Promise<Outcome<ApiKey>>;
}
