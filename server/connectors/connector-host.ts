/** What a connector needs from the process it runs in; tests hand over their own. */
export interface ConnectorHost {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Unix time in milliseconds. */
  readonly nowMs: () => number;
  /** Resolves after `waitMs`, or at once when the signal aborts. */
  readonly sleep: (waitMs: number, signal: AbortSignal) => Promise<void>;
  /** A signal that aborts after `waitMs`: how long one request may take. */
  readonly deadline: (waitMs: number) => AbortSignal;
  /** A number in [0, 1), to spread retries of many connections; seeded in tests. */
  readonly random: () => number;
  /** Aborts when the job is to stop. */
  readonly signal: AbortSignal;
}
