import {
  OpenApiGeneratorV31,
  OpenAPIRegistry,
  type ResponseConfig,
  type RouteConfig,
} from '@asteasolutions/zod-to-openapi';
import * as z from 'zod';
import { CONTRACT_VERSION } from '../../core/contracts/contract-version.ts';
import { PROBLEM_TYPE, problem } from '../../core/contracts/problem.ts';
import { callerId, tenantIdText } from '../../core/contracts/wire-text.ts';
import type { RouteCard, Yield } from './route.ts';

/** An OpenAPI 3.1 document. */
export type OpenApiDocument = ReturnType<OpenApiGeneratorV31['generateDocument']>;

const BEARER = 'bearer';

/** The OpenAPI document of routes: the schemas that requests are parsed with are the ones that it shows. */
export function openApiOf(cards: readonly RouteCard[]): OpenApiDocument {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', BEARER, {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key (`kontera_...`), or an access token of the identity provider.',
  });
  for (const card of cards) registry.registerPath(pathOf(card));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Kontera',
      version: CONTRACT_VERSION,
      description:
        'Coding suggestions from a company’s own ledger: models, decisions, connections, audit log.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/v1' }],
    security: [{ [BEARER]: [] }],
  });
}

function pathOf(card: RouteCard): RouteConfig {
  const { params, query, body } = card.takes.shape;
  const headers = headersOf(card);
  return {
    method: card.method,
    path: card.path,
    operationId: operationIdOf(card),
    summary: card.summary,
    tags: [card.path.split('/')[1] ?? ''],
    description: card.scope === null ? 'Open to everyone.' : `Scope \`${card.scope}\`.`,
    ...(card.scope === null ? { security: [] } : {}),
    request: {
      ...(params instanceof z.ZodObject ? { params } : {}),
      ...(query instanceof z.ZodObject ? { query } : {}),
      ...(headers === null ? {} : { headers }),
      ...(body instanceof z.ZodType
        ? { body: { required: true, content: { 'application/json': { schema: body } } } }
        : {}),
    },
    responses: {
      [card.gives.kind === 'json' ? card.gives.status : card.gives.kind === 'empty' ? 204 : 200]: yieldOf(
        card.gives,
      ),
      default: { description: 'A refusal.', content: { [PROBLEM_TYPE]: { schema: problem } } },
    },
  };
}

/** `GET /models/{modelId}/file` is `getModelsByModelIdFile`: what generated clients call it. */
function operationIdOf({ method, path }: RouteCard): string {
  const words = path
    .split(/[/-]/)
    .map((word) => (word.startsWith('{') ? `By${capital(word.slice(1, -1))}` : capital(word)));
  return method + words.join('');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function headersOf({ tenancy, isIdempotent }: RouteCard): z.ZodObject | null {
  if (tenancy === 'none' && isIdempotent !== true) return null;
  return z.object({
    ...(tenancy === 'one' ? { 'Kontera-Tenant': tenantIdText.optional() } : {}),
    ...(isIdempotent === true ? { 'Idempotency-Key': callerId } : {}),
  });
}

function yieldOf(gives: Yield): ResponseConfig {
  switch (gives.kind) {
    case 'json':
      return { description: 'Done.', content: { 'application/json': { schema: gives.schema } } };
    case 'file':
      return {
        description: 'The bytes, packed as Content-Encoding says.',
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      };
    case 'lines':
      return {
        description: 'Lines of JSON.',
        content: { 'application/x-ndjson': { schema: { type: 'string' } } },
      };
    case 'empty':
      return { description: 'Done; there is nothing to say.' };
  }
}
