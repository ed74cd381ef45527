import type {
  EmbedEnvelope,
  FrameMessageType,
  FramePayload,
  HostMessageType,
  HostPayloadInput,
} from './protocol.ts';

/** What a host does when the frame asks or tells. */
export interface KonteraHandlers {
  /** Gives a short-lived token of our server for this user; null where the host hands over models itself. */
  readonly token: (() => Promise<HostPayloadInput<'authorise'> | null>) | null;
  /** Checks and writes a proposal; what it throws is shown to the person as its sentence. */
  readonly write: (proposal: FramePayload<'coding-proposed'>) => Promise<void>;
  readonly coded?: (counts: FramePayload<'document-coded'>) => void;
  /** Where absent, the frame gets the height that it asks for. */
  readonly resized?: (heightPx: number) => void;
}

/** A frame that was greeted. */
export interface KonteraConnection {
  /** Sends a request and gives the reply's payload; rejects with what the frame refused. */
  request<Type extends Exclude<HostMessageType, 'hello' | 'written' | 'refused'>>(
    type: Type,
    payload: HostPayloadInput<Type>,
    transfer?: Transferable[],
  ): Promise<unknown>;
  close(): void;
}

// This file runs in pages of others and stands alone: it takes no schema along.
const VERSION = 1;

/**
 * Greets the frame of Kontera in `iframe`, which is about to load from `origin`: call it before the address is set.
 * Resolves when the frame has answered, rejects where it refuses.
 */
export function connectKontera(
  iframe: HTMLIFrameElement,
  origin: string,
  hostName: string,
  handlers: KonteraHandlers,
): Promise<KonteraConnection> {
  return new Promise((resolve, reject) => {
    // An empty iframe tells that it has loaded too: whoever is not at our origin hears nothing, and the next load is greeted.
    const greet = (): void => {
      const { port1, port2 } = new MessageChannel();
      const line = new HostLine(port1, iframe, handlers);
      const welcome = (): void => {
        iframe.removeEventListener('load', greet);
        resolve(line);
      };
      const id = line.expect(welcome, reject);
      const hello = { v: VERSION, id, type: 'hello', payload: { hostName } };
      iframe.contentWindow?.postMessage(hello, origin, [port2]);
    };
    iframe.addEventListener('load', greet);
  });
}

interface Waiting {
  readonly resolve: (payload: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The host's end of the port. */
class HostLine implements KonteraConnection {
  readonly #port: MessagePort;
  readonly #iframe: HTMLIFrameElement;
  readonly #handlers: KonteraHandlers;
  readonly #waiting = new Map<string, Waiting>();
  #count = 0;

  constructor(port: MessagePort, iframe: HTMLIFrameElement, handlers: KonteraHandlers) {
    this.#port = port;
    this.#iframe = iframe;
    this.#handlers = handlers;
    port.addEventListener('message', ({ data }: MessageEvent<EmbedEnvelope>) => void this.#take(data));
    port.start();
  }

  expect(resolve: (payload: unknown) => void, reject: (error: Error) => void): string {
    this.#count += 1;
    const id = `h-${this.#count}`;
    this.#waiting.set(id, { resolve, reject });
    return id;
  }

  request(type: string, payload: object, transfer: Transferable[] = []): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#send(this.expect(resolve, reject), type, payload, transfer);
    });
  }

  close(): void {
    this.#port.close();
  }

  #send(id: string, type: string, payload: object, transfer: Transferable[] = []): void {
    this.#port.postMessage({ v: VERSION, id, type, payload }, transfer);
  }

  async #take({ id, type, payload }: EmbedEnvelope): Promise<void> {
    if (is('token-needed', type, payload)) await this.#giveToken(id);
    else if (is('coding-proposed', type, payload)) await this.#write(id, payload);
    else if (is('resized', type, payload)) this.#resize(payload.heightPx);
    else if (is('document-coded', type, payload)) this.#handlers.coded?.(payload);
    else this.#settle(id, type, payload);
  }

  async #giveToken(id: string): Promise<void> {
    const given = await this.#handlers.token?.().catch(() => null);
    if (given) this.#send(id, 'authorise', given);
    else this.#send(id, 'refused', { sentence: '' });
  }

  async #write(id: string, proposal: FramePayload<'coding-proposed'>): Promise<void> {
    try {
      await this.#handlers.write(proposal);
      this.#send(id, 'written', {});
    } catch (error) {
      const sentence = error instanceof Error ? error.message : String(error);
      this.#send(id, 'refused', { sentence: sentence.replaceAll(/\s+/g, ' ').slice(0, 500) });
    }
  }

  #resize(heightPx: number): void {
    if (this.#handlers.resized) this.#handlers.resized(heightPx);
    else this.#iframe.height = String(Math.min(4_000, Math.max(120, heightPx)));
  }

  #settle(id: string, type: string, payload: unknown): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (is('error', type, payload)) waiting?.reject(new Error(`${payload.code}: ${payload.sentence}`));
    else waiting?.resolve(payload);
  }
}

/** The frame is ours and our origin was checked: its payloads are what their type says. */
function is<Type extends FrameMessageType>(
  wanted: Type,
  type: string,
  payload: unknown,
): payload is FramePayload<Type> {
  return type === wanted && typeof payload === 'object' && payload !== null;
}
