import type { ConnectorHost } from '../connector-host.ts';
import type { JsonPlace } from '../http/json-place.ts';
import { createRequester, USUAL_LIMITS, type Requester } from '../http/requester.ts';
import type { HttpAnswer } from '../http/send.ts';
import { faulty, given, type Outcome } from '../outcome.ts';
import { readReply, settle, type TrytonReply } from './tryton-reply.ts';
import type { TrytonSettings } from './tryton-settings.ts';

/** Calls methods of a Tryton server, signed in as the user of the settings. */
export class TrytonRpc {
  readonly #settings: TrytonSettings;
  readonly #host: ConnectorHost;
  readonly #request: Requester;
  /** Documentation has `/db/rpc/`, servers of all versions seen answer at `/db/`: what answers is kept. */
  #path: string | null = null;
  #authorization: string | null = null;
  #sourceNowMs: number | null = null;

  constructor(settings: TrytonSettings, host: ConnectorHost) {
    this.#settings = settings;
    this.#host = host;
    this.#request = createRequester(host, USUAL_LIMITS);
  }

  /** The server's clock at its last answer (Unix time, milliseconds), our own where it did not say. */
  nowMs(): number {
    return this.#sourceNowMs ?? this.#host.nowMs();
  }

  /** The server's version. */
  async version(): Promise<Outcome<string>> {
    const answer = await this.#post('/', 'common.server.version', [], null);
    return answer.ok ? readReply(answer.value, (place) => place.text(), settle) : answer;
  }

  /** Calls a method that reads; an error that it raises is a fault. */
  async call<Value>(
    method: string,
    params: readonly unknown[],
    read: (place: JsonPlace) => Value,
  ): Promise<Outcome<Value>> {
    const answer = await this.#authorized(method, params);
    return answer.ok ? readReply(answer.value, read, settle) : answer;
  }

  /** Calls a method that may raise errors its caller knows what to do about. */
  async attempt<Value>(
    method: string,
    params: readonly unknown[],
    read: (place: JsonPlace) => Value,
  ): Promise<Outcome<TrytonReply<Value>>> {
    const answer = await this.#authorized(method, params);
    return answer.ok ? readReply(answer.value, read, given) : answer;
  }

  /** A session ends by itself: signs in anew once where it is refused. */
  async #authorized(method: string, params: readonly unknown[]): Promise<Outcome<HttpAnswer>> {
    for (let isSecond = false; ; isSecond = true) {
      const signedIn = await this.#signIn();
      if (!signedIn.ok) return signedIn;
      const answer = await this.#postToDatabase(method, params, signedIn.value);
      if (!answer.ok || answer.value.status !== 401) return answer;
      this.#authorization = null;
      if (isSecond || this.#settings.signIn === 'basic') return refused();
    }
  }

  async #signIn(): Promise<Outcome<string>> {
    const { user, password, signIn } = this.#settings;
    if (this.#authorization !== null) return given(this.#authorization);
    if (signIn === 'basic') return given(`Basic ${base64(`${user}:${password}`)}`);
    const answer = await this.#postToDatabase('common.db.login', [user, { password }], null);
    if (!answer.ok) return answer;
    if (answer.value.status === 401) return refused();
    const session = readReply(answer.value, (place) => readSession(place, user), settle);
    if (!session.ok) return session;
    if (session.value === null) return refused();
    this.#authorization = `Session ${base64(session.value)}`;
    return given(this.#authorization);
  }

  async #postToDatabase(
    method: string,
    params: readonly unknown[],
    authorization: string | null,
  ): Promise<Outcome<HttpAnswer>> {
    const database = encodeURIComponent(this.#settings.database);
    const paths = this.#path === null ? [`/${database}/`, `/${database}/rpc/`] : [this.#path];
    for (const path of paths) {
      const answer = await this.#post(path, method, params, authorization);
      if (!answer.ok) return answer;
      if (answer.value.status === 404 || answer.value.status === 405) continue;
      this.#path = path;
      return answer;
    }
    return faulty({ code: 'not-found', what: `the database ${this.#settings.database}` });
  }

  async #post(
    path: string,
    method: string,
    params: readonly unknown[],
    authorization: string | null,
  ): Promise<Outcome<HttpAnswer>> {
    const answer = await this.#request({
      method: 'POST',
      url: this.#settings.url + path,
      headers: {
        'content-type': 'application/json',
        ...(authorization === null ? {} : { authorization }),
      },
      body: JSON.stringify({ id: 1, method, params }),
    });
    if (!answer.ok) return answer;
    const sourceNowMs = Date.parse(answer.value.headers.get('date') ?? '');
    if (!Number.isNaN(sourceNowMs)) this.#sourceNowMs = sourceNowMs;
    return answer;
  }
}

/** `[uid, key]`, in newer versions with more behind it; null where the password is wrong. */
function readSession(place: JsonPlace, user: string): string | null {
  if (place.isNothing) return null;
  const [uid, key] = place.list(10);
  if (uid === undefined || key === undefined) return place.fail('a user number and a session');
  return `${user}:${uid.integer()}:${key.text()}`;
}

function refused(): Outcome<never> {
  return faulty({ code: 'credentials-refused', reason: 'wrong user or password' });
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
