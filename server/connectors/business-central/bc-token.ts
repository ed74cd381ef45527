import type { ConnectorHost } from '../connector-host.ts';
import { readPlace } from '../http/json-place.ts';
import type { Requester } from '../http/requester.ts';
import { faulty, given, type Outcome } from '../outcome.ts';
import type { BcSettings } from './bc-settings.ts';

/** A token is used up to a minute before it ends, so that it does not end on its way. */
const MARGIN_MS = 60_000;
const SCOPE = 'https://api.businesscentral.dynamics.com/.default';

/** Fetches tokens as an application (OAuth 2.0, client credentials: RFC 6749, 4.4) and keeps the last one. */
export class BcToken {
  readonly #settings: BcSettings;
  readonly #host: ConnectorHost;
  readonly #request: Requester;
  #kept: { readonly token: string; readonly untilMs: number } | null = null;

  constructor(settings: BcSettings, host: ConnectorHost, request: Requester) {
    this.#settings = settings;
    this.#host = host;
    this.#request = request;
  }

  /** A token that is good for a while. */
  async get(): Promise<Outcome<string>> {
    if (this.#kept !== null && this.#host.nowMs() < this.#kept.untilMs) return given(this.#kept.token);
    const { loginUrl, tenant, clientId, clientSecret } = this.#settings;
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: SCOPE,
    });
    const answer = await this.#request({
      method: 'POST',
      url: `${loginUrl}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: form.toString(),
    });
    if (!answer.ok) return answer;
    const { status, json } = answer.value;
    if (status === 400 || status === 401)
      return faulty({ code: 'credentials-refused', reason: errorCode(json) });
    if (status !== 200) return faulty({ code: 'source-failed', status, reason: 'no token was issued' });
    const read = readPlace(json, 'token', (place) => ({
      token: place.at('access_token').text(),
      untilMs: this.#host.nowMs() + place.at('expires_in').number() * 1000 - MARGIN_MS,
    }));
    if (!read.ok) return read;
    this.#kept = read.value;
    return given(read.value.token);
  }

  /** Forgets the token: it was refused. */
  forget(): void {
    this.#kept = null;
  }
}

/** The error's code (`invalid_client`), which names no secret; its description may. */
function errorCode(json: unknown): string {
  const code = readPlace(json, '', (place) => place.at('error').text().slice(0, 60));
  return code.ok ? code.value : 'no token was issued';
}
