import { asc, eq } from 'drizzle-orm';
import type { DraftConnection } from '../../core/contracts/connection.ts';
import type { DraftCoding, DraftFault } from '../../core/contracts/draft.ts';
import type { Connector } from '../connectors/connector.ts';
import { connectorFaultText, type ConnectorFault } from '../connectors/connector-fault.ts';
import type { Draft, LineCoding, WriteBack } from '../connectors/draft.ts';
import { appendAudit } from '../storage/audit-append.ts';
import { connections } from '../storage/schema.ts';
import type { Actor } from './actor.ts';
import type { ConnectorSource } from './connector-source.ts';
import { isConnection, secretOwner } from './connections.ts';
import { draftFaults } from './draft-check.ts';
import { nowText, type Ground } from './ground.ts';
import type { MastersService } from './masters.ts';
import { done, refusal, type Outcome, type Refusal } from './outcome.ts';
import type { Page, PageRequest } from './page.ts';
import type { SecretBox } from './secret-box.ts';
import { Turns } from './turns.ts';

/** What became of a coding that was to be sent. `faulty`: the masters stand against it, and nothing was asked of the ERP. */
export type DraftSending = WriteBack | { readonly kind: 'faulty'; readonly faults: readonly DraftFault[] };

/** Documents that are entered in the ERP and not posted: read, and given their coding. They are never posted from here. */
export interface Drafts {
  /** Connections that have drafts, in the order of their creation. One that cannot be opened now is among them. */
  connections(tenantId: string): Promise<readonly DraftConnection[]>;
  /** As the ERP has them now. Not-found where the connection is not there, not-ready where it has no drafts. */
  page(tenantId: string, connectionId: string, request: PageRequest): Promise<Outcome<Page<Draft>>>;
  /** What stands against a coding, by the masters that were pulled last. */
  check(tenantId: string, coding: DraftCoding): Promise<readonly DraftFault[]>;
  /** Checks, then writes. Sending the same again writes what is missing, and says `unchanged` where nothing is. */
  send(
    tenantId: string,
    connectionId: string,
    coding: DraftCoding,
    actor: Actor,
  ): Promise<Outcome<DraftSending>>;
}

/** What drafts stand on. */
export interface DraftGround extends Ground {
  readonly box: SecretBox;
  readonly source: ConnectorSource;
  readonly masters: MastersService;
  /** How long an ERP is waited for, in milliseconds. */
  readonly patienceMs: number;
}

/** Drafts by way of a tenant's connections. */
export function createDrafts(ground: DraftGround): Drafts {
  const turns = new Turns();
  return {
    connections: (tenantId) => draftConnections(ground, tenantId),
    async page(tenantId, connectionId, { after, limit }) {
      const opened = await openForDrafts(ground, tenantId, connectionId);
      if (!opened.ok) return opened;
      const page = await opened.value.drafts(after, limit);
      return page.ok ? done({ rows: page.value.drafts, next: page.value.next }) : refusalOf(page.fault);
    },
    check: async (tenantId, coding) => draftFaults(coding, await ground.masters.read(tenantId)),
    async send(tenantId, connectionId, coding, actor) {
      const opened = await openForDrafts(ground, tenantId, connectionId);
      if (!opened.ok) return opened;
      const faults = draftFaults(coding, await ground.masters.read(tenantId));
      if (faults.length > 0) return done({ kind: 'faulty', faults });
      // Sent twice at the same moment, both would find it to be written, and both would be in the audit log.
      return turns.take(JSON.stringify([tenantId, connectionId, coding.key]), () =>
        writeCoding(ground, { tenantId, connectionId, coding, actor, connector: opened.value }),
      );
    },
  };
}

interface CodingToWrite {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly coding: DraftCoding;
  readonly actor: Actor;
  readonly connector: Connector;
}

async function writeCoding(
  ground: DraftGround,
  { tenantId, connectionId, coding, actor, connector }: CodingToWrite,
): Promise<Outcome<DraftSending>> {
  const { key, fingerprint } = coding;
  const lines = coding.lines.map(lineCoding);
  const written = await connector.writeBack({ key, fingerprint, lines });
  if (!written.ok) return refusalOf(written.fault);
  if (written.value.kind === 'written')
    await ground.store.inTenant(tenantId, (transaction) => {
      const content = { actor: { ...actor }, connectionId, draft: key, lines: lines.map(plainLine) };
      return appendAudit(transaction, tenantId, nowText(ground), [{ kind: 'draft.sent', content }]);
    });
  return done(written.value);
}

/** The cells that change; '' is an empty one for connectors. */
function lineCoding({ key, before, after }: DraftCoding['lines'][number]): LineCoding {
  const changes = Object.entries(after)
    .map(([dimension, to]) => [dimension, { from: before[dimension] ?? '', to: to ?? '' }] as const)
    .filter(([, { from, to }]) => from !== to);
  return { key, changes: Object.fromEntries(changes) };
}

function plainLine({ key, changes }: LineCoding) {
  return {
    key,
    changes: Object.fromEntries(Object.entries(changes).map(([name, cell]) => [name, { ...cell }])),
  };
}

async function draftConnections(ground: DraftGround, tenantId: string): Promise<readonly DraftConnection[]> {
  const rows = await ground.store.inTenant(tenantId, (transaction) =>
    transaction
      .select()
      .from(connections)
      .where(eq(connections.tenantId, tenantId))
      .orderBy(asc(connections.createdAt), asc(connections.connectionId)),
  );
  return rows.flatMap((row) => {
    const opened = openRow(ground, row);
    if (opened.ok && !opened.value.abilities.drafts) return [];
    return [{ connectionId: row.connectionId, label: row.label, kind: row.kind }];
  });
}

async function openForDrafts(
  ground: DraftGround,
  tenantId: string,
  connectionId: string,
): Promise<Outcome<Connector>> {
  const [row] = await ground.store.inTenant(tenantId, (transaction) =>
    transaction.select().from(connections).where(isConnection(tenantId, connectionId)),
  );
  if (!row) return refusal('not-found', 'There is no such connection.');
  const opened = openRow(ground, row);
  if (!opened.ok || opened.value.abilities.drafts) return opened;
  return refusal('not-ready', 'This connection has no drafts that could be coded.');
}

/** The connector of a connection; nothing is asked of the ERP. */
function openRow(
  { box, source, patienceMs }: DraftGround,
  { tenantId, connectionId, kind, settings, sealedSecret, secretKeyId }: typeof connections.$inferSelect,
): Outcome<Connector> {
  const sealed = sealedSecret && { keyId: secretKeyId ?? '', bytes: sealedSecret };
  const secret = sealed && box.open(sealed, secretOwner(tenantId, connectionId));
  if (sealed && !secret)
    return refusal('not-ready', 'The credentials do not open with the keys that are set. Enter them anew.');
  if (!source.isKind(kind)) return refusal('not-ready', `There is no connector "${kind}".`);
  const opened = source.open(kind, settings, secret, AbortSignal.timeout(patienceMs));
  return opened.ok ? done(opened.value) : refusalOf(opened.fault);
}

function refusalOf(fault: ConnectorFault): Refusal {
  const isAway = ['unreachable', 'timed-out', 'throttled', 'stopped'].includes(fault.code);
  return refusal(isAway ? 'erp-unreachable' : 'erp-refused', connectorFaultText(fault));
}
