import { canSignIn } from '../hosts/dialog/can-sign-in.ts';
import { showDialog } from '../hosts/dialog/show-dialog.ts';
import { ApiKeySignIn } from '../sync/api-key-sign-in.ts';
import { ChosenSignIn } from '../sync/chosen-sign-in.ts';
import type { KeyedStore } from '../sync/keyed-store.ts';
import { keptOffer } from '../sync/offer-shelf.ts';
import { authorityOf } from '../sync/open-id/authority.ts';
import { OpenIdSignIn } from '../sync/open-id/open-id-sign-in.ts';
import { readAnswer, type TokenAnswer, type TokenClient } from '../sync/open-id/token.ts';

/** The ways to sign in that Excel and its browser allow. */
export function browserSignIn(store: KeyedStore): ChosenSignIn {
  const provider = new OpenIdSignIn({
    nested: () => nestedClientFor(store),
    inWindow: () => tokenFromWindow(store),
    nowMs: () => Date.now(),
  });
  return new ChosenSignIn(store, new ApiKeySignIn(store), provider);
}

async function nestedClientFor(store: KeyedStore): Promise<TokenClient | null> {
  const offer = await keptOffer(store);
  if (!offer || !authorityOf(offer.openId.issuer).isMicrosoft || !canSignIn()) return null;
  const { nestedClient } = await import('../sync/open-id/msal.ts');
  return nestedClient(offer.openId, location.origin);
}

async function tokenFromWindow(store: KeyedStore): Promise<TokenAnswer> {
  const offer = await keptOffer(store);
  if (!offer) return { kind: 'not-able' };
  const page = new URL('sign-in.html', location.href);
  page.searchParams.set('server', offer.serverOrigin);
  const end = await showDialog(page.href);
  if (end.kind === 'message') return readAnswer(end.text);
  return { kind: end.kind === 'closed' ? 'asks-person' : 'not-able' };
}
