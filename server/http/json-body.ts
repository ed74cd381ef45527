import express, { type RequestHandler } from 'express';
import { forbiddenName, jsonDepth } from '../../core/contracts/json-guard.ts';
import { WIRE_LIMITS } from '../../core/contracts/wire-limits.ts';
import { sendProblem } from './problem-reply.ts';

/** Thrown inside the body reader, which passes it on as its own. */
class TooDeep extends Error {
  readonly type = 'kontera.depth';
  readonly status = 400;
}

const readJson = express.json({
  limit: WIRE_LIMITS.bodyBytes,
  // Whatever it says it is: a body of another kind is refused below, by name.
  type: () => true,
  verify(_request, _response, bytes) {
    // Looked at before it is parsed, so that nesting costs nothing.
    if (jsonDepth(bytes, WIRE_LIMITS.jsonDepth) > WIRE_LIMITS.jsonDepth) throw new TooDeep('too deep');
  },
});

/** Reads a JSON body: 4 MiB after unpacking, 16 levels, UTF-8, no name that reaches for the prototype of objects. */
export const jsonBody: RequestHandler[] = [
  (request, response, next) => {
    if (request.is('application/json') === 'application/json') next();
    else sendProblem(response, 'media-type');
  },
  readJson,
  (request, response, next) => {
    const body: unknown = request.body;
    if (forbiddenName(body) === null) next();
    else sendProblem(response, 'bad-request', { detail: 'A field has a name that no field may have.' });
  },
];
