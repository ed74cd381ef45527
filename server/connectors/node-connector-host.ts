import { setTimeout as wait } from 'node:timers/promises';
import type { ConnectorHost } from './connector-host.ts';

/** This process as the host of a connector; `signal` aborts when the job is to stop. */
export function nodeConnectorHost(signal: AbortSignal): ConnectorHost {
  return {
    fetch: (url, init) => fetch(url, init),
    nowMs: () => Date.now(),
    sleep: async (waitMs, stop) => {
      try {
        await wait(waitMs, undefined, { signal: stop });
      } catch {
        // Aborted: whoever waits looks at its signal next.
      }
    },
    deadline: (waitMs) => AbortSignal.timeout(waitMs),
    random: () => Math.random(),
    signal,
  };
}
