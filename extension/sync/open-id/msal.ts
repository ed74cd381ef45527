// The one file that knows MSAL. It is large, so it is loaded only once somebody signs in at a provider.
import {
  createNestablePublicClientApplication,
  ProtocolMode,
  PublicClientApplication,
  type AuthenticationResult,
  type Configuration,
  type IPublicClientApplication,
} from '@azure/msal-browser';
import type { OpenIdOffer } from '../../../core/contracts/sign-in.ts';
import { authorityOf } from './authority.ts';
import type { TokenAnswer, TokenClient } from './token.ts';

/** What of MSAL the pane uses. */
export type NestedApplication = Pick<
  IPublicClientApplication,
  'acquireTokenSilent' | 'acquireTokenPopup' | 'clearCache'
>;

/** What of MSAL the window uses. */
export type RedirectingApplication = Pick<
  IPublicClientApplication,
  'handleRedirectPromise' | 'acquireTokenRedirect'
>;

/** MSAL's settings for a server's offer. `redirectUri`: the page that the provider sends the person back to. */
export function msalSettings(offer: OpenIdOffer, redirectUri: string): Configuration {
  const { issuer, clientId } = offer;
  const { address, isMicrosoft } = authorityOf(issuer);
  return {
    auth: {
      ...{ clientId, redirectUri, authority: address },
      // MSAL asks Microsoft about addresses that it does not know.
      ...(isMicrosoft ? {} : { knownAuthorities: [new URL(issuer).host] }),
    },
    // Gone with the window or the pane. A redirection leaves the page, so there is nothing in memory to come back to.
    cache: { cacheLocation: 'sessionStorage' },
    system: { protocolMode: isMicrosoft ? ProtocolMode.AAD : ProtocolMode.OIDC },
  };
}

/** Tokens by way of the program that shows the pane. Only where it says that it can: elsewhere MSAL would open windows itself. */
export async function nestedClient(offer: OpenIdOffer, origin: string): Promise<TokenClient> {
  const settings = msalSettings(offer, `brk-multihub://${new URL(origin).host}`);
  return nestedClientOf(await createNestablePublicClientApplication(settings), offer);
}

/** The same on an application that is there already. */
export function nestedClientOf(application: NestedApplication, offer: OpenIdOffer): TokenClient {
  const request = { scopes: scopesOf(offer) };
  return {
    silently: () => answerOf(application.acquireTokenSilent(request)),
    interactively: () => answerOf(application.acquireTokenPopup(request)),
    forget: () => application.clearCache(),
  };
}

/** The application of the window that signs in. */
export async function redirectingApplication(
  offer: OpenIdOffer,
  redirectUri: string,
): Promise<RedirectingApplication> {
  const application = new PublicClientApplication(msalSettings(offer, redirectUri));
  await application.initialize();
  return application;
}

/** The token that the provider sent the person back with; null where the page is being left for the provider. */
export async function tokenByRedirect(
  application: RedirectingApplication,
  offer: OpenIdOffer,
): Promise<TokenAnswer | null> {
  try {
    const result = await application.handleRedirectPromise({ navigateToLoginRequestUrl: false });
    if (result) return tokenOf(result);
    await application.acquireTokenRedirect({ scopes: scopesOf(offer) });
    return null;
  } catch (error) {
    return refusalOf(error);
  }
}

function scopesOf({ scope }: OpenIdOffer): string[] {
  return scope.split(/\s+/).filter(Boolean);
}

async function answerOf(asked: Promise<AuthenticationResult>): Promise<TokenAnswer> {
  try {
    return tokenOf(await asked);
  } catch (error) {
    return refusalOf(error);
  }
}

function tokenOf({ accessToken, expiresOn }: AuthenticationResult): TokenAnswer {
  if (accessToken === '' || expiresOn === null) return { kind: 'not-able' };
  return { kind: 'token', access: { token: accessToken, expiresAtMs: expiresOn.getTime() } };
}

/** The person closed the window or said no. */
const DECLINED: ReadonlySet<string> = new Set(['user_cancelled', 'access_denied']);
const AWAY: ReadonlySet<string> = new Set([
  ...['no_network_connectivity', 'network_error', 'post_request_failed', 'get_request_failed'],
  ...['endpoints_resolution_error', 'openid_config_error'],
]);

function refusalOf(error: unknown): TokenAnswer {
  if (!(error instanceof Error) || !('errorCode' in error)) return { kind: 'not-able' };
  const code = String(error.errorCode);
  if (AWAY.has(code)) return { kind: 'away' };
  const asks = error.name === 'InteractionRequiredAuthError' || DECLINED.has(code);
  return { kind: asks ? 'asks-person' : 'not-able' };
}
