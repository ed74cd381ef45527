import { and, eq, inArray, sql } from 'drizzle-orm';
import type { HistoryPage } from '../connectors/connector.ts';
import type { PostedDocument, SourceLine } from '../connectors/source-document.ts';
import { ledgerLines, tenants } from '../storage/schema.ts';
import type { Transaction } from '../storage/store.ts';
import { nowText, type Ground } from './ground.ts';
import { inTurn, type PullTurn } from './pull-turn.ts';

/**
 * Stores a page and where the next begins, in one transaction; gives how many lines were written or removed. A line that
 * comes again as it was is not written, so that the overlap of pulls changes nothing.
 */
export function storePage(ground: Ground, pull: PullTurn, page: HistoryPage): Promise<number> {
  return inTurn(ground, pull, { cursor: page.cursor }, async (transaction) => {
    const documents = [...new Map(page.documents.map((document) => [document.key, document])).values()];
    const withdrawn = page.withdrawn.filter((key) => !documents.some((document) => document.key === key));
    const changed =
      (await removeDocuments(transaction, pull, withdrawn)) +
      (await removeOtherLines(transaction, pull, documents)) +
      (await putLines(transaction, pull, documents, nowText(ground)));
    if (changed > 0) await raiseRevision(transaction, pull.tenantId);
    return changed;
  });
}

async function removeDocuments(
  transaction: Transaction,
  { tenantId, connectionId }: PullTurn,
  keys: readonly string[],
): Promise<number> {
  if (keys.length === 0) return 0;
  const isOf = and(eq(ledgerLines.tenantId, tenantId), eq(ledgerLines.connectionId, connectionId));
  const gone = await transaction
    .delete(ledgerLines)
    .where(and(isOf, inArray(ledgerLines.sourceDocumentId, [...keys])))
    .returning({ id: ledgerLines.sourceLineId });
  return gone.length;
}

/** Lines that a document had and no longer has. */
async function removeOtherLines(
  transaction: Transaction,
  { tenantId, connectionId }: PullTurn,
  documents: readonly PostedDocument[],
): Promise<number> {
  if (documents.length === 0) return 0;
  const kept = documents.flatMap(({ key, lines }) => lines.map((line) => ({ d: key, l: line.key })));
  const keys = JSON.stringify(documents.map(({ key }) => key));
  const { rows } = await transaction.execute(
    sql`DELETE FROM ledger_lines x WHERE tenant_id = ${tenantId} AND connection_id = ${connectionId}
        AND source_document_id = ANY (ARRAY(SELECT json_array_elements_text(${keys}::json)))
        AND NOT EXISTS (SELECT FROM json_to_recordset(${JSON.stringify(kept)}::json) AS k (d text, l text)
          WHERE k.d = x.source_document_id AND k.l = x.source_line_id) RETURNING 1`,
  );
  return rows.length;
}

/** Columns of a line with their types, in the order of the table's own names. */
const COLUMNS = {
  document_id: 'text',
  line_no: 'integer',
  day: 'date',
  direction: 'text',
  supplier_name: 'text',
  supplier_id: 'text',
  supplier_tax_id: 'text',
  text: 'text',
  quantity: 'double precision',
  unit_price: 'double precision',
  amount_minor: 'bigint',
  currency: 'text',
  tax_rate: 'double precision',
  company: 'text',
  fields: 'jsonb',
  coding: 'jsonb',
} as const;

const NAMES = Object.keys(COLUMNS);
const named = (prefix: string) => NAMES.map((name) => `${prefix}.${name}`).join(', ');

const RECORD = Object.entries(COLUMNS)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ');

/** One statement and one parameter a page: the fastest way that both databases share (bench/server-pull). */
async function putLines(
  transaction: Transaction,
  { tenantId, connectionId }: PullTurn,
  documents: readonly PostedDocument[],
  now: string,
): Promise<number> {
  const lines = documents.flatMap(({ key, lines: own }) =>
    [...new Map(own.map((line) => [line.key, line])).values()].map((line) => givenLine(key, line)),
  );
  if (lines.length === 0) return 0;
  const { rows } = await transaction.execute(
    sql`INSERT INTO ledger_lines (tenant_id, connection_id, source_document_id, source_line_id, stored_at, ${sql.raw(NAMES.join(', '))})
        SELECT ${tenantId}, ${connectionId}, g.d, g.l, ${now}::timestamptz, ${sql.raw(named('g'))}
        FROM json_to_recordset(${JSON.stringify(lines)}::json) AS g (d text, l text, ${sql.raw(RECORD)})
        ON CONFLICT (tenant_id, connection_id, source_document_id, source_line_id) DO UPDATE
        SET stored_at = excluded.stored_at, ${sql.raw(NAMES.map((name) => `${name} = excluded.${name}`).join(', '))}
        WHERE (${sql.raw(named('ledger_lines'))}) IS DISTINCT FROM (${sql.raw(named('excluded'))}) RETURNING 1`,
  );
  return rows.length;
}

function givenLine(documentKey: string, { key, line }: SourceLine): object {
  return {
    ...{ d: documentKey, l: key, document_id: line.documentId, line_no: line.lineNo, day: line.date },
    ...{ direction: line.direction, supplier_name: line.supplierName, supplier_id: line.supplierId },
    ...{ supplier_tax_id: line.supplierTaxId, text: line.text, quantity: line.quantity },
    ...{ unit_price: line.unitPrice, amount_minor: line.amountMinor, currency: line.currency },
    ...{ tax_rate: line.taxRate, company: line.company, fields: line.fields, coding: line.coding },
  };
}

/** Says that what a model is learned from has changed. */
export async function raiseRevision(transaction: Transaction, tenantId: string): Promise<void> {
  await transaction
    .update(tenants)
    .set({ historyRevision: sql`${tenants.historyRevision} + 1` })
    .where(eq(tenants.tenantId, tenantId));
}
