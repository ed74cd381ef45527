import type { Decision } from '../../core/contracts/decision.ts';
import type { ServerDoor } from './server-door.ts';

/** Most batches kept while the server is away; beyond them the oldest are given up, and the ERP's own postings teach instead. */
const MAX_BATCHES = 100;

interface Batch {
  readonly decisions: readonly Decision[];
  readonly key: string;
}

/** Sends what was written to our server, in order; what could not be sent goes with the next. */
export class DecisionOutbox {
  readonly #server: Pick<ServerDoor, 'send'>;
  #batches: readonly Batch[] = [];
  #sending: Promise<void> = Promise.resolve();

  constructor(server: Pick<ServerDoor, 'send'>) {
    this.#server = server;
  }

  /** Batches that wait. */
  get count(): number {
    return this.#batches.length;
  }

  /** Sends decisions behind those that wait; `key` is new for each batch. Resolves when nothing more can be sent now. */
  async put(decisions: readonly Decision[], key: string): Promise<void> {
    if (decisions.length > 0) this.#batches = [...this.#batches, { decisions, key }].slice(-MAX_BATCHES);
    this.#sending = this.#sending.then(() => this.#send());
    await this.#sending;
  }

  async #send(): Promise<void> {
    for (let batch = this.#batches[0]; batch; batch = this.#batches[0]) {
      const answer = await this.#server.send(batch.decisions, batch.key);
      // What the server will never take would stop all that comes after it.
      if (!answer.ok && answer.code !== 'invalid' && answer.code !== 'key-reused') return;
      const { key } = batch;
      this.#batches = this.#batches.filter((other) => other.key !== key);
    }
  }
}
