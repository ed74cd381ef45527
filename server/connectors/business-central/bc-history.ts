import type { DraftPage, HistoryPage, ListingPage } from '../connector.ts';
import { draftFingerprint } from '../draft-fingerprint.ts';
import type { Draft } from '../draft.ts';
import { faulty, given, type Outcome } from '../outcome.ts';
import { cursorText, readCursor, readMs } from '../paging/cursor-text.ts';
import { OVERLAP_SECONDS } from '../paging/streams.ts';
import { isSourceLine } from '../source-line.ts';
import type { BcClient, BcPage } from './bc-client.ts';
import { INVOICE_OPTIONS, isPosted, readInvoice, type BcInvoice } from './bc-invoice.ts';

/** Where a pull stands: at a page of the service, or, if that is gone, at the change before it. */
interface BcCursor {
  readonly sinceMs: number;
  readonly next: string | null;
  /** When this pull began, by the service's clock; null before its first page. */
  readonly startedMs: number | null;
  readonly upToMs: number | null;
}

const CURSOR_NAME = 'business-central/1';
const POSTED = "status eq 'Open' or status eq 'Paid'";

/**
 * See Connector.history. Pages follow the service's own links; filters over two fields joined by "or", which a pair of time
 * and number would need, are refused there. Invoices of every status are read, so that one that is cancelled is seen.
 */
export async function bcHistory(
  client: BcClient,
  placeholders: readonly string[],
  cursor: string | null,
  documentCount: number,
): Promise<Outcome<HistoryPage>> {
  const start =
    cursor === null
      ? given<BcCursor>({ sinceMs: 0, next: null, startedMs: null, upToMs: null })
      : readBcCursor(cursor);
  if (!start.ok) return start;
  const found = await readPage(client, placeholders, start.value, documentCount);
  if (!found.ok) return found;
  const { rows, next } = found.value;
  const posted = rows.filter(isPosted);
  const moved = movedCursor(start.value, rows, next, client.nowMs());
  return given({
    documents: posted.map(({ id, changedMs, lines }) => ({
      key: id,
      changedAt: new Date(changedMs).toISOString(),
      lines: lines.map(({ read }) => read).filter(isSourceLine),
    })),
    withdrawn: rows.filter((invoice) => !isPosted(invoice)).map(({ id }) => id),
    faults: posted.flatMap(faultsOf),
    cursor: cursorText(CURSOR_NAME, moved),
    isLast: next === null,
    upTo: moved.upToMs === null ? null : new Date(moved.upToMs).toISOString(),
  });
}

/** See Connector.listing; the cursor is the service's link. */
export async function bcListing(
  client: BcClient,
  cursor: string | null,
  lineCount: number,
): Promise<Outcome<ListingPage>> {
  const path =
    cursor ??
    client.pathOf('purchaseInvoices', {
      $filter: POSTED,
      $select: 'id,number',
      $expand: 'purchaseInvoiceLines($select=id,lineType)',
    });
  if (!path.startsWith('/companies(')) return faulty({ code: 'bad-cursor' });
  const page = await client.page(path, lineCount, (place) => {
    const documentKey = place.at('id').text();
    return place
      .at('purchaseInvoiceLines')
      .list(10_000)
      .filter((line) => line.at('lineType').is('Account'))
      .map((line) => ({ documentKey, lineKey: line.at('id').text() }));
  });
  if (!page.ok) return page;
  if (page.value === null) return faulty({ code: 'not-found', what: 'the page of the listing any more' });
  return given({ lines: page.value.rows.flat(), next: page.value.next });
}

/** See Connector.drafts; the cursor is the service's link. */
export async function bcDrafts(
  client: BcClient,
  placeholders: readonly string[],
  cursor: string | null,
  documentCount: number,
): Promise<Outcome<DraftPage>> {
  const path =
    cursor ?? client.pathOf('purchaseInvoices', { $filter: "status eq 'Draft'", ...INVOICE_OPTIONS });
  if (!path.startsWith('/companies(')) return faulty({ code: 'bad-cursor' });
  const page = await client.page(path, documentCount, (place) => readInvoice(place, placeholders));
  if (!page.ok) return page;
  if (page.value === null) return faulty({ code: 'not-found', what: 'the page of drafts any more' });
  const { rows, next } = page.value;
  return given({ drafts: rows.map(draftOf), faults: rows.flatMap(faultsOf), next });
}

/** A draft as all sources give it. */
export function draftOf(invoice: BcInvoice): Draft {
  const lines = invoice.lines.map(({ read }) => read).filter(isSourceLine);
  return {
    key: invoice.id,
    kind: 'invoice',
    label: invoice.number,
    changedAt: new Date(invoice.changedMs).toISOString(),
    fingerprint: draftFingerprint(lines),
    lines,
  };
}

async function readPage(
  client: BcClient,
  placeholders: readonly string[],
  { sinceMs, next }: BcCursor,
  documentCount: number,
): Promise<Outcome<BcPage<BcInvoice>>> {
  const read = (path: string) =>
    client.page(path, documentCount, (place) => readInvoice(place, placeholders));
  const followed = next === null ? given(null) : await read(next);
  if (!followed.ok && !isStale(followed.fault)) return followed;
  if (followed.ok && followed.value !== null) return given(followed.value);
  const since =
    sinceMs === 0 ? {} : { $filter: `lastModifiedDateTime ge ${new Date(sinceMs).toISOString()}` };
  const path = client.pathOf('purchaseInvoices', {
    ...since,
    $orderby: 'lastModifiedDateTime',
    ...INVOICE_OPTIONS,
  });
  const first = await read(path);
  if (!first.ok) return first;
  return first.value === null ? faulty({ code: 'not-found', what: 'the company' }) : given(first.value);
}

/** A link that the service does not take any more: what it led to is asked for anew, by time. */
function isStale(fault: { readonly code: string; readonly status?: number }): boolean {
  return fault.code === 'source-failed' && fault.status === 400;
}

/** As in paging/streams: after the last page, an overlap before the beginning of this pull. */
function movedCursor(
  cursor: BcCursor,
  rows: readonly BcInvoice[],
  next: string | null,
  nowMs: number,
): BcCursor {
  const startedMs = cursor.startedMs ?? nowMs;
  const reachedMs = rows.reduce((latest, { changedMs }) => Math.max(latest, changedMs), cursor.sinceMs);
  const settledMs = Math.max(0, startedMs - OVERLAP_SECONDS * 1000);
  const upToMs = Math.max(reachedMs, cursor.upToMs ?? 0);
  return {
    sinceMs: next === null ? Math.min(reachedMs, settledMs) : reachedMs,
    next,
    startedMs: next === null ? null : startedMs,
    upToMs: upToMs === 0 ? null : upToMs,
  };
}

function readBcCursor(text: string): Outcome<BcCursor> {
  return readCursor(CURSOR_NAME, text, (place) => {
    const next = place.at('next').isNothing ? null : place.at('next').text();
    if (next?.startsWith('/companies(') === false) place.at('next').fail('a path of a company');
    return {
      sinceMs: place.at('sinceMs').integer(),
      next,
      startedMs: readMs(place.at('startedMs')),
      upToMs: readMs(place.at('upToMs')),
    };
  });
}

function faultsOf({ lines }: BcInvoice) {
  return lines.flatMap(({ read }) => (isSourceLine(read) ? [] : [read]));
}
