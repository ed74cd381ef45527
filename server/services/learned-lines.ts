import { and, asc, eq, gt, ne, sql } from 'drizzle-orm';
import type { HistoryDraft } from '../../core/formats/conversion/history-draft.ts';
import { decisions } from '../storage/schema.ts';
import type { Store } from '../storage/store.ts';
import type { HistoryService } from './history.ts';

const PAGE_DECISIONS = 1000;

/**
 * What a model learns: the posted lines, then the lines that people decided on and the ERP has not posted, up to a
 * decision's sequence. Of several decisions on one line the last counts.
 */
export async function* learnedLines(
  store: Store,
  history: HistoryService,
  tenantId: string,
  upTo: number,
): AsyncGenerator<readonly HistoryDraft[]> {
  yield* history.pages(tenantId);
  const last = new Map<string, HistoryDraft>();
  let behind = 0;
  for (;;) {
    const rows = await decidedPage(store, tenantId, behind, upTo);
    for (const { sequence, line, after, sourceDocumentId, sourceLineId } of rows) {
      const key =
        sourceDocumentId === null ? String(sequence) : JSON.stringify([sourceDocumentId, sourceLineId]);
      last.set(key, { ...line, coding: withoutBlanks(after) });
    }
    behind = rows.at(-1)?.sequence ?? behind;
    if (rows.length < PAGE_DECISIONS) break;
  }
  if (last.size > 0) yield [...last.values()];
}

function decidedPage(
  store: Store,
  tenantId: string,
  behind: number,
  upTo: number,
): Promise<(typeof decisions.$inferSelect)[]> {
  const isPosted = sql`EXISTS (SELECT FROM ledger_lines l WHERE l.tenant_id = ${tenantId}
    AND l.source_document_id = ${decisions.sourceDocumentId} AND l.source_line_id = ${decisions.sourceLineId})`;
  return store.inTenant(tenantId, (transaction) =>
    transaction
      .select()
      .from(decisions)
      .where(
        and(
          eq(decisions.tenantId, tenantId),
          gt(decisions.sequence, behind),
          sql`${decisions.sequence} <= ${upTo}`,
          ne(decisions.kind, 'auto'),
          sql`NOT ${isPosted}`,
        ),
      )
      .orderBy(asc(decisions.sequence))
      .limit(PAGE_DECISIONS),
  );
}

function withoutBlanks(coding: Readonly<Record<string, string | null>>): Record<string, string> {
  const coded: Record<string, string> = {};
  for (const [name, value] of Object.entries(coding)) if (value !== null && value !== '') coded[name] = value;
  return coded;
}
