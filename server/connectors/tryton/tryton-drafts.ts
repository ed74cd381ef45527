import type { DraftPage } from '../connector.ts';
import { draftFingerprint } from '../draft-fingerprint.ts';
import type { Draft } from '../draft.ts';
import { given, type Outcome } from '../outcome.ts';
import { cursorText, readCursor } from '../paging/cursor-text.ts';
import { isSourceLine } from '../source-line.ts';
import type { TrytonInvoice } from './tryton-invoice.ts';
import type { TrytonLine } from './tryton-line.ts';
import { linesOf, searchInvoices, type TrytonSource } from './tryton-source.ts';

const CURSOR_NAME = 'tryton/1';

/** See Connector.drafts. */
export async function trytonDrafts(
  source: TrytonSource,
  cursor: string | null,
  documentCount: number,
): Promise<Outcome<DraftPage>> {
  const after =
    cursor === null ? given(-1) : readCursor(CURSOR_NAME, cursor, (place) => place.at('after').integer());
  if (!after.ok) return after;
  const invoices = await searchInvoices(source, {
    domain: [
      ['state', '=', 'draft'],
      ['id', '>', after.value],
    ],
    order: [['id', 'ASC']],
    limit: documentCount,
  });
  if (!invoices.ok) return invoices;
  const lines = await linesOf(source, invoices.value);
  if (!lines.ok) return lines;
  const last = invoices.value.at(-1);
  const isLast = last === undefined || invoices.value.length < documentCount;
  return given({
    drafts: invoices.value.map((invoice) => draftOf(invoice, lines.value.get(invoice.id) ?? [])),
    faults: [...lines.value.values()].flat().flatMap(({ read }) => (isSourceLine(read) ? [] : [read])),
    next: isLast ? null : cursorText(CURSOR_NAME, { after: last.id }),
  });
}

/** A draft as all sources give it. */
export function draftOf(invoice: TrytonInvoice, lines: readonly TrytonLine[]): Draft {
  const sound = lines.map(({ read }) => read).filter(isSourceLine);
  return {
    key: String(invoice.id),
    kind: 'invoice',
    label: invoice.documentId,
    changedAt: new Date(invoice.changedMs).toISOString(),
    fingerprint: draftFingerprint(sound),
    lines: sound,
  };
}
