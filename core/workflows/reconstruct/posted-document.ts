import type { JournalEntry } from '../../domain/journal-entry.ts';
import type { LedgerLine } from '../../domain/ledger-line.ts';

/** The lines of one document and what the journal posted for it. */
export interface PostedDocument {
  readonly documentId: string;
  readonly lines: readonly LedgerLine[];
  /** Each coding once for each tax rate it states; empty where the journal does not know the document. */
  readonly entries: readonly JournalEntry[];
}

/** Lines and entries by document, in the order of the lines. Lines and entries without a document id are left out. */
export function postedDocuments(
  lines: readonly LedgerLine[],
  entries: readonly JournalEntry[],
): PostedDocument[] {
  const entriesOf = byDocument(entries);
  return [...byDocument(lines)].map(([documentId, own]) => ({
    documentId,
    lines: own,
    entries: merged(entriesOf.get(documentId) ?? []),
  }));
}

function byDocument<Row extends { readonly documentId: string | null }>(
  rows: readonly Row[],
): Map<string, Row[]> {
  const documents = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.documentId === null) continue;
    const known = documents.get(row.documentId);
    if (known) known.push(row);
    else documents.set(row.documentId, [row]);
  }
  return documents;
}

/** Which of two entries of one coding a line belongs to makes no difference to its coding: they are one. */
function merged(entries: readonly JournalEntry[]): JournalEntry[] {
  const known = new Map<string, JournalEntry>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.coding, entry.taxRate, entry.currency]);
    const same = known.get(key);
    known.set(key, same ? { ...same, amountMinor: same.amountMinor + entry.amountMinor } : entry);
  }
  return [...known.values()];
}
