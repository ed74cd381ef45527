/** A short-lived token of the host, kept in memory alone. */
export interface HeldToken {
  readonly token: string;
  /** ISO 8601 in UTC. */
  readonly expiresAt: string;
}

/** Why another token is asked for. */
export type TokenNeed = 'none' | 'expired' | 'refused';

/** A token that ends sooner is not begun with. */
const MARGIN_MS = 5_000;

/** Holds the token in use, and asks the host for another where there is none, or none that is still good. */
export class TokenHolder {
  readonly #ask: (reason: TokenNeed) => Promise<HeldToken | null>;
  readonly #now: () => number;
  #held: HeldToken | null = null;
  /** Those who come while one is asked for wait for the same. */
  #asked: Promise<string | null> | null = null;

  /** `ask` asks the host and gives null where it refuses; `now` in milliseconds since 1970. */
  constructor(ask: (reason: TokenNeed) => Promise<HeldToken | null>, now: () => number) {
    this.#ask = ask;
    this.#now = now;
  }

  /** Takes a token that the host gave by itself. */
  hold(held: HeldToken): void {
    this.#held = held;
  }

  /** A token that is good; null where the host gives none. */
  async token(): Promise<string | null> {
    const held = this.#held;
    if (held && Date.parse(held.expiresAt) - MARGIN_MS > this.#now()) return held.token;
    return this.#another(held ? 'expired' : 'none');
  }

  /** Another token in place of one that our server refused. */
  async afterRefusal(refused: string): Promise<string | null> {
    return this.#held && this.#held.token !== refused ? this.#held.token : this.#another('refused');
  }

  #another(reason: TokenNeed): Promise<string | null> {
    this.#asked ??= this.#askOnce(reason).finally(() => (this.#asked = null));
    return this.#asked;
  }

  async #askOnce(reason: TokenNeed): Promise<string | null> {
    this.#held = await this.#ask(reason);
    return this.#held?.token ?? null;
  }
}
