import type { Fault } from '../../../core/domain/ledger-line.ts';
import type { HistoryPage, ListingPage } from '../connector.ts';
import type { Outcome } from '../outcome.ts';
import { given } from '../outcome.ts';
import { cursorText, readCursor, readStreamsCursor, streamsStart } from '../paging/cursor-text.ts';
import type { RowQuery } from '../paging/second-window.ts';
import { nextStreamsPage } from '../paging/streams.ts';
import { isSourceLine } from '../source-line.ts';
import type { PostedDocument } from '../source-document.ts';
import { isPosted, POSTED_STATES, type TrytonInvoice } from './tryton-invoice.ts';
import type { TrytonLine } from './tryton-line.ts';
import { linesOf, searchInvoices, searchRead, type TrytonSource } from './tryton-source.ts';
import { writeSecond } from './tryton-values.ts';

const CURSOR_NAME = 'tryton/1';

/**
 * Two streams: invoices that were posted as they were made, which have no write date, by their create date; then all others by
 * their write date, whatever their state, so that one that is cancelled is seen.
 */
const STREAMS = [
  {
    field: 'create_date',
    domain: [
      ['write_date', '=', null],
      ['state', 'in', POSTED_STATES],
    ],
  },
  { field: 'write_date', domain: [] },
] as const;

/** See Connector.history. */
export async function trytonHistory(
  source: TrytonSource,
  cursor: string | null,
  documentCount: number,
): Promise<Outcome<HistoryPage>> {
  const start =
    cursor === null
      ? given(streamsStart(STREAMS.length))
      : readCursor(CURSOR_NAME, cursor, (place) => readStreamsCursor(place, STREAMS.length));
  if (!start.ok) return start;
  const page = await nextStreamsPage(
    start.value,
    documentCount,
    () => source.rpc.nowMs(),
    (stream, query) => readStream(source, stream, query),
  );
  if (!page.ok) return page;
  const { rows, isLast, cursor: next } = page.value;
  const posted = rows.filter(isPosted);
  const lines = await linesOf(source, posted);
  if (!lines.ok) return lines;
  return given({
    documents: posted.map((invoice) => postedDocument(invoice, lines.value.get(invoice.id) ?? [])),
    withdrawn: rows.filter((invoice) => !isPosted(invoice)).map(({ id }) => String(id)),
    faults: [...lines.value.values()].flatMap(faultsOf),
    cursor: cursorText(CURSOR_NAME, next),
    isLast,
    upTo: next.upToMs === null ? null : new Date(next.upToMs).toISOString(),
  });
}

/** See Connector.listing; the cursor is the last line's number. */
export async function trytonListing(
  source: TrytonSource,
  cursor: string | null,
  lineCount: number,
): Promise<Outcome<ListingPage>> {
  const after =
    cursor === null ? given(-1) : readCursor(CURSOR_NAME, cursor, (place) => place.at('after').integer());
  if (!after.ok) return after;
  const domain = [
    ['id', '>', after.value],
    ['type', '=', 'line'],
    ['invoice.type', '=', 'in'],
    ['invoice.company', '=', source.company],
    ['invoice.state', 'in', POSTED_STATES],
  ];
  const search = { domain, order: [['id', 'ASC']], limit: lineCount } as const;
  const found = await searchRead(source, 'account.invoice.line', search, ['invoice'], (place) => ({
    documentKey: String(place.at('invoice').integer()),
    lineKey: String(place.at('id').integer()),
  }));
  if (!found.ok) return found;
  const last = found.value.at(-1);
  const isLast = last === undefined || found.value.length < lineCount;
  return given({
    lines: found.value,
    next: isLast ? null : cursorText(CURSOR_NAME, { after: Number(last.lineKey) }),
  });
}

function readStream(
  source: TrytonSource,
  stream: number,
  { fromSecond, untilSecond, afterId, limit }: RowQuery,
): Promise<Outcome<readonly TrytonInvoice[]>> {
  const { field, domain } = STREAMS[stream === 0 ? 0 : 1];
  const until = untilSecond === null ? [] : [[field, '<', writeSecond(untilSecond)]];
  const after = afterId === null ? [] : [['id', '>', afterId]];
  const byTime = afterId === null ? ([[field, 'ASC']] as const) : [];
  return searchInvoices(source, {
    domain: [...domain, [field, '>=', writeSecond(fromSecond)], ...until, ...after],
    order: [...byTime, ['id', 'ASC']],
    limit,
  });
}

function postedDocument(invoice: TrytonInvoice, lines: readonly TrytonLine[]): PostedDocument {
  return {
    key: String(invoice.id),
    changedAt: new Date(invoice.changedMs).toISOString(),
    lines: lines.map(({ read }) => read).filter(isSourceLine),
  };
}

function faultsOf(lines: readonly TrytonLine[]): readonly Fault[] {
  return lines.flatMap(({ read }) => (isSourceLine(read) ? [] : [read]));
}
