import type * as z from 'zod';
import { callerReply, type CallerReply } from '../../core/contracts/caller.ts';
import { draftConnectionList, type DraftConnection } from '../../core/contracts/connection.ts';
import { CONTRACT_HEADER, CONTRACT_VERSION } from '../../core/contracts/contract-version.ts';
import { draft, draftSent, type DraftCoding } from '../../core/contracts/draft.ts';
import type { ErrorCode } from '../../core/contracts/error-table.ts';
import { masters } from '../../core/contracts/masters.ts';
import { currentModel, type CurrentModel } from '../../core/contracts/model.ts';
import { pageOf } from '../../core/contracts/page.ts';
import { answerOf, valueOf, type Answer } from './answer.ts';
import type { Delivery, WaitingBatch } from './outbox.ts';
import type { Credentials } from './sign-in.ts';

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

const draftPage = pageOf(draft);
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
  caller(): Promise<Answer<CallerReply>> {
    return this.#read('', '/v1/caller', {}, callerReply);
  }

  currentModel(companyId: string): Promise<Answer<CurrentModel>> {
    return this.#read(companyId, '/v1/models/current', {}, currentModel);
  }

  masters(companyId: string): Promise<Answer<Masters>> {
    return this.#read(companyId, '/v1/masters', {}, masters);
  }

  /** The bytes of a model; who asks checks them against its hash. */
  async modelFile(companyId: string, modelId: string): Promise<Answer<Blob>> {
    const reply = await this.#request(companyId, `/v1/models/${encodeURIComponent(modelId)}/file`, {});
    return reply.ok ? { ok: true, value: await reply.value.blob() } : reply;
  }

  /** The company's connections whose drafts can be coded. */
  async draftConnections(companyId: string): Promise<Answer<readonly DraftConnection[]>> {
    const reply = await this.#read(companyId, '/v1/drafts/connections', {}, draftConnectionList);
    return reply.ok ? { ok: true, value: reply.value.rows } : reply;
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
    return valueOf(await this.#request(companyId, path, init), schema);
  }

  #request(
    companyId: string,
    path: string,
    init: RequestInit & { readonly body?: string },
  ): Promise<Answer<Response>> {
    const headers = new Headers(init.headers);
    headers.set(CONTRACT_HEADER, CONTRACT_VERSION);
    headers.set('authorization', this.#credentials.authorization);
    if (companyId !== '') headers.set(COMPANY_HEADER, companyId);
    const asked = this.#send(`${this.#origin}${path}`, {
      ...init,
      headers,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(WAIT_MS),
    });
    return answerOf(asked);
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
