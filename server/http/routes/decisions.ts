import * as z from 'zod';
import { decisionBatch, decisionReceipt, storedDecision } from '../../../core/contracts/decision.ts';
import { pageOf } from '../../../core/contracts/page.ts';
import { WIRE_LIMITS } from '../../../core/contracts/wire-limits.ts';
import type { Decisions } from '../../services/decisions.ts';
import { found, replyOf } from '../reply.ts';
import { route, type Route, type RouteCard } from '../route.ts';

const sinceQuery = z.object({
  since: z.coerce
    .number()
    .int()
    .min(0)
    .meta({ description: '`decisionSequence` of your model, then the last sequence you have' }),
  limit: z.coerce.number().int().min(1).max(WIRE_LIMITS.pageSize).default(WIRE_LIMITS.usualPageSize),
});

const POST_DECISIONS = {
  method: 'post',
  path: '/decisions',
  scope: 'coding:write',
  tenancy: 'one',
  summary: 'Sends decisions; the same batch under the same Idempotency-Key counts once, also days later.',
  isIdempotent: true,
  takes: z.object({ body: decisionBatch }),
  gives: { kind: 'json', status: 200, schema: decisionReceipt },
} satisfies RouteCard;

const GET_DECISIONS = {
  method: 'get',
  path: '/decisions',
  scope: 'model:read',
  tenancy: 'one',
  summary: 'What people decided since a model was trained, for learning on top of it.',
  takes: z.object({ query: sinceQuery }),
  gives: { kind: 'json', status: 200, schema: pageOf(storedDecision) },
} satisfies RouteCard;

/** Decisions on suggestions: corrections, and those that were taken as they were. */
export function decisionRoutes(decisions: Decisions): readonly Route[] {
  return [
    route(POST_DECISIONS, async ({ tenantId, caller, idempotencyKey, taken: { body } }) =>
      replyOf(await decisions.accept(tenantId, { idempotencyKey, ...body }, caller.actor)),
    ),
    route(GET_DECISIONS, async ({ tenantId, taken: { query } }) =>
      found(await decisions.since(tenantId, query.since, query.limit)),
    ),
  ];
}
