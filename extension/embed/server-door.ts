import { CONTRACT_HEADER, CONTRACT_VERSION } from '../../core/contracts/contract-version.ts';
import type { Decision } from '../../core/contracts/decision.ts';
import { masters } from '../../core/contracts/masters.ts';
import { currentModel } from '../../core/contracts/model.ts';
import type { LaneLimits } from '../../core/domain/lane.ts';
import { answerOf, valueOf, type Answer } from '../sync/answer.ts';
import { sha256Hex } from '../sync/sha256-hex.ts';
import type { MasterLists } from './desk-messages.ts';
import type { TokenHolder } from './token-holder.ts';

/** What our server has for a company. */
export interface ServedModel {
  readonly modelBytes: ArrayBuffer;
  readonly masters: MasterLists;
  readonly laneLimits: LaneLimits;
}

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
  async model(): Promise<Answer<ServedModel>> {
    const asked = await Promise.all([this.#call('models/current'), this.#call('masters')]);
    const current = await valueOf(asked[0], currentModel);
    const records = await valueOf(asked[1], masters);
    if (!current.ok) return current;
    if (!records.ok) return records;
    const { model, laneLimits } = current.value;
    const file = await this.#call(`models/${model.modelId}/file`);
    if (!file.ok) return file;
    const modelBytes = await file.value.arrayBuffer();
    if ((await sha256Hex(modelBytes)) !== model.sha256) return { ok: false, code: 'no-model' };
    return {
      ok: true,
      value: { modelBytes, masters: records.value.dimensions, laneLimits },
    };
  }

  /** Sends decisions once, however often it is called with this key. */
  async send(decisions: readonly Decision[], idempotencyKey: string): Promise<Answer<null>> {
    const answer = await this.#call('decisions', {
      method: 'POST',
      body: JSON.stringify({ decisions }),
      headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
    });
    return answer.ok ? { ok: true, value: null } : answer;
  }

  async #call(path: string, request: ServerRequest = {}): Promise<Answer<Response>> {
    const token = await this.#tokens.token();
    if (token === null) return { ok: false, code: 'unauthenticated' };
    const first = await this.#try(path, request, token);
    if (first.ok || first.code !== 'unauthenticated') return first;
    const another = await this.#tokens.afterRefusal(token);
    return another === null ? first : this.#try(path, request, another);
  }

  #try(path: string, request: ServerRequest, token: string): Promise<Answer<Response>> {
    const asked = this.#fetch(`${this.#base}${path}`, {
      ...request,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: { ...request.headers, authorization: `Bearer ${token}`, [CONTRACT_HEADER]: CONTRACT_VERSION },
    });
    return answerOf(asked);
  }
}
