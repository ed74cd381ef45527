import { createHash } from 'node:crypto';
import * as z from 'zod';
import {
  currentModel,
  model as modelSchema,
  release,
  releaseList,
  releaseReason,
} from '../../../core/contracts/model.ts';
import { pageOf, pageQuery } from '../../../core/contracts/page.ts';
import { idText } from '../../../core/contracts/wire-text.ts';
import type { Models } from '../../services/models.ts';
import type { FileShelf } from '../file-shelf.ts';
import { pageRequest } from '../pages.ts';
import { found, foundOrNot, refused, replyOf } from '../reply.ts';
import { route, type Route, type RouteCard } from '../route.ts';

const oneModel = z.object({ modelId: idText });

const GET_MODELS_CURRENT = {
  method: 'get',
  path: '/models/current',
  scope: 'model:read',
  tenancy: 'one',
  summary: 'The model in use and the lane limits. Ask with If-None-Match: unchanged is answered 304.',
  takes: z.object({}),
  gives: { kind: 'json', status: 200, schema: currentModel },
} satisfies RouteCard;

const GET_MODELS_ONE_FILE = {
  method: 'get',
  path: '/models/{modelId}/file',
  scope: 'model:read',
  tenancy: 'one',
  summary: 'The bytes of a model, packed by brotli or gzip as you accept it. They never change.',
  takes: z.object({ params: oneModel }),
  gives: { kind: 'file' },
} satisfies RouteCard;

const GET_MODELS = {
  method: 'get',
  path: '/models',
  scope: 'model:read',
  tenancy: 'one',
  summary: 'All models, newest first.',
  takes: z.object({ query: pageQuery }),
  gives: { kind: 'json', status: 200, schema: pageOf(modelSchema) },
} satisfies RouteCard;

const GET_MODELS_ONE = {
  method: 'get',
  path: '/models/{modelId}',
  scope: 'model:read',
  tenancy: 'one',
  summary: 'One model and its figures.',
  takes: z.object({ params: oneModel }),
  gives: { kind: 'json', status: 200, schema: modelSchema },
} satisfies RouteCard;

const GET_RELEASES = {
  method: 'get',
  path: '/releases',
  scope: 'model:read',
  tenancy: 'one',
  summary: 'Which model was in use from when on, newest first.',
  takes: z.object({}),
  gives: { kind: 'json', status: 200, schema: releaseList },
} satisfies RouteCard;

const POST_MODELS_ONE_RELEASE = {
  method: 'post',
  path: '/models/{modelId}/release',
  scope: 'model:release',
  tenancy: 'one',
  summary: 'Puts a model in use, with a reason.',
  takes: z.object({ params: oneModel, body: releaseReason }),
  gives: { kind: 'json', status: 201, schema: release },
} satisfies RouteCard;

const POST_RELEASES_ROLL_BACK = {
  method: 'post',
  path: '/releases/roll-back',
  scope: 'model:release',
  tenancy: 'one',
  summary: 'Puts the model back that was in use before, with a reason.',
  takes: z.object({ body: releaseReason }),
  gives: { kind: 'json', status: 201, schema: release },
} satisfies RouteCard;

/** Reading models: the one in use, all of them, the bytes of one. */
function reading(models: Models, shelf: FileShelf): readonly Route[] {
  return [
    route(GET_MODELS_CURRENT, async ({ tenantId }) => {
      const body = await models.inUse(tenantId);
      if (body === null) return refused('no-model');
      return found(body, createHash('sha256').update(JSON.stringify(body)).digest('hex'));
    }),
    route(GET_MODELS_ONE_FILE, async ({ tenantId, taken: { params } }) => {
      const model = await models.find(tenantId, params.modelId);
      if (model?.hasFile !== true) return refused('not-found');
      const { modelId, sha256 } = model;
      const read = (): Promise<Uint8Array | null> => models.gzipped(tenantId, modelId);
      return { kind: 'file', sha256, open: () => shelf.take(`${tenantId} ${modelId}`, read) };
    }),
    route(GET_MODELS, async ({ tenantId, taken: { query } }) =>
      replyOf(await models.list(tenantId, pageRequest(query))),
    ),
    route(GET_MODELS_ONE, async ({ tenantId, taken: { params } }) =>
      foundOrNot(await models.find(tenantId, params.modelId)),
    ),
  ];
}

/** Putting models in use, and taking them out again. */
function releasing(models: Models): readonly Route[] {
  return [
    route(GET_RELEASES, async ({ tenantId }) => found({ rows: await models.releases(tenantId) })),
    route(POST_MODELS_ONE_RELEASE, async ({ tenantId, caller, taken: { params, body } }) =>
      replyOf(await models.release(tenantId, params.modelId, body.reason, caller.actor), 201),
    ),
    route(POST_RELEASES_ROLL_BACK, async ({ tenantId, caller, taken: { body } }) =>
      replyOf(await models.rollBack(tenantId, body.reason, caller.actor), 201),
    ),
  ];
}

/** Models: read, downloaded, put in use. */
export function modelRoutes(models: Models, shelf: FileShelf): readonly Route[] {
  return [...reading(models, shelf), ...releasing(models)];
}
