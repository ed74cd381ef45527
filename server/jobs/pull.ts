import { MS_PER_DAY } from '../../core/domain/calendar-day.ts';
import { connectorFaultText, FAULT_REMEDIES, type ConnectorFault } from '../connectors/connector-fault.ts';
import type { Connector } from '../connectors/connector.ts';
import { secretOwner } from '../services/connections.ts';
import type { ConnectorSource } from '../services/connector-source.ts';
import { nowText, type Ground } from '../services/ground.ts';
import { inTurn, takeTurn, TurnLost, type PullTurn } from '../services/pull-turn.ts';
import { reconcile } from './reconcile.ts';
import type { SecretBox } from '../services/secret-box.ts';
import { storeMasters } from '../services/store-masters.ts';
import { storePage } from '../services/store-pulled.ts';
import type { JobEnd } from './job-run.ts';
import type { JobHandler } from './worker.ts';

/** What pulling needs beside the job. */
export interface PullGround extends Ground {
  readonly box: SecretBox;
  readonly source: ConnectorSource;
  /** Asks for a training of a tenant that has none so far. */
  readonly trainFirst: (tenantId: string) => Promise<void>;
}

/** Documents asked for at a time: a page is one transaction, and this bounds the memory of a pull. */
const PAGE_DOCUMENTS = 500;
/** Deleted lines are looked for this often. */
const RECONCILE_MS = 7 * MS_PER_DAY;
/** A pull that pages on beyond this is not making headway. */
const MAX_PAGES = 1_000_000;

/** Pulls masters and everything that changed since the last page that was stored. */
export function pullHandler(ground: PullGround): JobHandler {
  return async ({ tenantId, subject: connectionId, jobId, attempt, signal }) => {
    const pull: PullTurn = { tenantId, connectionId, turn: `${jobId}:${attempt}` };
    const row = await takeTurn(ground, pull);
    if (row === null) return { kind: 'failed', fault: 'The connection was removed.' };
    const secret = row.sealedSecret && ground.box.open(sealedOf(row), secretOwner(tenantId, connectionId));
    if (row.sealedSecret && !secret)
      return failed(ground, pull, 'The credentials do not open with the keys that are set. Enter them anew.');
    if (!ground.source.isKind(row.kind)) return failed(ground, pull, `There is no connector "${row.kind}".`);
    const opened = ground.source.open(row.kind, row.settings, secret, signal);
    if (!opened.ok) return faulted(ground, pull, opened.fault);
    try {
      return await pullAll(ground, pull, opened.value, row);
    } catch (error) {
      if (error instanceof TurnLost) return { kind: 'done', result: { takenOver: true } };
      throw error;
    }
  };
}

interface PullRow {
  readonly sealedSecret: Uint8Array | null;
  readonly secretKeyId: string | null;
  readonly cursor: string | null;
  readonly lastReconciledAt: string | null;
}

function sealedOf({ sealedSecret, secretKeyId }: PullRow): { keyId: string; bytes: Uint8Array } {
  return { keyId: secretKeyId ?? '', bytes: sealedSecret ?? new Uint8Array() };
}

async function pullAll(
  ground: PullGround,
  pull: PullTurn,
  connector: Connector,
  row: PullRow,
): Promise<JobEnd> {
  const masters = await connector.masters();
  if (!masters.ok) return faulted(ground, pull, masters.fault);
  await storeMasters(ground, pull, masters.value);
  const counts = { pages: 0, documents: 0, changedLines: 0, faults: 0, removedLines: 0 };
  let cursor = row.cursor;
  for (let isLast = false; !isLast && counts.pages < MAX_PAGES; counts.pages += 1) {
    const page = await connector.history(cursor, PAGE_DOCUMENTS);
    if (!page.ok) return faulted(ground, pull, page.fault);
    counts.changedLines += await storePage(ground, pull, page.value);
    counts.documents += page.value.documents.length;
    counts.faults += page.value.faults.length;
    ({ cursor, isLast } = page.value);
  }
  const now = nowText(ground);
  const isDue = Date.parse(now) - Date.parse(row.lastReconciledAt ?? '1970-01-01') >= RECONCILE_MS;
  if (connector.abilities.listing && isDue) {
    const reconciled = await reconcile(ground, pull, connector);
    if (!reconciled.ok) return faulted(ground, pull, reconciled.fault);
    counts.removedLines = reconciled.value;
  }
  await inTurn(ground, pull, { lastPulledAt: now, lastFault: null }, () => Promise.resolve());
  await ground.trainFirst(pull.tenantId);
  return { kind: 'done', result: counts };
}

async function faulted(ground: Ground, pull: PullTurn, fault: ConnectorFault): Promise<JobEnd> {
  const text = connectorFaultText(fault);
  const end = await failed(ground, pull, text);
  return FAULT_REMEDIES[fault.code] === 'later' ? { kind: 'later', fault: text } : end;
}

async function failed(ground: Ground, pull: PullTurn, fault: string): Promise<JobEnd> {
  await inTurn(ground, pull, { lastFault: fault }, () => Promise.resolve());
  return { kind: 'failed', fault };
}
