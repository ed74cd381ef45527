import { and, asc, eq, sql, type SQL } from 'drizzle-orm';
import { randomBytes } from 'node:crypto';
import { connectorFaultText } from '../connectors/connector-fault.ts';
import { appendAudit } from '../storage/audit-append.ts';
import type { JsonObject } from '../storage/json.ts';
import { connections, ledgerLines, masterValues, suppliers, tenants } from '../storage/schema.ts';
import type { Transaction } from '../storage/store.ts';
import type { Actor } from './actor.ts';
import type { ConnectorSource } from './connector-source.ts';
import { nowText, type Ground } from './ground.ts';
import { done, refusal, type Outcome, type Refusal } from './outcome.ts';
import type { SecretBox } from './secret-box.ts';

/** Where a tenant's history comes from; never its credentials. */
export interface Connection {
  readonly connectionId: string;
  /** Name of a connector. */
  readonly kind: string;
  readonly label: string;
  /** What the connector needs beside credentials: address, company, ... */
  readonly settings: JsonObject;
  readonly hasSecret: boolean;
  readonly createdAt: string;
  readonly lastPulledAt: string | null;
  readonly lastReconciledAt: string | null;
  /** Why the last pull failed; null where it did not. */
  readonly lastFault: string | null;
}

/** Connections to ERPs. Credentials are sealed before they are stored and never leave through this interface. */
export interface Connections {
  /** Invalid where the connector does not know the kind or refuses the settings or the secret. */
  create(
    tenantId: string,
    given: {
      readonly kind: string;
      readonly label: string;
      readonly settings: JsonObject;
      /** Credentials as the connector takes them; null where it needs none. */
      readonly secret: JsonObject | null;
    },
    actor: Actor,
  ): Promise<Outcome<Connection>>;
  /** By creation. */
  list(tenantId: string): Promise<readonly Connection[]>;
  find(tenantId: string, connectionId: string): Promise<Connection | null>;
  /** Changes what is given; the next pull begins from the start where `kind` or `settings` changed. */
  change(
    tenantId: string,
    connectionId: string,
    given: {
      readonly label?: string;
      readonly settings?: JsonObject;
      readonly secret?: JsonObject | null;
    },
    actor: Actor,
  ): Promise<Outcome<Connection>>;
  /** Removes it with its lines and masters; models learned from them stay. */
  remove(tenantId: string, connectionId: string, actor: Actor): Promise<Outcome<null>>;
}

/** Connections kept in a store, their credentials sealed by a box. */
export function createConnections(ground: Ground, box: SecretBox, source: ConnectorSource): Connections {
  return {
    create: (tenantId, given, actor) => createConnection(ground, { tenantId, given, actor, box, source }),
    list: (tenantId) =>
      ground.store.inTenant(tenantId, async (transaction) => {
        const rows = transaction.select().from(connections).where(eq(connections.tenantId, tenantId));
        const ordered = await rows.orderBy(asc(connections.createdAt), asc(connections.connectionId));
        return ordered.map(connectionOf);
      }),
    find: (tenantId, connectionId) =>
      ground.store.inTenant(tenantId, async (transaction) => {
        const [row] = await transaction
          .select()
          .from(connections)
          .where(isConnection(tenantId, connectionId));
        return row ? connectionOf(row) : null;
      }),
    change: (tenantId, connectionId, given, actor) =>
      ground.store.inTenant(tenantId, (transaction) =>
        changeConnection(transaction, {
          tenantId,
          connectionId,
          given,
          actor,
          now: nowText(ground),
          box,
          source,
        }),
      ),
    remove: (tenantId, connectionId, actor) => removeConnection(ground, tenantId, connectionId, actor),
  };
}

interface NewConnection {
  readonly tenantId: string;
  readonly given: Parameters<Connections['create']>[1];
  readonly actor: Actor;
  readonly box: SecretBox;
  readonly source: ConnectorSource;
}

async function createConnection(
  ground: Ground,
  { tenantId, given, actor, box, source }: NewConnection,
): Promise<Outcome<Connection>> {
  const fault = openingFault(source, given.kind, given.settings, given.secret);
  if (fault) return fault;
  const connectionId = randomBytes(6).toString('hex');
  const secret = sealedColumns(box, given.secret, secretOwner(tenantId, connectionId));
  if (secret === null) return NO_SECRET_KEY;
  const now = nowText(ground);
  const { kind, label, settings } = given;
  return ground.store.inTenant(tenantId, async (transaction) => {
    const [tenant] = await transaction.select().from(tenants).where(eq(tenants.tenantId, tenantId));
    if (tenant?.erasedAt !== null) return refusal('not-found', 'There is no such tenant.');
    const row = { tenantId, connectionId, kind, label, settings, createdAt: now, ...secret };
    const [made] = await transaction.insert(connections).values(row).returning();
    if (!made) throw new Error('an inserted connection did not come back');
    const content = { actor: { ...actor }, connectionId, connectionKind: kind, label };
    await appendAudit(transaction, tenantId, now, [{ kind: 'connection.created', content }]);
    return done(connectionOf(made));
  });
}

const NO_SECRET_KEY = refusal(
  'invalid',
  'No key to seal credentials with is set: set KONTERA_SECRET_KEYS or KONTERA_SECRET_KEYS_FILE.',
);

/** What a sealed secret is bound to, so that it opens in its own row only. */
export function secretOwner(tenantId: string, connectionId: string): string {
  return `${tenantId}/${connectionId}`;
}

/** Row of a connection. */
export function isConnection(tenantId: string, connectionId: string): SQL | undefined {
  return and(eq(connections.tenantId, tenantId), eq(connections.connectionId, connectionId));
}

interface SealedColumns {
  readonly sealedSecret: Uint8Array | null;
  readonly secretKeyId: string | null;
}

/** Null where there is no key to seal with. */
function sealedColumns(box: SecretBox, secret: JsonObject | null, owner: string): SealedColumns | null {
  if (secret === null) return { sealedSecret: null, secretKeyId: null };
  const sealed = box.seal(secret, owner);
  return sealed && { sealedSecret: sealed.bytes, secretKeyId: sealed.keyId };
}

function openingFault(
  source: ConnectorSource,
  kind: string,
  settings: JsonObject,
  secret: JsonObject | null,
): Refusal | null {
  if (!source.isKind(kind)) return refusal('invalid', `There is no connector "${kind}".`);
  const opened = source.open(kind, settings, secret, AbortSignal.abort());
  return opened.ok ? null : refusal('invalid', connectorFaultText(opened.fault));
}

interface ConnectionChange {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly given: Parameters<Connections['change']>[2];
  readonly actor: Actor;
  readonly now: string;
  readonly box: SecretBox;
  readonly source: ConnectorSource;
}

async function changeConnection(
  transaction: Transaction,
  change: ConnectionChange,
): Promise<Outcome<Connection>> {
  const { tenantId, connectionId, given, actor, now, box, source } = change;
  const isRow = isConnection(tenantId, connectionId);
  const owner = secretOwner(tenantId, connectionId);
  const [row] = await transaction.select().from(connections).where(isRow).for('update');
  if (!row) return refusal('not-found', 'There is no such connection.');
  const kept = row.sealedSecret && box.open({ keyId: row.secretKeyId ?? '', bytes: row.sealedSecret }, owner);
  const secret = given.secret === undefined ? kept : given.secret;
  const settings = given.settings ?? row.settings;
  const fault = openingFault(source, row.kind, settings, secret);
  if (fault) return fault;
  const sealed = given.secret === undefined ? {} : sealedColumns(box, given.secret, owner);
  if (sealed === null) return NO_SECRET_KEY;
  // Another address or company has other ids: what was pulled from the old one must not stay beside it.
  const isElsewhere = JSON.stringify(settings) !== JSON.stringify(row.settings);
  if (isElsewhere) await clearConnection(transaction, tenantId, connectionId);
  const [changed] = await transaction
    .update(connections)
    .set({ label: given.label ?? row.label, settings, ...sealed, ...(isElsewhere ? { cursor: null } : {}) })
    .where(isRow)
    .returning();
  if (!changed) throw new Error('a locked connection was not updated');
  const content = { actor: { ...actor }, connectionId, changed: Object.keys(given) };
  await appendAudit(transaction, tenantId, now, [{ kind: 'connection.changed', content }]);
  return done(connectionOf(changed));
}

function removeConnection(
  ground: Ground,
  tenantId: string,
  connectionId: string,
  actor: Actor,
): Promise<Outcome<null>> {
  return ground.store.inTenant(tenantId, async (transaction) => {
    const isRow = isConnection(tenantId, connectionId);
    const [row] = await transaction.select().from(connections).where(isRow).for('update');
    if (!row) return refusal('not-found', 'There is no such connection.');
    await clearConnection(transaction, tenantId, connectionId);
    await transaction.delete(connections).where(isRow);
    const content = { actor: { ...actor }, connectionId, label: row.label };
    await appendAudit(transaction, tenantId, nowText(ground), [{ kind: 'connection.removed', content }]);
    return done(null);
  });
}

async function clearConnection(
  transaction: Transaction,
  tenantId: string,
  connectionId: string,
): Promise<void> {
  for (const table of [ledgerLines, masterValues, suppliers])
    await transaction
      .delete(table)
      .where(and(eq(table.tenantId, tenantId), eq(table.connectionId, connectionId)));
  await transaction
    .update(tenants)
    .set({ historyRevision: sql`${tenants.historyRevision} + 1` })
    .where(eq(tenants.tenantId, tenantId));
}

function connectionOf(row: typeof connections.$inferSelect): Connection {
  const { connectionId, kind, label, settings, createdAt, lastPulledAt, lastReconciledAt, lastFault } = row;
  return {
    ...{ connectionId, kind, label, settings, hasSecret: row.sealedSecret !== null },
    ...{ createdAt, lastPulledAt, lastReconciledAt, lastFault },
  };
}
