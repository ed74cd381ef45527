import type { KeyedStore } from '../../sync/keyed-store.ts';
import { keepOffer, keptOffer } from '../../sync/offer-shelf.ts';
import type { Send } from '../../sync/server-door.ts';
import { withSchemas } from '../../sync/with-schemas.ts';

/** Host of the provider that people sign in at for a server, as far as it is kept; '' where none is. */
export async function signInHostOf(store: KeyedStore, serverOrigin: string): Promise<string> {
  const offer = await keptOffer(store);
  return offer?.serverOrigin === serverOrigin ? new URL(offer.openId.issuer).host : '';
}

/** Asks a server how people sign in, and keeps it; false where it did not say. */
export async function fetchOffer(store: KeyedStore, send: Send, serverOrigin: string): Promise<boolean> {
  const { askOffer } = await withSchemas(() => import('../../sync/ask-offer.ts'));
  const answer = await askOffer(send, serverOrigin);
  if (!answer.ok) return false;
  const { openId } = answer.value;
  await keepOffer(store, openId && { serverOrigin, openId });
  return true;
}
