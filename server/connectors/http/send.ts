import type { ConnectorHost } from '../connector-host.ts';
import { faulty, given, type Outcome } from '../outcome.ts';
import { cappedText } from './capped-text.ts';

/** One request; `body` is sent as it is. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** A response whose body has been read. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** What its JSON says; undefined where it is no JSON. */
  readonly json: unknown;
}

/** What a single request may take. */
export interface SendLimits {
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/**
 * Sends a request once and reads the answer, whatever its status. A redirection is not followed: credentials go to the
 * address that a person entered and nowhere else.
 */
export async function send(
  { fetch, deadline, signal }: ConnectorHost,
  { method, url, headers, body }: HttpRequest,
  { timeoutMs, maxBytes }: SendLimits,
): Promise<Outcome<HttpAnswer>> {
  const late = deadline(timeoutMs);
  try {
    const response = await fetch(url, {
      method,
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.any([late, signal]),
    });
    const text = await cappedText(response, maxBytes);
    if (text === null) return faulty({ code: 'too-large', what: 'An answer', limit: maxBytes });
    return answerOf(response, text);
  } catch (error) {
    if (signal.aborted) return faulty({ code: 'stopped' });
    if (late.aborted) return faulty({ code: 'timed-out', waitedMs: timeoutMs });
    return faulty({ code: 'unreachable', reason: reasonOf(error) });
  }
}

/** Announced JSON that does not parse was cut on its way: it is as good as none, and may be asked for again. */
function answerOf({ status, headers }: Response, text: string): Outcome<HttpAnswer> {
  const isJson = (headers.get('content-type') ?? '').includes('json');
  if (!isJson || text === '') return given({ status, headers, json: undefined });
  try {
    return given({ status, headers, json: JSON.parse(text) as unknown });
  } catch {
    return faulty({ code: 'unreachable', reason: 'its answer broke off' });
  }
}

/** Node's fetch says "fetch failed" and keeps the reason in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the request failed';
  const { cause } = error;
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message;
  return error.message;
}
