/** Where Office.js comes from, and what it loads itself. */
const OFFICE_ORIGIN = 'https://appsforoffice.microsoft.com';

/** How a request is answered: `network` leaves it to the browser, and nothing of it is kept. */
export type CachePlan = 'cache-first' | 'network-first' | 'network';

/**
 * How a request is answered offline or not. Files whose names carry their content's hash never change; pages are asked
 * for again while there is a network; the API, other origins and the window in which people sign in are never kept.
 */
export function cachePlan(method: string, url: string, ownOrigin: string): CachePlan {
  if (method !== 'GET') return 'network';
  const { origin, pathname } = new URL(url);
  if (origin === OFFICE_ORIGIN) return 'network-first';
  if (origin !== ownOrigin || /^\/(v1|healthz|readyz|metrics|sign-in\.html)(\/|$)/.test(pathname))
    return 'network';
  return pathname.startsWith('/assets/') ? 'cache-first' : 'network-first';
}
