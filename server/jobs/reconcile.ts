import { and, eq, lt, sql } from 'drizzle-orm';
import type { Connector } from '../connectors/connector.ts';
import type { Outcome } from '../connectors/outcome.ts';
import { nowText, type Ground } from '../services/ground.ts';
import { inTurn, type PullTurn } from '../services/pull-turn.ts';
import { raiseRevision } from '../services/store-pulled.ts';
import { ledgerLines } from '../storage/schema.ts';

/** Keys asked for at a time, and lines removed in one transaction. */
const PAGE_LINES = 5000;
/** Keys held in memory, about 100 bytes each. A ledger beyond it is not reconciled, and its pull says so. */
const MAX_KEYS = 5_000_000;

/**
 * Removes lines that are no longer posted: stored before the listing began, and in none of its pages. Gives how many. A
 * reconciliation that breaks off has removed nothing, or part of what is gone, and begins anew with the next pull.
 */
export async function reconcile(
  ground: Ground,
  pull: PullTurn,
  connector: Connector,
): Promise<Outcome<number>> {
  const begin = nowText(ground);
  const posted = new Set<string>();
  let cursor: string | null = null;
  do {
    const page: Outcome<{ lines: readonly ListedLine[]; next: string | null }> = await connector.listing(
      cursor,
      PAGE_LINES,
    );
    if (!page.ok) return page;
    for (const { documentKey, lineKey } of page.value.lines) posted.add(keyOf(documentKey, lineKey));
    if (posted.size > MAX_KEYS)
      return { ok: false, fault: { code: 'too-large', what: 'The list of posted lines', limit: MAX_KEYS } };
    cursor = page.value.next;
  } while (cursor !== null);
  const removed = await removeUnposted(ground, pull, posted, begin);
  await inTurn(ground, pull, { lastReconciledAt: begin }, () => Promise.resolve());
  return { ok: true, value: removed };
}

interface ListedLine {
  readonly documentKey: string;
  readonly lineKey: string;
}

function keyOf(documentKey: string, lineKey: string): string {
  return JSON.stringify([documentKey, lineKey]);
}

async function removeUnposted(
  ground: Ground,
  pull: PullTurn,
  posted: ReadonlySet<string>,
  begin: string,
): Promise<number> {
  let removed = 0;
  let behind: readonly [string, string] = ['', ''];
  for (;;) {
    const { count, last } = await removePage(ground, pull, { posted, begin, behind });
    removed += count;
    if (last === null) return removed;
    behind = last;
  }
}

interface PageToCheck {
  readonly posted: ReadonlySet<string>;
  readonly begin: string;
  readonly behind: readonly [string, string];
}

function removePage(
  ground: Ground,
  pull: PullTurn,
  { posted, begin, behind }: PageToCheck,
): Promise<{ count: number; last: readonly [string, string] | null }> {
  const { tenantId, connectionId } = pull;
  const { sourceDocumentId, sourceLineId } = ledgerLines;
  const isOf = and(eq(ledgerLines.tenantId, tenantId), eq(ledgerLines.connectionId, connectionId));
  return inTurn(ground, pull, {}, async (transaction) => {
    const rows = await transaction
      .select({ document: sourceDocumentId, line: sourceLineId })
      .from(ledgerLines)
      .where(
        and(
          isOf,
          lt(ledgerLines.storedAt, begin),
          sql`(${sourceDocumentId}, ${sourceLineId}) > (${behind[0]}, ${behind[1]})`,
        ),
      )
      .orderBy(sourceDocumentId, sourceLineId)
      .limit(PAGE_LINES);
    const gone = rows.filter(({ document, line }) => !posted.has(keyOf(document, line)));
    for (const { document, line } of gone)
      await transaction
        .delete(ledgerLines)
        .where(and(isOf, eq(sourceDocumentId, document), eq(sourceLineId, line)));
    if (gone.length > 0) await raiseRevision(transaction, tenantId);
    const last = rows.at(-1);
    return { count: gone.length, last: last ? ([last.document, last.line] as const) : null };
  });
}
