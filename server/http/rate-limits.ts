import { isIP } from 'node:net';
import type { RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { callerKey } from './access/caller.ts';
import { callStateOf } from './call-state.ts';
import { sendProblem } from './problem-reply.ts';

/** How often callers may call. Counted in this process: with several, each caller gets the limit from each. */
export interface RateLimits {
  /** Requests of one key or person in a minute. */
  readonly perCaller: number;
  /** Refused keys and tokens from one address in a minute. */
  readonly refusedPerAddress: number;
}

/** Enough for an add-in that sends every correction by itself, too little to hold up the others. */
export const USUAL_RATE_LIMITS: RateLimits = { perCaller: 600, refusedPerAddress: 30 };

const MINUTE_MS = 60_000;
const shared = {
  windowMs: MINUTE_MS,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  handler: (_request: unknown, response: Response): void => sendProblem(response, 'rate-limited'),
} as const;

/** Limits a caller who is known; stands behind authentication. */
export function limitCallers(limits: RateLimits): RequestHandler {
  return rateLimit({
    ...shared,
    identifier: 'caller',
    limit: limits.perCaller,
    keyGenerator: (_request, response) => {
      const { caller } = callStateOf(response);
      return caller === null ? '' : callerKey(caller);
    },
  });
}

/** Limits who shows keys that are none; stands before authentication and counts refusals only. */
export function limitRefusals(limits: RateLimits): RequestHandler {
  return rateLimit({
    ...shared,
    standardHeaders: false,
    limit: limits.refusedPerAddress,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_request, response) => response.statusCode !== 401,
    keyGenerator: ({ ip = '' }) => (isIP(ip) === 6 ? ipKeyGenerator(ip) : ip),
  });
}
