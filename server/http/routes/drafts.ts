import * as z from 'zod';
import { draftConnectionList } from '../../../core/contracts/connection.ts';
import { draft, draftCheck, draftCoding, draftSent } from '../../../core/contracts/draft.ts';
import { pageOf, pageQuery } from '../../../core/contracts/page.ts';
import { idText } from '../../../core/contracts/wire-text.ts';
import type { Drafts, DraftSending } from '../../services/drafts.ts';
import { pageRequest } from '../pages.ts';
import { found, refused, replyOf, type Reply } from '../reply.ts';
import { route, type Route, type RouteCard } from '../route.ts';

const oneConnection = z.object({ connectionId: idText });

const GET_DRAFT_CONNECTIONS = {
  method: 'get',
  path: '/drafts/connections',
  scope: 'draft:read',
  tenancy: 'one',
  summary: 'The connections whose drafts can be coded: id, label and kind, nothing else of them.',
  takes: z.object({}),
  gives: { kind: 'json', status: 200, schema: draftConnectionList },
} satisfies RouteCard;

const GET_DRAFTS = {
  method: 'get',
  path: '/connections/{connectionId}/drafts',
  scope: 'draft:read',
  tenancy: 'one',
  summary: 'Documents that are entered in the ERP and not posted, as they are now.',
  takes: z.object({ params: oneConnection, query: pageQuery }),
  gives: { kind: 'json', status: 200, schema: pageOf(draft) },
} satisfies RouteCard;

const POST_CHECK = {
  method: 'post',
  path: '/drafts/check',
  scope: 'draft:read',
  tenancy: 'one',
  summary: 'What stands against the coding of a draft, by the master records. Nothing is written.',
  takes: z.object({ body: draftCoding }),
  gives: { kind: 'json', status: 200, schema: draftCheck },
} satisfies RouteCard;

const POST_SEND = {
  method: 'post',
  path: '/connections/{connectionId}/drafts/send',
  scope: 'draft:send',
  tenancy: 'one',
  summary:
    'Checks the coding of a draft and writes it into the ERP; never posts. Sent again, it writes what is missing.',
  takes: z.object({ params: oneConnection, body: draftCoding }),
  gives: { kind: 'json', status: 200, schema: draftSent },
} satisfies RouteCard;

/** Drafts: read from the ERP, checked, given their coding. */
export function draftRoutes(drafts: Drafts): readonly Route[] {
  return [
    route(GET_DRAFT_CONNECTIONS, async ({ tenantId }) => found({ rows: await drafts.connections(tenantId) })),
    route(GET_DRAFTS, async ({ tenantId, taken: { params, query } }) => {
      const page = await drafts.page(tenantId, params.connectionId, pageRequest(query));
      if (!page.ok) return replyOf(page);
      const rows = page.value.rows.map((one) => ({
        ...one,
        lines: one.lines.map(({ key, line }) => ({ key, ...line })),
      }));
      return found({ rows, next: page.value.next });
    }),
    route(POST_CHECK, async ({ tenantId, taken: { body } }) =>
      found({ faults: await drafts.check(tenantId, body) }),
    ),
    route(POST_SEND, async ({ tenantId, caller, taken: { params, body } }) => {
      const sent = await drafts.send(tenantId, params.connectionId, body, caller.actor);
      return sent.ok ? sendingReply(sent.value) : replyOf(sent);
    }),
  ];
}

function sendingReply(sending: DraftSending): Reply {
  switch (sending.kind) {
    case 'written':
      return found({ kind: 'written', lineCount: sending.lineCount });
    case 'unchanged':
      return found({ kind: 'unchanged', lineCount: 0 });
    case 'faulty':
      return {
        kind: 'refused',
        code: 'draft-has-faults',
        faults: sending.faults.slice(0, 20).map(({ lineKey, dimension, fault }) => ({
          path: `lines ${lineKey} ${dimension}`,
          expected: `must be another code: this one is ${fault}`,
        })),
      };
    case 'posted':
      return refused('draft-posted');
    case 'gone':
      return refused('not-found', 'The ERP has no such document any more.');
    case 'changed':
      return refused('draft-changed-in-erp', `What changed: ${sending.what}.`);
    case 'refused':
      return refused('erp-refused', sending.reasons.join(' '));
  }
}
