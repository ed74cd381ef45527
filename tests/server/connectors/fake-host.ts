import type { ConnectorHost } from '../../../server/connectors/connector-host.ts';

/** A clock that moves only when someone sleeps or a test says so. */
export interface FakeClock {
  nowMs: number;
  /** All waits asked for, in order, those of 0 ms left out. */
  readonly waitsMs: number[];
}

/** A clock at an ordinary moment. */
export function fakeClock(nowMs = Date.UTC(2026, 4, 4, 9, 0, 0)): FakeClock {
  return { nowMs, waitsMs: [] };
}

/** A host without network, whose time is the clock's; requests time out only where `deadline` says so. */
export function fakeHost(
  clock: FakeClock,
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  signal: AbortSignal = new AbortController().signal,
): ConnectorHost {
  return {
    fetch,
    nowMs: () => clock.nowMs,
    sleep: (waitMs) => {
      if (waitMs > 0) clock.waitsMs.push(waitMs);
      clock.nowMs += waitMs;
      return Promise.resolve();
    },
    deadline: () => new AbortController().signal,
    random: () => 0.5,
    signal,
  };
}
