import { and, asc, eq, isNotNull, ne } from 'drizzle-orm';
import { appendAudit } from '../storage/audit-append.ts';
import { connections } from '../storage/schema.ts';
import type { Actor } from './actor.ts';
import { isConnection, secretOwner } from './connections.ts';
import { nowText, type Ground } from './ground.ts';
import { done, refusal, type Outcome } from './outcome.ts';
import type { SecretBox } from './secret-box.ts';

/** How a rotation went. */
export interface Rotation {
  readonly sealedAnew: number;
  /** `tenant/connection` of credentials that no key that is set opens: they have to be entered anew. */
  readonly unreadable: readonly string[];
}

/** Seals every connection's credentials with the current key; what is sealed with it stays. May be done while servers run. */
export async function rotateSecrets(
  ground: Ground,
  box: SecretBox,
  actor: Actor,
): Promise<Outcome<Rotation>> {
  const current = box.currentKeyId;
  if (current === null) return refusal('invalid', 'No secret key is set.');
  const old = await ground.store.asOperator((transaction) =>
    transaction
      .select({ tenantId: connections.tenantId, connectionId: connections.connectionId })
      .from(connections)
      .where(and(isNotNull(connections.sealedSecret), ne(connections.secretKeyId, current)))
      .orderBy(asc(connections.tenantId), asc(connections.connectionId)),
  );
  const unreadable: string[] = [];
  for (const { tenantId, connectionId } of old)
    if (!(await sealAnew(ground, box, { tenantId, connectionId, actor })))
      unreadable.push(secretOwner(tenantId, connectionId));
  return done({ sealedAnew: old.length - unreadable.length, unreadable });
}

interface Owner {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly actor: Actor;
}

function sealAnew(
  ground: Ground,
  box: SecretBox,
  { tenantId, connectionId, actor }: Owner,
): Promise<boolean> {
  return ground.store.inTenant(tenantId, async (transaction) => {
    const isRow = isConnection(tenantId, connectionId);
    const [row] = await transaction.select().from(connections).where(isRow).for('update');
    const owner = secretOwner(tenantId, connectionId);
    const secret =
      row?.sealedSecret && box.open({ keyId: row.secretKeyId ?? '', bytes: row.sealedSecret }, owner);
    const sealed = secret && box.seal(secret, owner);
    if (!sealed) return false;
    await transaction
      .update(connections)
      .set({ sealedSecret: sealed.bytes, secretKeyId: sealed.keyId })
      .where(and(isRow, eq(connections.tenantId, tenantId)));
    const content = { actor: { ...actor }, connectionId, keyId: sealed.keyId };
    await appendAudit(transaction, tenantId, nowText(ground), [{ kind: 'secret.rotated', content }]);
    return true;
  });
}
