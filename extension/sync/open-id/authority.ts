/** How MSAL has to be told about a provider. */
export interface Authority {
  /** The address below which MSAL looks for the provider's settings. */
  readonly address: string;
  /** Whether it is Microsoft's: it signs people in for Excel, and its addresses follow rules of their own. */
  readonly isMicrosoft: boolean;
}

const MICROSOFT_ISSUER =
  /^(https:\/\/login\.(?:microsoftonline\.com|microsoftonline\.us|partner\.microsoftonline\.cn)\/[^/]+)\/v2\.0\/?$/;

/** The authority that issues tokens under a name. */
export function authorityOf(issuer: string): Authority {
  const [, tenant] = MICROSOFT_ISSUER.exec(issuer) ?? [];
  return tenant === undefined
    ? { address: issuer, isMicrosoft: false }
    : { address: tenant, isMicrosoft: true };
}
