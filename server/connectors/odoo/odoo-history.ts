import type { DraftPage, HistoryPage, ListingPage } from '../connector.ts';
import { draftFingerprint } from '../draft-fingerprint.ts';
import type { Draft } from '../draft.ts';
import { given, type Outcome } from '../outcome.ts';
import {
  cursorText,
  readCursor,
  readStreamsCursor,
  streamsStart,
  type StreamsCursor,
} from '../paging/cursor-text.ts';
import type { ChangedRow, RowQuery } from '../paging/second-window.ts';
import { nextStreamsPage, OVERLAP_SECONDS } from '../paging/streams.ts';
import { isSourceLine } from '../source-line.ts';
import { readBooks, referenceOf, searchRead, type OdooSource, type PullBooks } from './odoo-books.ts';
import { MOVE_TYPES, readInstantMs, readMoves, writeSecond, type OdooMove } from './odoo-move.ts';

const CURSOR_NAME = 'odoo/1';
const STREAM_COUNT = 2;

/** A changed document, or one of which a line was changed. */
interface ChangedMove extends ChangedRow {
  readonly move: number;
}

const POSTED_LINES = [
  ['move_id.move_type', 'in', MOVE_TYPES],
  ['parent_state', '=', 'posted'],
  ['display_type', '=', 'product'],
];

/**
 * See Connector.history. Two streams: documents by their write date, whatever their state; then lines by theirs, because a
 * posted line may be coded anew without its document being touched. Lines changed before the first pull came with it.
 */
export async function odooHistory(
  source: OdooSource,
  booksOf: PullBooks,
  cursor: string | null,
  documentCount: number,
): Promise<Outcome<HistoryPage>> {
  const start = cursor === null ? given(null) : readOdooCursor(cursor);
  if (!start.ok) return start;
  const books = await booksOf((start.value?.startedMs ?? null) === null);
  if (!books.ok) return books;
  const page = await nextStreamsPage(
    start.value ?? firstCursor(source.rpc.nowMs()),
    documentCount,
    () => source.rpc.nowMs(),
    (stream, query) => (stream === 0 ? changedMoves(source, query) : changedLines(source, query)),
  );
  if (!page.ok) return page;
  const { rows, isLast, cursor: next } = page.value;
  const moves = await readMoves(source, books.value, [...new Set(rows.map(({ move }) => move))]);
  if (!moves.ok) return moves;
  const posted = moves.value.filter(({ state }) => state === 'posted');
  return given({
    documents: posted.map(({ id, changedMs, lines }) => ({
      key: String(id),
      changedAt: new Date(changedMs).toISOString(),
      lines: lines.map(({ read }) => read).filter(isSourceLine),
    })),
    withdrawn: moves.value.filter(({ state }) => state !== 'posted').map(({ id }) => String(id)),
    faults: posted.flatMap(faultsOf),
    cursor: cursorText(CURSOR_NAME, next),
    isLast,
    upTo: next.upToMs === null ? null : new Date(next.upToMs).toISOString(),
  });
}

/** See Connector.listing; the cursor is the last line's number. */
export async function odooListing(
  source: OdooSource,
  cursor: string | null,
  lineCount: number,
): Promise<Outcome<ListingPage>> {
  const after = readAfter(cursor);
  if (!after.ok) return after;
  const domain = [['id', '>', after.value], ...POSTED_LINES];
  const search = { domain, fields: ['move_id'], order: 'id', limit: lineCount };
  const lines = await searchRead(source, 'account.move.line', search, (place) => ({
    documentKey: String(referenceOf(place.at('move_id'))?.id ?? place.at('move_id').fail('a document')),
    lineKey: String(place.at('id').integer()),
  }));
  if (!lines.ok) return lines;
  const last = lines.value.at(-1);
  const isLast = last === undefined || lines.value.length < lineCount;
  return given({
    lines: lines.value,
    next: isLast ? null : cursorText(CURSOR_NAME, { after: Number(last.lineKey) }),
  });
}

/** See Connector.drafts; the cursor is the last document's number. */
export async function odooDrafts(
  source: OdooSource,
  cursor: string | null,
  documentCount: number,
): Promise<Outcome<DraftPage>> {
  const after = readAfter(cursor);
  if (!after.ok) return after;
  const books = await readBooks(source);
  if (!books.ok) return books;
  const domain = [
    ['id', '>', after.value],
    ['move_type', 'in', MOVE_TYPES],
    ['state', '=', 'draft'],
  ];
  const search = { domain, fields: ['id'], order: 'id', limit: documentCount };
  const ids = await searchRead(source, 'account.move', search, (place) => place.at('id').integer());
  if (!ids.ok) return ids;
  const moves = await readMoves(source, books.value, ids.value);
  if (!moves.ok) return moves;
  const last = ids.value.at(-1);
  const isLast = last === undefined || ids.value.length < documentCount;
  return given({
    drafts: moves.value.filter(({ state }) => state === 'draft').map(draftOf),
    faults: moves.value.flatMap(faultsOf),
    next: isLast ? null : cursorText(CURSOR_NAME, { after: last }),
  });
}

/** A draft as all sources give it. */
export function draftOf({ id, documentId, changedMs, lines }: OdooMove): Draft {
  const sound = lines.map(({ read }) => read).filter(isSourceLine);
  return {
    key: String(id),
    kind: 'invoice',
    label: documentId,
    changedAt: new Date(changedMs).toISOString(),
    fingerprint: draftFingerprint(sound),
    lines: sound,
  };
}

function firstCursor(nowMs: number): StreamsCursor {
  const start = streamsStart(STREAM_COUNT);
  const second = Math.floor(nowMs / 1000) - OVERLAP_SECONDS;
  return { ...start, positions: start.positions.map((one, at) => (at === 0 ? one : { ...one, second })) };
}

function changedMoves(source: OdooSource, query: RowQuery): Promise<Outcome<readonly ChangedMove[]>> {
  const search = { ...searchOf(query, [['move_type', 'in', MOVE_TYPES]]), fields: ['write_date'] };
  return searchRead(source, 'account.move', search, (place) => ({
    id: place.at('id').integer(),
    move: place.at('id').integer(),
    changedMs: readInstantMs(place.at('write_date')),
  }));
}

function changedLines(source: OdooSource, query: RowQuery): Promise<Outcome<readonly ChangedMove[]>> {
  const search = { ...searchOf(query, POSTED_LINES), fields: ['write_date', 'move_id'] };
  return searchRead(source, 'account.move.line', search, (place) => ({
    id: place.at('id').integer(),
    move: referenceOf(place.at('move_id'))?.id ?? place.at('move_id').fail('a document'),
    changedMs: readInstantMs(place.at('write_date')),
  }));
}

/** Times are kept finer than they are told, so a second is asked for from its begin to the begin of the next. */
function searchOf({ fromSecond, untilSecond, afterId, limit }: RowQuery, domain: readonly unknown[]) {
  return {
    domain: [
      ...domain,
      ['write_date', '>=', writeSecond(fromSecond)],
      ...(untilSecond === null ? [] : [['write_date', '<', writeSecond(untilSecond)]]),
      ...(afterId === null ? [] : [['id', '>', afterId]]),
    ],
    order: afterId === null ? 'write_date, id' : 'id',
    limit,
  };
}

function readOdooCursor(text: string): Outcome<StreamsCursor> {
  return readCursor(CURSOR_NAME, text, (place) => readStreamsCursor(place, STREAM_COUNT));
}

function readAfter(cursor: string | null): Outcome<number> {
  return cursor === null ? given(0) : readCursor(CURSOR_NAME, cursor, (place) => place.at('after').integer());
}

function faultsOf({ lines }: OdooMove) {
  return lines.flatMap(({ read }) => (isSourceLine(read) ? [] : [read]));
}
