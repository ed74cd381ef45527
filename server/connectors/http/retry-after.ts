/** The longest that is waited within one call; a source that asks for more is asked again by a later job. */
export const MAX_WAIT_MS = 120_000;

/**
 * Milliseconds to wait by a Retry-After header: whole seconds or an HTTP date (RFC 9110, 10.2.3); null where there is none
 * or it is neither.
 */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // A date begins with the name of its day; Date.parse would take a bare "-5" as a year.
  const atMs = /^[A-Za-z]/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}

const FIRST_WAIT_MS = 500;
const LONGEST_BACKOFF_MS = 30_000;

/**
 * Milliseconds to wait before try `tryCount` + 1 (1 after the first failed): doubling from half a second up to 30 s, of
 * which the first half is fixed and the second drawn, so that many connections that failed together do not come back
 * together. `random` gives a number in [0, 1).
 */
export function backoffMs(tryCount: number, random: () => number): number {
  const ceiling = Math.min(LONGEST_BACKOFF_MS, FIRST_WAIT_MS * 2 ** (tryCount - 1));
  return Math.round(ceiling / 2 + (ceiling / 2) * random());
}
