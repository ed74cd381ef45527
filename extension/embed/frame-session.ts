import type { CodingProposal } from '../../core/contracts/embed-document.ts';
import { EMBED_VERSION, type HostPayload } from '../../core/contracts/embed-message.ts';
import type { ErrorCode } from '../../core/contracts/error-table.ts';
import { DecisionOutbox } from './decision-outbox.ts';
import { HostPort } from './host-port.ts';
import type { KonteraCoding, KonteraCodingEvents } from './kontera-coding.ts';
import type { HostMessage } from './read-message.ts';
import { ServerDoor } from './server-door.ts';
import { TokenHolder, type HeldToken, type TokenNeed } from './token-holder.ts';

/** What a session of the frame stands on. */
export interface FrameGround {
  readonly coding: KonteraCoding;
  /** The address of `/v1/`. */
  readonly serverUrl: string;
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A key that nobody made before. */
  readonly newKey: () => string;
}

/** A host that was greeted: does what it asks for, tells it what happens, and hands proposals over to it. */
export class FrameSession {
  readonly #port: HostPort;
  readonly #ground: FrameGround;
  readonly #tokens: TokenHolder;
  readonly #server: ServerDoor;
  readonly #outbox: DecisionOutbox;
  /** Whether the model is our server's, so that it learns from what is written. */
  #isServed = false;
  /** Id of the host's `load-model` that waits for its answer. */
  #loading: string | null = null;

  constructor(port: MessagePort, helloId: string, ground: FrameGround) {
    this.#ground = ground;
    this.#port = new HostPort(port, (message) => this.#take(message));
    this.#tokens = new TokenHolder((reason) => this.#askForToken(reason), ground.now);
    this.#server = new ServerDoor(ground.serverUrl, this.#tokens, ground.fetch);
    this.#outbox = new DecisionOutbox(this.#server);
    this.#listen('model-loaded', (detail) => this.#modelLoaded(detail));
    this.#listen('coding-failed', ({ code }) => this.#modelFailed(code));
    this.#listen('document-coded', (detail) => this.#port.tell('document-coded', detail));
    this.#listen('coding-proposed', (proposal) => void this.#handOver(proposal));
    this.#port.reply(helloId, 'welcome', { version: EMBED_VERSION, product: 'Kontera' });
  }

  /** Tells the host how high the page would like to be. */
  resized(heightPx: number): void {
    this.#port.tell('resized', { heightPx });
  }

  #take(message: HostMessage): void {
    const { coding } = this.#ground;
    const { id } = message;
    switch (message.type) {
      case 'configure':
        this.#configure(message.payload);
        this.#port.reply(id, 'configured', {});
        break;
      case 'authorise':
        this.#tokens.hold(message.payload);
        this.#port.reply(id, 'authorised', {});
        if (coding.model === null) void this.#fetchModel();
        break;
      case 'load-model':
        this.#loading = id;
        this.#isServed = false;
        this.#useModel(message.payload.model, message.payload.masters, message.payload.laneLimits ?? null);
        break;
      case 'open-document':
        coding.document = message.payload.document;
        this.#port.reply(id, 'document-opened', { lineCount: message.payload.document.lines.length });
        break;
      case 'close-document':
        coding.document = null;
        this.#port.reply(id, 'document-closed', {});
        break;
      case 'hello':
        this.#port.refuse(id, 'conflict');
        break;
      case 'written':
      case 'refused':
      // The port has answered these: they belong to no request.
    }
  }

  #configure({ locale, theme, numberFormat }: HostPayload<'configure'>): void {
    Object.assign(this.#ground.coding, { locale, theme: theme === 'system' ? '' : theme, numberFormat });
  }

  #useModel(model: ArrayBuffer, masters: unknown, laneLimits: unknown): void {
    Object.assign(this.#ground.coding, { model, masters, laneLimits });
  }

  async #fetchModel(): Promise<void> {
    const { coding } = this.#ground;
    const answer = await this.#server.model();
    if (!answer.ok) {
      coding.fail(answer.code, '');
      return;
    }
    const { modelBytes, masters, laneLimits } = answer.value;
    this.#isServed = true;
    this.#useModel(modelBytes, { dimensions: masters }, laneLimits);
  }

  async #askForToken(reason: TokenNeed): Promise<HeldToken | null> {
    const reply = await this.#port.ask('token-needed', { reason });
    return reply?.type === 'authorise' ? reply.payload : null;
  }

  /** Only the host writes. What it wrote goes to our server too, for the next model to learn. */
  async #handOver(proposal: CodingProposal): Promise<void> {
    const { coding, newKey } = this.#ground;
    const reply = await this.#port.ask('coding-proposed', proposal);
    if (reply?.type !== 'written') {
      coding.settle({
        isWritten: false,
        sentence: reply?.type === 'refused' ? reply.payload.sentence : '',
      });
      return;
    }
    coding.settle({ isWritten: true });
    if (this.#isServed) await this.#outbox.put(proposal.decisions, newKey());
  }

  #modelLoaded(detail: KonteraCodingEvents['model-loaded']): void {
    if (this.#loading === null) return;
    this.#port.reply(this.#loading, 'model-loaded', { ...detail, dimensions: [...detail.dimensions] });
    this.#loading = null;
  }

  #modelFailed(code: ErrorCode): void {
    if (this.#loading === null) return;
    this.#port.refuse(this.#loading, code);
    this.#loading = null;
  }

  #listen<Name extends keyof KonteraCodingEvents>(
    name: Name,
    take: (detail: KonteraCodingEvents[Name]) => void,
  ): void {
    this.#ground.coding.addEventListener(name, (event) => {
      // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the element's own event of that name
      take((event as CustomEvent<KonteraCodingEvents[Name]>).detail);
    });
  }
}
