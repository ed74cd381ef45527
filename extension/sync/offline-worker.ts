// Service worker: keeps the pages and what they load, so that they open without a network. Nothing of the API is kept.
import { cachePlan } from './cache-plan.ts';

declare const KONTERA_FILES: readonly string[];
declare const KONTERA_BUILD: string;

// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the page's types know no service worker's scope
const scope = globalThis as unknown as ServiceWorkerGlobalScope;
const CACHE_NAME = `kontera-${KONTERA_BUILD}`;

async function install(): Promise<void> {
  const cache = await caches.open(CACHE_NAME);
  await cache.addAll(KONTERA_FILES.map((path) => new Request(path, { cache: 'reload' })));
  await scope.skipWaiting();
}

async function activate(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('kontera-') && name !== CACHE_NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
  await scope.clients.claim();
}

/** From the cache, and fetched where it is not there. */
async function cacheFirst(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE_NAME);
  return (await cache.match(request)) ?? fetchAndKeep(request, cache);
}

/** From the network, and from the cache where nobody answers. */
async function networkFirst(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE_NAME);
  try {
    return await fetchAndKeep(request, cache);
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}

async function fetchAndKeep(request: Request, cache: Cache): Promise<Response> {
  const response = await fetch(request);
  // Scripts of another origin show no status; the browser runs them all the same.
  if (response.ok || response.type === 'opaque') await cache.put(request, response.clone());
  return response;
}

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('fetch', (event) => {
  const plan = cachePlan(event.request.method, event.request.url, scope.location.origin);
  if (plan === 'cache-first') event.respondWith(cacheFirst(event.request));
  else if (plan === 'network-first') event.respondWith(networkFirst(event.request));
});
