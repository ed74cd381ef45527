import type { ConnectorHost } from '../connector-host.ts';
import { readPlace, type JsonPlace } from '../http/json-place.ts';
import { createRequester, USUAL_LIMITS, type Requester } from '../http/requester.ts';
import type { HttpAnswer, HttpRequest } from '../http/send.ts';
import { faulty, given, type Outcome } from '../outcome.ts';
import type { BcSettings } from './bc-settings.ts';
import { BcToken } from './bc-token.ts';

/** A page of a collection. */
export interface BcPage<Row> {
  readonly rows: readonly Row[];
  /** Path and query of the next page below the API's root; null on the last. */
  readonly next: string | null;
}

/** One change among several that are made together. */
export interface BatchedChange {
  readonly method: 'PATCH' | 'POST' | 'DELETE';
  /** Below the company: `purchaseInvoiceLines(...)`. */
  readonly path: string;
  readonly etag: string | null;
  readonly body: Readonly<Record<string, unknown>> | null;
}

/** Whether all changes were made, or none, with the status and the message that say why. */
export type BatchResult =
  { readonly isDone: true } | { readonly isDone: false; readonly status: number; readonly message: string };

/** 6,000 requests in 5 minutes are allowed to a user; a sixth of them is left to others. */
const BC_LIMITS = { ...USUAL_LIMITS, rate: { burst: 20, intervalMs: 60 } };
/** What a batch may hold. */
const MAX_BATCH = 100;
/** So that a cursor that holds it is not too long. */
const MAX_NEXT_CHARS = 3_000;

/** Speaks the API v2.0 of one company. */
export class BcClient {
  readonly #root: string;
  readonly #company: string;
  readonly #host: ConnectorHost;
  readonly #request: Requester;
  readonly #token: BcToken;
  #sourceNowMs: number | null = null;

  constructor(settings: BcSettings, host: ConnectorHost) {
    const { apiUrl, tenant, environment, company } = settings;
    this.#root = `${apiUrl}/v2.0/${tenant}/${environment}/api/v2.0`;
    this.#company = `/companies(${company})`;
    this.#host = host;
    this.#request = createRequester(host, BC_LIMITS);
    this.#token = new BcToken(settings, host, this.#request);
  }

  /** The service's clock at its last answer (Unix time, milliseconds), our own where it did not say. */
  nowMs(): number {
    return this.#sourceNowMs ?? this.#host.nowMs();
  }

  /** Path and query of a collection of the company. */
  pathOf(resource: string, options: Readonly<Record<string, string>>): string {
    // Blanks as %20: a plus sign is a plus sign in a path's query for some gateways.
    const query = Object.entries(options).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    return `${this.#company}/${resource}?${query.join('&')}`;
  }

  /** One page of a collection; null where the path is known no more (a record or a page that is gone). */
  async page<Row>(
    path: string,
    pageSize: number,
    read: (place: JsonPlace) => Row,
  ): Promise<Outcome<BcPage<Row> | null>> {
    const answer = await this.#get(path, { prefer: `odata.maxpagesize=${pageSize}` });
    if (!answer.ok) return answer;
    if (answer.value === null) return given(null);
    return readPlace(answer.value.json, '', (place) => ({
      rows: place.at('value').list().map(read),
      next: place.at('@odata.nextLink').isNothing ? null : this.#nextPath(place.at('@odata.nextLink')),
    }));
  }

  /** All rows of a collection. */
  async all<Row>(path: string, read: (place: JsonPlace) => Row): Promise<Outcome<readonly Row[]>> {
    const rows: Row[] = [];
    let next: string | null = path;
    while (next !== null) {
      const page: Outcome<BcPage<Row> | null> = await this.page(next, 5_000, read);
      if (!page.ok) return page;
      if (page.value === null)
        return faulty({ code: 'not-found', what: 'the company, or a part of the API' });
      for (const row of page.value.rows) rows.push(row);
      next = page.value.next;
    }
    return given(rows);
  }

  /** One record; null where there is none. */
  async one<Row>(path: string, read: (place: JsonPlace) => Row): Promise<Outcome<Row | null>> {
    const answer = await this.#get(path, {});
    if (!answer.ok) return answer;
    return answer.value === null ? given(null) : readPlace(answer.value.json, '', read);
  }

  /** Makes changes in one transaction, at most 100 of them; more go in several. */
  async change(changes: readonly BatchedChange[]): Promise<Outcome<BatchResult>> {
    for (let start = 0; start < changes.length; start += MAX_BATCH) {
      const result = await this.#batch(changes.slice(start, start + MAX_BATCH));
      if (!result.ok || !result.value.isDone) return result;
    }
    return given({ isDone: true });
  }

  async #batch(changes: readonly BatchedChange[]): Promise<Outcome<BatchResult>> {
    const requests = changes.map(({ method, path, etag, body }, index) => ({
      id: String(index + 1),
      method,
      url: `${this.#company.slice(1)}/${path}`,
      headers: { 'Content-Type': 'application/json', ...(etag === null ? {} : { 'If-Match': etag }) },
      ...(body === null ? {} : { body }),
    }));
    const answer = await this.#authorized({
      method: 'POST',
      url: `${this.#root}/$batch`,
      headers: { accept: 'application/json', 'content-type': 'application/json', isolation: 'snapshot' },
      body: JSON.stringify({ requests }),
    });
    if (!answer.ok) return answer;
    const checked = statusFault(answer.value);
    if (!checked.ok) return checked;
    return readPlace(answer.value.json, '', (place): BatchResult => {
      for (const response of place.at('responses').list(MAX_BATCH)) {
        const status = response.at('status').integer();
        if (status >= 400) return { isDone: false, status, message: messageOf(response.at('body')) };
      }
      return { isDone: true };
    });
  }

  async #get(path: string, headers: Readonly<Record<string, string>>): Promise<Outcome<HttpAnswer | null>> {
    const answer = await this.#authorized({
      method: 'GET',
      url: this.#root + path,
      headers: { accept: 'application/json', 'data-access-intent': 'ReadOnly', ...headers },
      body: null,
    });
    if (!answer.ok) return answer;
    if (answer.value.status === 404 || answer.value.status === 410) return given(null);
    return statusFault(answer.value);
  }

  /** A token may be withdrawn before its time: fetches a new one once. */
  async #authorized(request: HttpRequest): Promise<Outcome<HttpAnswer>> {
    for (let isSecond = false; ; isSecond = true) {
      const token = await this.#token.get();
      if (!token.ok) return token;
      const headers = { ...request.headers, authorization: `Bearer ${token.value}` };
      const answer = await this.#request({ ...request, headers });
      if (!answer.ok) return answer;
      const sourceNowMs = Date.parse(answer.value.headers.get('date') ?? '');
      if (!Number.isNaN(sourceNowMs)) this.#sourceNowMs = sourceNowMs;
      if (answer.value.status !== 401 || isSecond) return answer;
      this.#token.forget();
    }
  }

  /** A link to another place than the API would take the token there. */
  #nextPath(place: JsonPlace): string {
    const link = place.text();
    if (!link.startsWith(`${this.#root}/`)) place.fail('an address below the one of this API');
    if (link.length > MAX_NEXT_CHARS) place.fail(`at most ${MAX_NEXT_CHARS} characters`);
    return link.slice(this.#root.length);
  }
}

function statusFault(answer: HttpAnswer): Outcome<HttpAnswer> {
  const { status, json } = answer;
  if (status >= 200 && status < 300) return given(answer);
  if (status === 401)
    return faulty({ code: 'credentials-refused', reason: 'the application is not known there' });
  const reason = readPlace(json, '', messageOf);
  const message = reason.ok ? reason.value : 'no reason given';
  if (status === 403) return faulty({ code: 'not-permitted', what: message });
  return faulty({ code: 'source-failed', status, reason: message });
}

function messageOf(place: JsonPlace): string {
  const isError = place.has('error') && place.at('error').has('message');
  return isError ? place.at('error').at('message').textOrNone().slice(0, 200) : 'no reason given';
}
