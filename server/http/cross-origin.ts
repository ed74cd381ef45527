import type { RequestHandler } from 'express';

const METHODS = 'GET, POST, PATCH, DELETE';
const HEADERS =
  'Authorization, Content-Type, Idempotency-Key, If-None-Match, Kontera-Contract, Kontera-Tenant, X-Request-Id';
const EXPOSED = 'ETag, Kontera-Contract, Retry-After, X-Request-Id, RateLimit, RateLimit-Policy';
const HOUR_SECONDS = 3_600;

/**
 * Lets pages of these origins call the API: an add-in that is served from elsewhere. Keys and tokens are shown by the
 * page itself; no cookies are taken, so none are allowed.
 */
export function crossOrigin(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const origin = request.get('origin');
    response.vary('Origin');
    if (origin === undefined || !origins.includes(origin)) {
      next();
      return;
    }
    response
      .setHeader('Access-Control-Allow-Origin', origin)
      .setHeader('Access-Control-Expose-Headers', EXPOSED);
    if (request.method !== 'OPTIONS') {
      next();
      return;
    }
    response
      .setHeader('Access-Control-Allow-Methods', METHODS)
      .setHeader('Access-Control-Allow-Headers', HEADERS)
      .setHeader('Access-Control-Max-Age', HOUR_SECONDS)
      .status(204)
      .end();
  };
}
