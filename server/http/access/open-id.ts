import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import * as z from 'zod';
import { isRole, ROLE_SCOPES } from '../../../core/contracts/scope.ts';
import { tenantIdText } from '../../../core/contracts/wire-text.ts';
import type { Caller } from './caller.ts';

/** What has to be known of the identity provider. */
export interface OpenIdSettings {
  /** As the provider writes it in `iss`; its discovery document lies below it. */
  readonly issuer: string;
  /** What `aud` has to hold: the name of this server at the provider. */
  readonly audience: string;
  /** Claim with the id of the tenant, or a list of ids. */
  readonly tenantClaim: string;
  /** Claim with the role, or a list of which exactly one is a role of Kontera. */
  readonly roleClaim: string;
}

/** Tells who a token of the identity provider belongs to. */
export interface OpenId {
  /**
   * Null where the token is forged, expired, for another audience, or says no tenant and role. Throws ProviderAway where
   * the provider's keys cannot be had: then nothing can be said about the token.
   */
  verify(token: string): Promise<Caller | null>;
}

/** The identity provider does not answer, or not with keys. */
export class ProviderAway extends Error {
  override readonly name = 'ProviderAway';
  /** As the error handler knows it. */
  readonly type = 'kontera.provider-away';

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : 'no answer', { cause });
  }
}

/** Signatures that only the provider's private key can make. `none` and those of a shared secret are not among them. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'];

/** Clocks of two machines may differ by this. */
const CLOCK_SKEW_SECONDS = 60;

const MAX_TENANTS = 1_000;
const MAX_SUBJECT_LENGTH = 200;

/** Verifies tokens of an OpenID Connect provider; its keys are fetched once and again when an unknown one is named. */
export function openIdOf(settings: OpenIdSettings, fetchJson: (url: string) => Promise<unknown>): OpenId {
  let keys: Promise<JWTVerifyGetKey> | null = null;
  const keySet = async (): Promise<JWTVerifyGetKey> => {
    keys ??= discoverKeys(settings.issuer, fetchJson);
    try {
      return await keys;
    } catch (error) {
      // The next request tries again.
      keys = null;
      throw new ProviderAway(error);
    }
  };
  return {
    async verify(token) {
      const payload = await verifiedPayload(token, await keySet(), settings);
      return payload === null ? null : callerOfToken(payload, settings);
    },
  };
}

const discoveryDocument = z.object({ issuer: z.string(), jwks_uri: z.url() });

async function discoverKeys(
  issuer: string,
  fetchJson: (url: string) => Promise<unknown>,
): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const found = discoveryDocument.parse(await fetchJson(address));
  if (found.issuer !== issuer)
    throw new Error(`the identity provider calls itself ${found.issuer}, expected ${issuer}`);
  return createRemoteJWKSet(new URL(found.jwks_uri), { timeoutDuration: 5_000, cooldownDuration: 30_000 });
}

async function verifiedPayload(
  token: string,
  keys: JWTVerifyGetKey,
  { issuer, audience }: OpenIdSettings,
): Promise<JWTPayload | null> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_SKEW_SECONDS,
      requiredClaims: ['exp', 'sub'],
    });
    return payload;
  } catch (error) {
    if (isOfToken(error)) return null;
    throw new ProviderAway(error);
  }
}

/** Codes of what may go wrong while the keys are fetched; the generic one stands for replies that are no key set. */
const KEY_FAULTS: ReadonlySet<string> = new Set([
  errors.JOSEError.code,
  errors.JWKSTimeout.code,
  errors.JWKSInvalid.code,
]);

function isOfToken(error: unknown): boolean {
  return error instanceof errors.JOSEError && !KEY_FAULTS.has(error.code);
}

function callerOfToken(payload: JWTPayload, { tenantClaim, roleClaim }: OpenIdSettings): Caller | null {
  const roles = textsOf(payload[roleClaim]).filter(isRole);
  const tenantIds = textsOf(payload[tenantClaim]);
  const [role] = roles;
  const subject = payload.sub ?? '';
  const areIds = tenantIds.every((id) => tenantIdText.safeParse(id).success);
  if (role === undefined || roles.length > 1 || tenantIds.length === 0 || tenantIds.length > MAX_TENANTS)
    return null;
  if (!areIds || subject === '' || subject.length > MAX_SUBJECT_LENGTH) return null;
  return { actor: { kind: 'user', id: subject }, role, scopes: new Set(ROLE_SCOPES[role]), tenantIds };
}

/** A claim that is a text or a list of texts; anything else says nothing. */
function textsOf(claim: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return list.filter((one) => typeof one === 'string');
}
