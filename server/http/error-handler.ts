import type { ErrorRequestHandler } from 'express';
import type { ErrorCode } from '../../core/contracts/error-table.ts';
import { callStateOf } from './call-state.ts';
import { faultRecord, type HttpLog } from './http-log.ts';
import { sendProblem } from './problem-reply.ts';

/** What the body reader and the router call what they refuse. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  'entity.parse.failed': 'bad-request',
  'entity.too.large': 'too-large',
  'entity.verify.failed': 'bad-request',
  'kontera.depth': 'bad-request',
  'encoding.unsupported': 'media-type',
  'charset.unsupported': 'media-type',
  'kontera.provider-away': 'unavailable',
  'request.aborted': 'timed-out',
  'request.size.invalid': 'bad-request',
};

/** The last handler: what a request is to blame for gets its status, anything else is ours, logged and not explained. */
export function errorHandler(log: HttpLog): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const code = codeOf(error);
    if (code === 'internal' || code === 'unavailable')
      log.error({ ...faultRecord(error), requestId: callStateOf(response).requestId }, 'a request failed');
    // The status is out already: the connection is cut, so that the client does not take half an answer for a whole.
    if (response.headersSent) next(error);
    else sendProblem(response, code);
  };
}

function codeOf(error: unknown): ErrorCode {
  if (typeof error !== 'object' || error === null) return 'internal';
  const type = 'type' in error && typeof error.type === 'string' ? error.type : '';
  const known = Object.hasOwn(CODES, type) ? CODES[type] : undefined;
  if (known !== undefined) return known;
  // Addresses that cannot be decoded, and packed bodies that are none.
  const status = 'status' in error ? error.status : undefined;
  return status === 400 ? 'bad-request' : 'internal';
}
