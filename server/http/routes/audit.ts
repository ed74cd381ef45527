import * as z from 'zod';
import { auditEntry, auditVerdict } from '../../../core/contracts/audit-entry.ts';
import { pageOf, pageQuery } from '../../../core/contracts/page.ts';
import type { Audit } from '../../services/audit.ts';
import { pageRequest } from '../pages.ts';
import { found, replyOf } from '../reply.ts';
import { route, type Route, type RouteCard } from '../route.ts';

const GET_AUDIT = {
  method: 'get',
  path: '/audit',
  scope: 'audit:read',
  tenancy: 'one',
  summary: 'The audit log, oldest first.',
  takes: z.object({ query: pageQuery }),
  gives: { kind: 'json', status: 200, schema: pageOf(auditEntry) },
} satisfies RouteCard;

const GET_AUDIT_VERDICT = {
  method: 'get',
  path: '/audit/verdict',
  scope: 'audit:read',
  tenancy: 'one',
  summary: 'Whether the whole log holds, or the first entry that was altered, removed or moved.',
  takes: z.object({}),
  gives: { kind: 'json', status: 200, schema: auditVerdict },
} satisfies RouteCard;

const GET_AUDIT_EXPORT = {
  method: 'get',
  path: '/audit/export',
  scope: 'audit:read',
  tenancy: 'one',
  summary: 'The whole log with its hashes, one line of JSON an entry.',
  takes: z.object({}),
  gives: { kind: 'lines' },
} satisfies RouteCard;

/** The audit log: read, verified, exported. */
export function auditRoutes(audit: Audit): readonly Route[] {
  return [
    route(GET_AUDIT, async ({ tenantId, taken: { query } }) =>
      replyOf(await audit.page(tenantId, pageRequest(query))),
    ),
    route(GET_AUDIT_VERDICT, async ({ tenantId }) => found(await audit.verify(tenantId))),
    route(GET_AUDIT_EXPORT, ({ tenantId }) =>
      Promise.resolve({
        kind: 'lines',
        lines: audit.exportLines(tenantId),
        fileName: `audit-${tenantId}.ndjson`,
      }),
    ),
  ];
}
