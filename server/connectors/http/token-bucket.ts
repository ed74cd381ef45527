/** How often a source may be asked: `burst` requests at once, then one every `intervalMs`. */
export interface RateLimit {
  readonly burst: number;
  readonly intervalMs: number;
}

/** Shares out the requests of one connection over time. */
export class TokenBucket {
  readonly #limit: RateLimit;
  /** When the bucket is full again: each request moves it on by one interval. */
  #fullAtMs = 0;

  constructor(limit: RateLimit) {
    this.#limit = limit;
  }

  /** Takes one request and answers how many milliseconds it has to wait before it is sent. */
  take(nowMs: number): number {
    const { burst, intervalMs } = this.#limit;
    this.#fullAtMs = Math.max(this.#fullAtMs, nowMs) + intervalMs;
    return Math.max(0, this.#fullAtMs - nowMs - burst * intervalMs);
  }
}
