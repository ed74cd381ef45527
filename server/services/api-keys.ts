import { and, asc, eq, type SQL } from 'drizzle-orm';
import { randomBytes } from 'node:crypto';
import { isRole, type Role } from '../../core/contracts/scope.ts';
import { appendAudit } from '../storage/audit-append.ts';
import { apiKeys, tenants } from '../storage/schema.ts';
import { isTenantId } from '../storage/tenant-id.ts';
import type { Actor } from './actor.ts';
import { nowText, type Ground } from './ground.ts';
import { done, refusal, type Outcome } from './outcome.ts';
import { isSecretOf, secretHash } from './shown-secret.ts';

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
  /** First moment it is refused; null: never. */
  readonly expiresAt: string | null;
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

const TOKEN = /^kontera_([a-z0-9-]{1,40})_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;
const HOUR_MS = 3_600_000;

/** Keys kept in a store. */
export function createApiKeys(ground: Ground): ApiKeys {
  return {
    create: (tenantId, given, actor) => createKey(ground, tenantId, given, actor),
    verify: (token) => verifyToken(ground, token),
    list: (tenantId) =>
      ground.store.inTenant(tenantId, async (transaction) => {
        const rows = transaction.select().from(apiKeys).where(eq(apiKeys.tenantId, tenantId));
        return (await rows.orderBy(asc(apiKeys.createdAt), asc(apiKeys.keyId))).map(keyOf);
      }),
    revoke: (tenantId, keyId, actor) =>
      ground.store.inTenant(tenantId, async (transaction) => {
        const [row] = await transaction.select().from(apiKeys).where(isKey(tenantId, keyId)).for('update');
        if (!row) return refusal('not-found', 'There is no such key.');
        if (row.revokedAt !== null) return done(keyOf(row));
        const revokedAt = nowText(ground);
        await transaction.update(apiKeys).set({ revokedAt }).where(isKey(tenantId, keyId));
        const content = { actor: { ...actor }, keyId };
        await appendAudit(transaction, tenantId, revokedAt, [{ kind: 'key.revoked', content }]);
        return done({ ...keyOf(row), revokedAt });
      }),
  };
}

function createKey(
  ground: Ground,
  tenantId: string,
  given: Parameters<ApiKeys['create']>[1],
  actor: Actor,
): ReturnType<ApiKeys['create']> {
  return ground.store.inTenant(tenantId, async (transaction) => {
    const found = await transaction.select().from(tenants).where(eq(tenants.tenantId, tenantId));
    if (found[0]?.erasedAt !== null) return refusal('not-found', 'There is no such tenant.');
    const keyId = randomBytes(6).toString('hex');
    const secret = randomBytes(32).toString('base64url');
    const row = { tenantId, keyId, ...given, secretHash: secretHash(secret), createdAt: nowText(ground) };
    const [stored] = await transaction.insert(apiKeys).values(row).returning();
    if (!stored) throw new Error('an inserted key did not come back');
    const content = {
      actor: { ...actor },
      keyId,
      label: given.label,
      role: given.role,
      scopes: given.scopes,
    };
    await appendAudit(transaction, tenantId, nowText(ground), [{ kind: 'key.created', content }]);
    return done({ key: keyOf(stored), token: `kontera_${tenantId}_${keyId}_${secret}` });
  });
}

/** The token names its tenant, so that the key is looked for among that tenant's rows and nowhere else. */
async function verifyToken(ground: Ground, token: string): Promise<KeyHolder | null> {
  const [, tenantId = '', keyId = '', secret = ''] = TOKEN.exec(token) ?? [];
  if (!isTenantId(tenantId)) return null;
  return ground.store.inTenant(tenantId, async (transaction) => {
    const [row] = await transaction.select().from(apiKeys).where(isKey(tenantId, keyId));
    if (!row || !isSecretOf(row.secretHash, secret)) return null;
    const now = nowText(ground);
    if (row.revokedAt !== null || (row.expiresAt !== null && row.expiresAt <= now)) return null;
    if (row.lastUsedAt === null || Date.parse(now) - Date.parse(row.lastUsedAt) >= HOUR_MS)
      await transaction.update(apiKeys).set({ lastUsedAt: now }).where(isKey(tenantId, keyId));
    const { scopes, expiresAt } = row;
    return { tenantId, keyId, role: roleOf(row.role), scopes, expiresAt };
  });
}

function isKey(tenantId: string, keyId: string): SQL | undefined {
  return and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.keyId, keyId));
}

function keyOf(row: typeof apiKeys.$inferSelect): ApiKey {
  const { keyId, label, role, scopes, createdAt, expiresAt, revokedAt, lastUsedAt } = row;
  return { keyId, label, role: roleOf(role), scopes, createdAt, expiresAt, revokedAt, lastUsedAt };
}

function roleOf(text: string): Role {
  if (!isRole(text)) throw new Error(`a key has the unknown role ${text}`);
  return text;
}
