import type { ConnectorHost } from '../connector-host.ts';
import { readPlace, type JsonPlace } from '../http/json-place.ts';
import { createRequester, USUAL_LIMITS, type Requester } from '../http/requester.ts';
import type { HttpAnswer } from '../http/send.ts';
import { faulty, given, type Outcome } from '../outcome.ts';
import type { OdooSettings } from './odoo-settings.ts';

/** What a call came to: its result, or an error that Odoo raised by name. */
export type OdooReply<Value> =
  { readonly raised: null; readonly result: Value } | { readonly raised: string; readonly message: string };

/** A method of a model with its named arguments. */
export interface OdooCall {
  readonly model: string;
  readonly method: string;
  /** Records it works on; absent for a method of the model. */
  readonly ids?: readonly number[];
  readonly named: Readonly<Record<string, unknown>>;
}

/** The first version that has JSON-2, and that warns of execute_kw. */
const JSON2_SINCE = 19;
const MAX_MESSAGE_CHARS = 200;

/** Calls methods of an Odoo server: by JSON-2 where it is there, else by execute_kw, which Odoo 22 will not have. */
export class OdooRpc {
  readonly #settings: OdooSettings;
  readonly #host: ConnectorHost;
  readonly #request: Requester;
  #version: { readonly major: number; readonly text: string } | null = null;
  #uid: number | null = null;
  #sourceNowMs: number | null = null;

  constructor(settings: OdooSettings, host: ConnectorHost) {
    this.#settings = settings;
    this.#host = host;
    this.#request = createRequester(host, USUAL_LIMITS);
  }

  /** The server's clock at its last answer (Unix time, milliseconds), our own where it did not say. */
  nowMs(): number {
    return this.#sourceNowMs ?? this.#host.nowMs();
  }

  /** The server's version: asked at `/web/version`, where older ones have nothing, then by JSON-RPC. */
  async version(): Promise<Outcome<{ readonly major: number; readonly text: string }>> {
    if (this.#version !== null) return given(this.#version);
    const modern = await this.#send('GET', '/web/version', null, {});
    if (!modern.ok) return modern;
    const version =
      modern.value.status === 200
        ? readPlace(modern.value.json, '', (place) =>
            readVersion(place.at('version_info'), place.at('version')),
          )
        : await this.#service('common', 'version', [], (place) =>
            readVersion(place.at('server_version_info'), place.at('server_version')),
          );
    if (version.ok) this.#version = version.value;
    return version;
  }

  /** Calls a method that reads; an error that it raises is a fault. */
  async call<Value>(call: OdooCall, read: (place: JsonPlace) => Value): Promise<Outcome<Value>> {
    const reply = await this.attempt(call, read);
    return reply.ok ? settled(reply.value) : reply;
  }

  /** Calls a method that may raise errors its caller knows what to do about. */
  async attempt<Value>(
    call: OdooCall,
    read: (place: JsonPlace) => Value,
  ): Promise<Outcome<OdooReply<Value>>> {
    const version = await this.version();
    if (!version.ok) return version;
    return version.value.major >= JSON2_SINCE ? this.#json2(call, read) : this.#executeKw(call, read);
  }

  async #json2<Value>(
    { model, method, ids, named }: OdooCall,
    read: (place: JsonPlace) => Value,
  ): Promise<Outcome<OdooReply<Value>>> {
    const { apiKey, database } = this.#settings;
    const answer = await this.#send(
      'POST',
      `/json/2/${model}/${method}`,
      { ...(ids ? { ids } : {}), ...named },
      {
        authorization: `bearer ${apiKey}`,
        'x-odoo-database': database,
      },
    );
    if (!answer.ok) return answer;
    const { status, json } = answer.value;
    if (status === 200)
      return readPlace(json, '', (place): OdooReply<Value> => ({ raised: null, result: read(place) }));
    if (status === 401) return faulty({ code: 'credentials-refused', reason: 'the key is not valid' });
    const error = readPlace(json, '', (place) => errorOf(place.at('name'), place.at('message')));
    return error.ok ? error : faulty({ code: 'source-failed', status, reason: 'no reason given' });
  }

  async #executeKw<Value>(
    { model, method, ids, named }: OdooCall,
    read: (place: JsonPlace) => Value,
  ): Promise<Outcome<OdooReply<Value>>> {
    const uid = await this.#signIn();
    if (!uid.ok) return uid;
    const { database, apiKey } = this.#settings;
    const args = [database, uid.value, apiKey, model, method, ids ? [ids] : [], named];
    return this.#serviceReply('object', 'execute_kw', args, read);
  }

  async #signIn(): Promise<Outcome<number>> {
    if (this.#uid !== null) return given(this.#uid);
    const { database, user, apiKey } = this.#settings;
    const uid = await this.#service('common', 'authenticate', [database, user, apiKey, {}], (place) =>
      place.is(false) ? null : place.integer(),
    );
    if (!uid.ok) return uid;
    if (uid.value === null) return faulty({ code: 'credentials-refused', reason: 'wrong user or key' });
    this.#uid = uid.value;
    return given(uid.value);
  }

  async #service<Value>(
    service: string,
    method: string,
    args: readonly unknown[],
    read: (place: JsonPlace) => Value,
  ): Promise<Outcome<Value>> {
    const reply = await this.#serviceReply(service, method, args, read);
    return reply.ok ? settled(reply.value) : reply;
  }

  async #serviceReply<Value>(
    service: string,
    method: string,
    args: readonly unknown[],
    read: (place: JsonPlace) => Value,
  ): Promise<Outcome<OdooReply<Value>>> {
    const body = { jsonrpc: '2.0', id: 1, method: 'call', params: { service, method, args } };
    const answer = await this.#send('POST', '/jsonrpc', body, {});
    if (!answer.ok) return answer;
    const { status, json } = answer.value;
    if (status === 404) return faulty({ code: 'not-found', what: 'an Odoo at this address' });
    if (status !== 200) return faulty({ code: 'source-failed', status, reason: 'no answer to the call' });
    return readPlace(json, '', (place): OdooReply<Value> => {
      if (!place.has('error')) return { raised: null, result: read(place.at('result')) };
      const details = place.at('error').at('data');
      return errorOf(details.at('name'), details.at('message'));
    });
  }

  async #send(
    method: 'GET' | 'POST',
    path: string,
    body: object | null,
    headers: Readonly<Record<string, string>>,
  ): Promise<Outcome<HttpAnswer>> {
    const answer = await this.#request({
      method,
      url: this.#settings.url + path,
      headers: {
        ...(body === null ? {} : { 'content-type': 'application/json; charset=utf-8' }),
        ...headers,
      },
      body: body === null ? null : JSON.stringify(body),
    });
    if (!answer.ok) return answer;
    const sourceNowMs = Date.parse(answer.value.headers.get('date') ?? '');
    if (!Number.isNaN(sourceNowMs)) this.#sourceNowMs = sourceNowMs;
    return answer;
  }
}

function settled<Value>(reply: OdooReply<Value>): Outcome<Value> {
  if (reply.raised === null) return given(reply.result);
  if (/AccessError|AccessDenied|Forbidden/.test(reply.raised))
    return faulty({ code: 'not-permitted', what: reply.message });
  return faulty({ code: 'source-failed', status: 200, reason: `${reply.raised}: ${reply.message}` });
}

function errorOf(name: JsonPlace, message: JsonPlace): { readonly raised: string; readonly message: string } {
  return {
    raised: name.text().slice(0, MAX_MESSAGE_CHARS),
    message: message.textOrNone().slice(0, MAX_MESSAGE_CHARS),
  };
}

/** The major version is a number, in hosted versions text such as `saas~18`. */
function readVersion(info: JsonPlace, text: JsonPlace): { readonly major: number; readonly text: string } {
  const [first] = info.list(10);
  if (first === undefined) return info.fail('a version');
  const major = first.isText ? Number(/\d+/.exec(first.text())?.[0]) : first.integer();
  return Number.isSafeInteger(major) ? { major, text: text.text() } : first.fail('a version');
}
