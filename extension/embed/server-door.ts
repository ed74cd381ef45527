import { CONTRACT_HEADER, CONTRACT_VERSION } from '../../core/contracts/contract-version.ts';
import type { Decision } from '../../core/contracts/decision.ts';
import type { ErrorCode } from '../../core/contracts/error-table.ts';
import { masters as mastersSchema } from '../../core/contracts/masters.ts';
import { currentModel } from '../../core/contracts/model.ts';
import { problem } from '../../core/contracts/problem.ts';
import type { LaneLimits } from '../../core/domain/lane.ts';
import type { MasterLists } from './desk-messages.ts';
import { sha256Hex } from './sha256-hex.ts';
import type { TokenHolder } from './token-holder.ts';

/** What our server has for a company. */
export interface ServedModel {
  readonly modelBytes: ArrayBuffer;
  readonly masters: MasterLists;
  readonly laneLimits: LaneLimits;
}

/** What a call gave, or the code of the error table for why it did not. */
export type ServerAnswer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: ErrorCode };

interface ServerRequest {
  readonly method?: 'POST';
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The server that this page came from, called with the host's token and nothing else: no cookies, nothing in addresses. */
export class ServerDoor {
  readonly #base: string;
  readonly #tokens: TokenHolder;
  readonly #fetch: typeof fetch;

  /** `base`: the address of `/v1/`. */
  constructor(base: string, tokens: TokenHolder, fetchWith: typeof fetch) {
    this.#base = base;
    this.#tokens = tokens;
    this.#fetch = fetchWith;
  }

  /** The model in use with all that belongs to it. */
  async model(): Promise<ServerAnswer<ServedModel>> {
    const [current, masters] = await Promise.all([this.#call('models/current'), this.#call('masters')]);
    if (!current.ok) return current;
    if (!masters.ok) return masters;
    const release = currentModel.safeParse(await current.value.json());
    const records = mastersSchema.safeParse(await masters.value.json());
    if (!release.success || !records.success) return { ok: false, code: 'contract-unknown' };
    const { model, laneLimits } = release.data;
    const file = await this.#call(`models/${model.modelId}/file`);
    if (!file.ok) return file;
    const modelBytes = await file.value.arrayBuffer();
    if ((await sha256Hex(modelBytes)) !== model.sha256) return { ok: false, code: 'no-model' };
    return {
      ok: true,
      value: {
        modelBytes,
        masters: records.data.dimensions,
        laneLimits,
      },
    };
  }

  /** Sends decisions once, however often it is called with this key. */
  async send(decisions: readonly Decision[], idempotencyKey: string): Promise<ServerAnswer<null>> {
    const answer = await this.#call('decisions', {
      method: 'POST',
      body: JSON.stringify({ decisions }),
      headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
    });
    return answer.ok ? { ok: true, value: null } : answer;
  }

  async #call(path: string, request: ServerRequest = {}): Promise<ServerAnswer<Response>> {
    const token = await this.#tokens.token();
    if (token === null) return { ok: false, code: 'unauthenticated' };
    const first = await this.#try(path, request, token);
    if (first.ok || first.code !== 'unauthenticated') return first;
    const another = await this.#tokens.afterRefusal(token);
    return another === null ? first : this.#try(path, request, another);
  }

  async #try(path: string, request: ServerRequest, token: string): Promise<ServerAnswer<Response>> {
    try {
      const response = await this.#fetch(`${this.#base}${path}`, {
        ...request,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        headers: {
          ...request.headers,
          authorization: `Bearer ${token}`,
          [CONTRACT_HEADER]: CONTRACT_VERSION,
        },
      });
      return response.ok ? { ok: true, value: response } : { ok: false, code: await codeOf(response) };
    } catch {
      // A network that is not there is told by a rejection, and by nothing else.
      return { ok: false, code: 'offline' };
    }
  }
}

async function codeOf(response: Response): Promise<ErrorCode> {
  if (response.status === 401) return 'unauthenticated';
  const said: unknown = await response.json().catch(() => null);
  const parsed = problem.safeParse(said);
  return parsed.success ? parsed.data.code : 'unavailable';
}
