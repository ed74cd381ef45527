import { createHash } from 'node:crypto';
import type { Fault, History } from '../../../core/domain/ledger-line.ts';
import { convert } from '../../../core/formats/conversion/conversion.ts';
import type { HistoryDraft } from '../../../core/formats/conversion/history-draft.ts';
import { readDocument } from '../../../core/formats/conversion/read-document.ts';
import { recordFault } from '../source-line.ts';
import type { PostedDocument } from '../source-document.ts';
import type { WholeFile } from './folder-files.ts';

/** What a file holds: documents, and what of it could not be read. Without documents the file as a whole is at fault. */
export interface FileReading {
  readonly documents: readonly PostedDocument[];
  readonly faults: readonly Fault[];
}

/** The coded documents of a file of any supported format. */
export function readFileDocuments(file: WholeFile, ownIds: readonly string[]): FileReading {
  const reading = readDocument({ name: file.name, bytes: file.bytes });
  if (!reading.ok) return { documents: [], faults: reading.faults };
  const { history } = convert(file.name, [{ file: file.name, reading }], {
    ownIds,
    keepCounterEntries: false,
  });
  const coded = history.lines.some(({ coding }) => coding.some((code) => code !== null));
  if (!coded) {
    const fault = recordFault(file.name, 'lines that are coded', `${reading.format}, without a coding`);
    return { documents: [], faults: [fault, ...history.faults] };
  }
  return { documents: documentsOf(history, new Date(file.changedMs).toISOString()), faults: history.faults };
}

/**
 * Lines by document, in the order of the file. A document's key follows from what names it, so that a later file which has it
 * again replaces it; lines without a document number are named by what they say, and by how often it was said before.
 */
function documentsOf(history: History, changedAt: string): readonly PostedDocument[] {
  const documents = new Map<string, { key: string; line: HistoryDraft }[]>();
  const repeats = new Map<string, number>();
  for (const line of draftsOf(history)) {
    const { company, supplierId, supplierName, documentId, date } = line;
    const named = [company, supplierId || supplierName, documentId, date];
    const name = documentId === null ? [...named, line.text, line.amountMinor, line.coding] : named;
    let key = keyOf(name);
    if (documentId === null) {
      const count = repeats.get(key) ?? 0;
      repeats.set(key, count + 1);
      key = `${key}-${count}`;
    }
    const lines = documents.get(key) ?? [];
    lines.push({ key: String(lines.length + 1), line });
    documents.set(key, lines);
  }
  return [...documents].map(([key, lines]) => ({
    key,
    changedAt,
    lines: lines.map((one) => ({ key: `${key}/${one.key}`, line: one.line })),
  }));
}

function draftsOf({ lines, headerFieldNames, dimensions }: History): readonly HistoryDraft[] {
  return lines.map(({ headerFields, coding, ...line }) => ({
    ...line,
    fields: recordOf(headerFieldNames, headerFields),
    coding: recordOf(dimensions, coding),
  }));
}

function recordOf(
  names: readonly string[],
  values: readonly (string | null)[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(names.flatMap((name, at) => (values[at] ? [[name, values[at]]] : [])));
}

function keyOf(name: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(name)).digest('hex').slice(0, 32);
}
