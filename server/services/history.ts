import { and, asc, count, eq, max, min, sql } from 'drizzle-orm';
import type { HistoryDraft } from '../../core/formats/conversion/history-draft.ts';
import { ledgerLines, tenants } from '../storage/schema.ts';
import type { Store } from '../storage/store.ts';
import type { Ground } from './ground.ts';
import { done, NO_PLACE, type Outcome } from './outcome.ts';
import { pageLimit, pageOf, parsePlace, type Page, type PageRequest } from './page.ts';

/** A posted line as it was pulled. */
export interface HistoryLine extends HistoryDraft {
  readonly connectionId: string;
  readonly sourceDocumentId: string;
  readonly sourceLineId: string;
}

/** How much history a tenant has. */
export interface HistorySummary {
  readonly lineCount: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** Raised by every change of lines or masters. */
  readonly revision: number;
}

/** The posted lines that were pulled. */
export interface HistoryService {
  summary(tenantId: string): Promise<HistorySummary>;
  /** By connection and the ERP's ids. */
  page(tenantId: string, request: PageRequest): Promise<Outcome<Page<HistoryLine>>>;
  /** All of it, a page at a time, as it stood when the first page was read or later. */
  pages(tenantId: string): AsyncIterable<readonly HistoryLine[]>;
}

const PAGE_LINES = 2000;

/** Lines kept in a store. */
export function createHistory({ store }: Ground): HistoryService {
  return {
    summary: (tenantId) => readSummary(store, tenantId),
    async page(tenantId, request) {
      const place = request.after === null ? FIRST : parsePlace(request.after, FIRST.length);
      if (place === null) return NO_PLACE;
      const limit = pageLimit(request);
      return done(pageOf(await linesBehind(store, tenantId, place, limit + 1), limit, placeBehind));
    },
    async *pages(tenantId) {
      let place = FIRST;
      for (;;) {
        const rows = await linesBehind(store, tenantId, place, PAGE_LINES);
        const last = rows.at(-1);
        if (last === undefined) return;
        yield rows;
        place = placeBehind(last);
      }
    },
  };
}

function readSummary(store: Store, tenantId: string): Promise<HistorySummary> {
  return store.inTenant(tenantId, async (transaction) => {
    const [lines] = await transaction
      .select({
        lineCount: count(),
        firstDay: min(ledgerLines.day),
        lastDay: max(ledgerLines.day),
      })
      .from(ledgerLines)
      .where(eq(ledgerLines.tenantId, tenantId));
    const [tenant] = await transaction.select().from(tenants).where(eq(tenants.tenantId, tenantId));
    return {
      lineCount: lines?.lineCount ?? 0,
      firstDay: lines?.firstDay ?? null,
      lastDay: lines?.lastDay ?? null,
      revision: tenant?.historyRevision ?? 0,
    };
  });
}

/** Before the first connection, document and line. */
const FIRST: readonly string[] = ['', '', ''];

function placeBehind({ connectionId, sourceDocumentId, sourceLineId }: HistoryLine): readonly string[] {
  return [connectionId, sourceDocumentId, sourceLineId];
}

function linesBehind(
  store: Store,
  tenantId: string,
  place: readonly string[],
  limit: number,
): Promise<HistoryLine[]> {
  const { connectionId, sourceDocumentId, sourceLineId } = ledgerLines;
  return store.inTenant(tenantId, async (transaction) => {
    const rows = await transaction
      .select()
      .from(ledgerLines)
      .where(
        and(
          eq(ledgerLines.tenantId, tenantId),
          sql`(${connectionId}, ${sourceDocumentId}, ${sourceLineId}) > (${place[0]}, ${place[1]}, ${place[2]})`,
        ),
      )
      .orderBy(asc(connectionId), asc(sourceDocumentId), asc(sourceLineId))
      .limit(limit);
    return rows.map(lineOf);
  });
}

function lineOf(row: typeof ledgerLines.$inferSelect): HistoryLine {
  const { connectionId, sourceDocumentId, sourceLineId, documentId, lineNo, day, direction } = row;
  const { supplierName, supplierId, supplierTaxId, text, quantity, unitPrice, amountMinor } = row;
  const { currency, taxRate, company, fields, coding } = row;
  return {
    ...{ connectionId, sourceDocumentId, sourceLineId, documentId, lineNo, date: day },
    direction: direction === 'received' || direction === 'sent' ? direction : null,
    ...{ supplierName, supplierId, supplierTaxId, text, quantity, unitPrice, amountMinor },
    ...{ currency, taxRate, company, fields, coding },
  };
}
