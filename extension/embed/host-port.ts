import {
  EMBED_VERSION,
  type FrameMessageType,
  type FramePayload,
} from '../../core/contracts/embed-message.ts';
import { ERROR_TABLE, type ErrorCode } from '../../core/contracts/error-table.ts';
import type { WireFault } from '../../core/contracts/wire-fault.ts';
import { readMessage, type HostMessage } from './read-message.ts';

/** A host's answer to a request of ours. */
export type HostReply = Extract<HostMessage, { readonly type: 'authorise' | 'written' | 'refused' }>;

/** Most requests that may wait for a host at one time. */
const MAX_WAITING = 16;

/** Our end of the port to a host: reads what comes, refuses what it cannot, and pairs replies with requests. */
export class HostPort {
  readonly #port: MessagePort;
  readonly #take: (message: HostMessage) => void;
  readonly #waiting = new Map<string, (reply: HostReply) => void>();
  #requestCount = 0;

  /** `take` gets every message but replies to our requests. */
  constructor(port: MessagePort, take: (message: HostMessage) => void) {
    this.#port = port;
    this.#take = take;
    port.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#read(data));
    port.start();
  }

  /** Sends a reply to the host's request `id`. */
  reply<Type extends FrameMessageType>(id: string, type: Type, payload: FramePayload<Type>): void {
    this.#port.postMessage({ v: EMBED_VERSION, id, type, payload });
  }

  /** Refuses the host's message `id`, with the sentence of the error table. */
  refuse(id: string, code: ErrorCode, faults: readonly WireFault[] = []): void {
    this.reply(id, 'error', { code, sentence: ERROR_TABLE[code].sentence, faults: [...faults] });
  }

  /** Tells the host what happened; it need not answer. */
  tell<Type extends 'resized' | 'document-coded'>(type: Type, payload: FramePayload<Type>): void {
    this.reply(this.#nextId(), type, payload);
  }

  /** Asks the host, and gives its reply; null where too many requests wait already. */
  ask<Type extends 'token-needed' | 'coding-proposed'>(
    type: Type,
    payload: FramePayload<Type>,
  ): Promise<HostReply | null> {
    if (this.#waiting.size >= MAX_WAITING) return Promise.resolve(null);
    const id = this.#nextId();
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.reply(id, type, payload);
    });
  }

  #read(sent: unknown): void {
    const reading = readMessage(sent);
    if (!reading.ok) {
      const { id, code, faults } = reading.refusal;
      this.refuse(id, code, faults);
      return;
    }
    const { message } = reading;
    const waiting = isReply(message) ? this.#waiting.get(message.id) : undefined;
    if (isReply(message) && waiting) {
      this.#waiting.delete(message.id);
      waiting(message);
    } else if (message.type === 'written' || message.type === 'refused')
      this.refuse(message.id, 'bad-request', [{ path: 'id', expected: 'must be that of a request of ours' }]);
    else this.#take(message);
  }

  #nextId(): string {
    this.#requestCount += 1;
    return `k-${this.#requestCount}`;
  }
}

function isReply(message: HostMessage): message is HostReply {
  return message.type === 'authorise' || message.type === 'written' || message.type === 'refused';
}
