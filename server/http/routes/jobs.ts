import * as z from 'zod';
import { job, newJob } from '../../../core/contracts/job.ts';
import { pageOf, pageQuery } from '../../../core/contracts/page.ts';
import { idText } from '../../../core/contracts/wire-text.ts';
import type { Jobs } from '../../services/jobs.ts';
import { pageRequest } from '../pages.ts';
import { foundOrNot, replyOf } from '../reply.ts';
import { route, type Route, type RouteCard } from '../route.ts';

const GET_JOBS = {
  method: 'get',
  path: '/jobs',
  scope: 'job:read',
  tenancy: 'one',
  summary: 'Jobs, newest first.',
  takes: z.object({ query: pageQuery }),
  gives: { kind: 'json', status: 200, schema: pageOf(job) },
} satisfies RouteCard;

const POST_JOBS = {
  method: 'post',
  path: '/jobs',
  scope: 'job:start',
  tenancy: 'one',
  summary: 'Queues a pull or a training; one that is queued already is given instead.',
  takes: z.object({ body: newJob }),
  gives: { kind: 'json', status: 202, schema: job },
} satisfies RouteCard;

const GET_JOBS_ONE = {
  method: 'get',
  path: '/jobs/{jobId}',
  scope: 'job:read',
  tenancy: 'one',
  summary: 'One job and how far it is.',
  takes: z.object({ params: z.object({ jobId: idText }) }),
  gives: { kind: 'json', status: 200, schema: job },
} satisfies RouteCard;

/** What the server does in the background. */
export function jobRoutes(jobs: Jobs): readonly Route[] {
  return [
    route(GET_JOBS, async ({ tenantId, taken: { query } }) =>
      replyOf(await jobs.list(tenantId, pageRequest(query))),
    ),
    route(POST_JOBS, async ({ tenantId, caller, taken: { body } }) =>
      replyOf(await jobs.start(tenantId, body.kind, body.subject, caller.actor), 202),
    ),
    route(GET_JOBS_ONE, async ({ tenantId, taken: { params } }) =>
      foundOrNot(await jobs.find(tenantId, params.jobId)),
    ),
  ];
}
