import { chronological } from '../core/domain/chronology.ts';
import { documentCount } from '../core/domain/document-count.ts';
import type { History, LedgerLine } from '../core/domain/ledger-line.ts';
import { learnable, type Learnable } from '../core/workflows/learnable.ts';

/** The newest part of a ledger, its account alone. */
export interface NewestDocuments extends Learnable {
  /** The ledger as it was read. */
  readonly whole: History;
  readonly documentCount: number;
}

/** The newest `most` documents or a few more, in order: whole days of lines with an account. */
export function newestDocuments(whole: History, most: number): NewestDocuments {
  const learned = learnable(whole, ['account']);
  const coded = chronological(learned.lines.filter(({ coding }) => typeof coding[0] === 'string'));
  let first = coded.length;
  const seen = new Set<string | LedgerLine>();
  while (first > 0) {
    const line = coded[first - 1];
    if (line === undefined || (seen.size >= most && line.date !== coded[first]?.date)) break;
    seen.add(line.documentId === null ? line : `${line.date} ${line.documentId}`);
    first -= 1;
  }
  const lines = coded.slice(first);
  return { ...learned, lines, whole, documentCount: documentCount(lines) };
}
