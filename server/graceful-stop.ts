import type { Server } from 'node:http';

const SWEEP_MS = 50;

/** Ends a server in order. */
export interface Stopping {
  /** Whether it has begun: no new work is taken, /readyz says so, connections are not kept. */
  readonly hasBegun: boolean;
  /** Takes no more connections, waits for the requests that are being worked on, at most `patienceMs`, then cuts them. */
  stop(server: Server, patienceMs: number): Promise<void>;
}

/** A server's way to its end. */
export function gracefulStop(): Stopping {
  let hasBegun = false;
  return {
    get hasBegun() {
      return hasBegun;
    },
    async stop(server, patienceMs) {
      hasBegun = true;
      const closed = new Promise<void>((done) => server.close(() => done()));
      // A connection whose request is answered from now on would be kept for its next one.
      const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
      const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
      await closed;
      clearInterval(sweep);
      clearTimeout(cut);
    },
  };
}
