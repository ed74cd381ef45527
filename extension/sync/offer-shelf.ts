import type { OpenIdOffer } from '../../core/contracts/sign-in.ts';
import type { KeyedStore } from './keyed-store.ts';

/** At which provider people sign in to a server. */
export interface ServerOffer {
  /** Scheme, host and port of the server that said so. */
  readonly serverOrigin: string;
  readonly openId: OpenIdOffer;
}

const KEY = 'sign-in-offer';

/** Remembers what a server offers, so that it need not be asked again; null forgets it. */
export async function keepOffer(store: KeyedStore, offer: ServerOffer | null): Promise<void> {
  if (offer) await store.put('settings', KEY, offer);
  else await store.remove('settings', KEY);
}

/** What was remembered last; null where nothing was. */
export async function keptOffer(store: KeyedStore): Promise<ServerOffer | null> {
  const kept = await store.get('settings', KEY);
  return isOffer(kept) ? kept : null;
}

function isOffer(value: unknown): value is ServerOffer {
  if (typeof value !== 'object' || value === null || !('serverOrigin' in value) || !('openId' in value))
    return false;
  const { serverOrigin, openId } = value;
  if (typeof serverOrigin !== 'string' || typeof openId !== 'object' || openId === null) return false;
  return ['issuer', 'clientId', 'scope'].every((name) => typeof Reflect.get(openId, name) === 'string');
}
