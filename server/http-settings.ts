import { envReader, type Env, type EnvReader } from './env-reader.ts';
import type { SignInSettings } from '../core/contracts/sign-in.ts';
import type { OpenIdSettings } from './http/access/open-id.ts';
import type { PageAllowance } from './http/content-policy.ts';
import { USUAL_RATE_LIMITS, type RateLimits } from './http/rate-limits.ts';

/** How the server is reached and guarded, from its environment; docs/admin/server.md explains each. */
export interface HttpSettings {
  /** Files with the certificate chain and its key, PEM; null: plain HTTP. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  readonly trustedProxies: number | readonly string[] | null;
  /** Whether browsers come by HTTPS: TLS here, or a proxy that is trusted. */
  readonly isHttps: boolean;
  readonly origins: readonly string[];
  readonly officePage: PageAllowance;
  readonly openId: OpenIdSettings | null;
  /** What add-ins are told of it. */
  readonly signIn: SignInSettings;
  readonly rateLimits: RateLimits;
  readonly metricsToken: string | null;
}

/** Settings, or what is wrong with them, a sentence each. */
export type HttpSettingsReading =
  | { readonly ok: true; readonly settings: HttpSettings }
  | { readonly ok: false; readonly sentences: readonly string[] };

const MIN_TOKEN_LENGTH = 24;
const MAX_PROXIES = 10;

/** Reads what HTTP needs. Nothing has to be set: then it is plain HTTP with keys only. */
export function httpSettings(env: Env): HttpSettingsReading {
  const read = envReader(env);
  const tls = tlsOf(read);
  const trustedProxies = proxiesOf(read);
  const openId = openIdSettings(read);
  const signIn = signInOf(read, openId);
  const settings: HttpSettings = {
    tls,
    trustedProxies,
    isHttps: tls !== null || trustedProxies !== null,
    origins: read.origins('KONTERA_ORIGINS'),
    officePage: {
      scripts: [],
      connects: [...originOf(signIn), ...read.origins('KONTERA_OFFICE_CONNECTS')],
      frames: [],
      ancestors: read.origins('KONTERA_OFFICE_ANCESTORS'),
    },
    openId,
    signIn,
    rateLimits: {
      ...USUAL_RATE_LIMITS,
      perCaller: read.whole('KONTERA_REQUESTS_PER_MINUTE', USUAL_RATE_LIMITS.perCaller, 1, 1_000_000),
    },
    metricsToken: metricsToken(read),
  };
  return read.sentences.length > 0 ? { ok: false, sentences: read.sentences } : { ok: true, settings };
}

function tlsOf(read: EnvReader): HttpSettings['tls'] {
  const certFile = read.text('KONTERA_TLS_CERT');
  const keyFile = read.text('KONTERA_TLS_KEY');
  if (certFile !== null && keyFile !== null) return { certFile, keyFile };
  if (certFile !== null || keyFile !== null)
    read.blame('KONTERA_TLS_CERT and KONTERA_TLS_KEY go together: set both, or neither behind a proxy.');
  return null;
}

/** `2` proxies in a row, or the addresses of proxies; `true` would believe anyone, so it is not offered. */
function proxiesOf(read: EnvReader): HttpSettings['trustedProxies'] {
  const entries = read.list('KONTERA_TRUST_PROXY');
  const [first] = entries;
  if (first === undefined) return null;
  if (entries.length === 1 && /^\d+$/.test(first)) {
    const count = read.whole('KONTERA_TRUST_PROXY', 1, 1, MAX_PROXIES);
    return count;
  }
  for (const entry of entries.filter(
    (one) => !/^(loopback|linklocal|uniquelocal|[\da-fA-F.:]+(\/\d{1,3})?)$/.test(one),
  ))
    read.blame(
      `KONTERA_TRUST_PROXY must be a number of proxies, or their addresses such as 10.0.0.0/8 or loopback, found "${entry}".`,
    );
  return entries;
}

function openIdSettings(read: EnvReader): OpenIdSettings | null {
  const issuer = read.text('KONTERA_OIDC_ISSUER');
  const audience = read.text('KONTERA_OIDC_AUDIENCE');
  if (issuer === null && audience === null) return null;
  if (issuer === null || audience === null) {
    read.blame('KONTERA_OIDC_ISSUER and KONTERA_OIDC_AUDIENCE go together: set both, or neither.');
    return null;
  }
  if (!/^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(issuer) || !URL.canParse(issuer))
    read.blame(`KONTERA_OIDC_ISSUER must be an https address, found "${issuer}".`);
  return {
    issuer,
    audience,
    tenantClaim: read.text('KONTERA_OIDC_TENANT_CLAIM') ?? 'kontera_tenant',
    roleClaim: read.text('KONTERA_OIDC_ROLE_CLAIM') ?? 'kontera_role',
  };
}

function signInOf(read: EnvReader, openId: OpenIdSettings | null): SignInSettings {
  const clientId = read.text('KONTERA_OIDC_CLIENT_ID');
  const scope = read.text('KONTERA_OIDC_SCOPE');
  if (clientId === null && scope === null) return { openId: null };
  if (openId === null || clientId === null || scope === null) {
    read.blame(
      'KONTERA_OIDC_CLIENT_ID and KONTERA_OIDC_SCOPE go together, and with KONTERA_OIDC_ISSUER: set all, or neither.',
    );
    return { openId: null };
  }
  return { openId: { issuer: openId.issuer, clientId, scope } };
}

/** Where the add-in's pages fetch the provider's settings and tokens; none where people do not sign in there. */
function originOf({ openId }: SignInSettings): readonly string[] {
  return openId !== null && URL.canParse(openId.issuer) ? [new URL(openId.issuer).origin] : [];
}

function metricsToken(read: EnvReader): string | null {
  const token = read.text('KONTERA_METRICS_TOKEN');
  if (token !== null && token.length < MIN_TOKEN_LENGTH)
    read.blame(`KONTERA_METRICS_TOKEN must have at least ${MIN_TOKEN_LENGTH} characters.`);
  return token;
}
