import './no-code-from-text.ts';
import * as z from 'zod';
import { CONTRACT_HEADER, CONTRACT_VERSION } from '../../core/contracts/contract-version.ts';
import { isErrorCode, type ErrorCode } from '../../core/contracts/error-table.ts';
import { draft, draftSent, type DraftCoding } from '../../core/contracts/draft.ts';
import { pageOf } from '../../core/contracts/page.ts';
import { masters } from '../../core/contracts/masters.ts';
import { model } from '../../core/contracts/model.ts';
import { lineText, idText } from '../../core/contracts/wire-text.ts';
import { laneLimits } from '../../core/contracts/tenant-settings.ts';
import type { Delivery, WaitingBatch } from './outbox.ts';
import type { Credentials } from './sign-in.ts';

/** A reply, or why there is none: a code of the error table; `offline` where nobody answered. */
export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: ErrorCode };

/** The model in use as the server names it. */
export type CurrentModel = z.infer<typeof currentModel>;

/** Who the server takes the caller for, and for which companies. */
export type Caller = z.infer<typeof callerNames>;

/** The masters of a company. */
export type Masters = z.infer<typeof masters>;

/** A document that is entered in the ERP and not posted, as it was read. */
export type Draft = z.infer<typeof draft>;

/** Drafts of a connection, and where the next ones begin. */
export type DraftPage = z.infer<typeof draftPage>;

/** What became of a coding that was sent. */
export type DraftSent = z.infer<typeof draftSent>;

/** Does a request and notes that it left. */
export type Send = (url: string, init: RequestInit & { readonly body?: string }) => Promise<Response>;

const currentModel = z.object({ model, laneLimits });
const draftPage = pageOf(draft);
const callerNames = z.object({ name: lineText(300), tenantIds: z.array(idText) });
const COMPANY_HEADER = 'kontera-tenant';
const WAIT_MS = 30_000;

/** The server's /v1 as far as the pane needs it. Every call names its company. */
export class ServerDoor {
  readonly #send: Send;
  readonly #origin: string;
  readonly #credentials: Credentials;

  /** `origin`: scheme, host and port of the server. */
  constructor(send: Send, origin: string, credentials: Credentials) {
    this.#send = send;
    this.#origin = origin;
    this.#credentials = credentials;
  }

  /** Who the server takes us for, and for which companies. */
  caller(): Promise<Answer<Caller>> {
    return this.#read('', '/v1/caller', {}, callerNames);
  }

  currentModel(companyId: string): Promise<Answer<CurrentModel>> {
    return this.#read(companyId, '/v1/models/current', {}, currentModel);
  }

  masters(companyId: string): Promise<Answer<Masters>> {
    return this.#read(companyId, '/v1/masters', {}, masters);
  }

  /** The bytes of a model; who asks checks them against its hash. */
  async modelFile(companyId: string, modelId: string): Promise<Answer<ArrayBuffer>> {
    const reply = await this.#request(companyId, `/v1/models/${encodeURIComponent(modelId)}/file`, {});
    return reply.ok ? { ok: true, value: await reply.value.arrayBuffer() } : reply;
  }

  /** Drafts of a connection as the ERP has them now; `after`: the `next` of the page before. */
  drafts(companyId: string, connectionId: string, after: string | null): Promise<Answer<DraftPage>> {
    const query = after === null ? '' : `?after=${encodeURIComponent(after)}`;
    return this.#read(companyId, `${draftsPath(connectionId)}${query}`, {}, draftPage);
  }

  /** Has the coding of a draft checked and written into the ERP. Sent again, it writes what is missing. */
  sendDraft(companyId: string, connectionId: string, coding: DraftCoding): Promise<Answer<DraftSent>> {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(coding),
    };
    return this.#read(companyId, `${draftsPath(connectionId)}/send`, init, draftSent);
  }

  /** Sends a batch of decisions. What is a fault of the batch itself will never be taken. */
  async deliver(companyId: string, { idempotencyKey, body }: WaitingBatch): Promise<Delivery> {
    const reply = await this.#request(companyId, '/v1/decisions', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
      body,
    });
    if (reply.ok) return 'taken';
    return NEVER.has(reply.code) ? 'refused' : 'later';
  }

  async #read<Value>(
    companyId: string,
    path: string,
    init: RequestInit & { readonly body?: string },
    schema: z.ZodType<Value>,
  ): Promise<Answer<Value>> {
    const reply = await this.#request(companyId, path, init);
    if (!reply.ok) return reply;
    const parsed = schema.safeParse(await reply.value.json().catch(() => null));
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, code: 'contract-unknown' };
  }

  async #request(
    companyId: string,
    path: string,
    init: RequestInit & { readonly body?: string },
  ): Promise<Answer<Response>> {
    const headers = new Headers(init.headers);
    headers.set('authorization', this.#credentials.authorization);
    headers.set(CONTRACT_HEADER, CONTRACT_VERSION);
    if (companyId !== '') headers.set(COMPANY_HEADER, companyId);
    try {
      const response = await this.#send(`${this.#origin}${path}`, {
        ...init,
        headers,
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        signal: AbortSignal.timeout(WAIT_MS),
      });
      return response.ok ? { ok: true, value: response } : { ok: false, code: await codeOf(response) };
    } catch {
      return { ok: false, code: 'offline' };
    }
  }
}

function draftsPath(connectionId: string): string {
  return `/v1/connections/${encodeURIComponent(connectionId)}/drafts`;
}

/** Refusals that sending the same again would not change. */
const NEVER: ReadonlySet<ErrorCode> = new Set([
  'bad-request',
  'invalid',
  'too-large',
  'key-reused',
  'not-found',
]);

async function codeOf(response: Response): Promise<ErrorCode> {
  const body: unknown = await response.json().catch(() => null);
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null;
  if (typeof code === 'string' && isErrorCode(code)) return code;
  return response.status === 401 ? 'unauthenticated' : 'unavailable';
}
