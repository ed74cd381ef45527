import type { KeyedStore } from './keyed-store.ts';

/** One request that left this computer, as it left. */
export interface Departure {
  /** When, ISO 8601. */
  readonly at: string;
  readonly method: string;
  readonly url: string;
  /** What was sent along, to the letter, without the proof of who sends; '' for nothing. */
  readonly body: string;
  /** HTTP status, 0 where nobody answered. */
  readonly status: number;
}

/** Most departures kept of a company. */
const MAX_KEPT = 100;

/** The one door through which anything leaves: does a request and notes it. */
export function notedFetch(
  send: typeof fetch,
  store: KeyedStore,
  now: () => string,
): (url: string, init: RequestInit & { readonly body?: string }) => Promise<Response> {
  return async (url, init) => {
    const note = async (status: number): Promise<void> => {
      const departure: Departure = {
        at: now(),
        method: init.method ?? 'GET',
        url,
        body: init.body ?? '',
        status,
      };
      await store.put('departures', departure.at, departure);
      await prune(store);
    };
    try {
      const response = await send(url, init);
      await note(response.status);
      return response;
    } catch (error) {
      await note(0);
      throw error;
    }
  };
}

/** What left this computer for a company, latest first. */
export async function departures(store: KeyedStore): Promise<readonly Departure[]> {
  const entries = await store.list('departures', '');
  return entries.flatMap(([, value]) => (isDeparture(value) ? [value] : [])).reverse();
}

async function prune(store: KeyedStore): Promise<void> {
  const entries = await store.list('departures', '');
  for (const [key] of entries.slice(0, Math.max(0, entries.length - MAX_KEPT)))
    await store.remove('departures', key);
}

function isDeparture(value: unknown): value is Departure {
  return (
    typeof value === 'object' &&
    value !== null &&
    'at' in value &&
    typeof value.at === 'string' &&
    'url' in value &&
    typeof value.url === 'string' &&
    'body' in value &&
    typeof value.body === 'string'
  );
}
