import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { callStateOf } from './call-state.ts';

/** The header that carries the id, both ways. */
export const REQUEST_ID_HEADER = 'x-request-id';

const SANE = /^[A-Za-z0-9._-]{8,64}$/;

/** Gives each request an id: the one it brings where that is harmless in a log and a header, else a new one. */
export const requestId: RequestHandler = (request, response, next) => {
  const brought = request.get(REQUEST_ID_HEADER);
  const id = brought !== undefined && SANE.test(brought) ? brought : randomUUID();
  callStateOf(response).requestId = id;
  response.setHeader(REQUEST_ID_HEADER, id);
  next();
};
