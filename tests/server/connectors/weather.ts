/** What happens to one request on its way. */
export type Weather =
  | 'fine'
  /** Refused with a time to come back (429, Retry-After). */
  | 'throttled'
  /** Refused without one (503). */
  | 'unavailable'
  /** The connection breaks before the request arrives. */
  | 'unreachable'
  /** The request is carried out and its answer lost. */
  | 'answer lost'
  /** The answer ends in its middle. */
  | 'answer cut'
  /** The session or token is refused (401). */
  | 'signed out';

/** All that can happen. */
export const WEATHERS: readonly Weather[] = [
  'fine',
  'throttled',
  'unavailable',
  'unreachable',
  'answer lost',
  'answer cut',
  'signed out',
];

/** A source behind a network: each request meets the next weather of the forecast, then it is fine. */
export function weatheredFetch(
  forecast: Weather[],
  answer: (url: string, init: RequestInit) => Response,
  signOut: () => void,
): (url: string, init: RequestInit) => Promise<Response> {
  return async (url, init) => {
    await Promise.resolve();
    const weather = forecast.shift() ?? 'fine';
    if (weather === 'unreachable') throw new TypeError('fetch failed');
    if (weather === 'throttled') return new Response('', { status: 429, headers: { 'retry-after': '3' } });
    if (weather === 'unavailable') return new Response('', { status: 503 });
    if (weather === 'signed out') signOut();
    const response = answer(url, init);
    if (weather === 'answer lost') throw new TypeError('fetch failed');
    return weather === 'answer cut' ? cut(response) : response;
  };
}

/** The first half of an answer, as a proxy that gave up may end it. */
async function cut(response: Response): Promise<Response> {
  const text = await response.text();
  return new Response(text.slice(0, Math.floor(text.length / 2)), {
    status: response.status,
    headers: { 'content-type': response.headers.get('content-type') ?? '' },
  });
}
