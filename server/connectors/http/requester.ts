import type { ConnectorHost } from '../connector-host.ts';
import { faulty, type Outcome } from '../outcome.ts';
import { backoffMs, MAX_WAIT_MS, retryAfterMs } from './retry-after.ts';
import { send, type HttpAnswer, type HttpRequest, type SendLimits } from './send.ts';
import { TokenBucket, type RateLimit } from './token-bucket.ts';

/** How a connection's requests are sent. */
export interface RequestLimits extends SendLimits {
  readonly rate: RateLimit;
  /** How often a request is sent in all before its failure is reported. */
  readonly maxTries: number;
}

/** What holds for all connections unless their source says otherwise. */
export const USUAL_LIMITS: RequestLimits = {
  timeoutMs: 120_000,
  maxBytes: 64 * 2 ** 20,
  rate: { burst: 10, intervalMs: 100 },
  maxTries: 5,
};

/** Sends a request until there is an answer to it; a fault says why there is none. */
export type Requester = (request: HttpRequest) => Promise<Outcome<HttpAnswer>>;

/** Answers of a gateway or of a server that is being restarted. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Sends the requests of one connection at its rate, and again where the answer is lost or says to come back: after as long
 * as the source asks (Retry-After), else after growing, spread waits. Every request is one that may be repeated.
 */
export function createRequester(host: ConnectorHost, limits: RequestLimits): Requester {
  const bucket = new TokenBucket(limits.rate);
  return async (request) => {
    for (let tryCount = 1; ; tryCount += 1) {
      await host.sleep(bucket.take(host.nowMs()), host.signal);
      if (host.signal.aborted) return faulty({ code: 'stopped' });
      const outcome = await send(host, request, limits);
      const waitMs = waitAfter(outcome, tryCount, host);
      if (waitMs === null) return outcome;
      if (tryCount >= limits.maxTries || waitMs > MAX_WAIT_MS) return givenUp(outcome, host.nowMs() + waitMs);
      await host.sleep(waitMs, host.signal);
    }
  };
}

/** Milliseconds before the request is sent again; null where its outcome stands. */
function waitAfter(outcome: Outcome<HttpAnswer>, tryCount: number, host: ConnectorHost): number | null {
  if (!outcome.ok) {
    const { code } = outcome.fault;
    return code === 'unreachable' || code === 'timed-out' ? backoffMs(tryCount, host.random) : null;
  }
  const { status, headers } = outcome.value;
  if (!PASSING.has(status)) return null;
  return retryAfterMs(headers.get('retry-after'), host.nowMs()) ?? backoffMs(tryCount, host.random);
}

function givenUp(outcome: Outcome<HttpAnswer>, untilMs: number): Outcome<HttpAnswer> {
  if (!outcome.ok) return outcome;
  const { status } = outcome.value;
  if (status === 429 || status === 503) return faulty({ code: 'throttled', untilMs });
  return outcome;
}
