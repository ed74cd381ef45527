import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';
import { listen } from '../listen.ts';
import { selfSigned } from './self-signed.ts';

/** What tokens of the provider are for. */
export const AUDIENCE = 'https://kontera.example';
/** What the add-in is called at the provider, and what it asks for. */
export const CLIENT = { clientId: 'kontera-add-in', scope: 'coding' } as const;

/** A real OpenID Connect provider of another kind than Microsoft's, by HTTPS: MSAL talks to no other. */
export interface IdentityProvider {
  readonly issuer: string;
  /** Its keys, by plain HTTP: this process does not trust its certificate. */
  readonly jwksUri: string;
  close(): Promise<void>;
}

/** Starts a provider whose people belong to one tenant. `redirectUri`: the add-in's window. */
export async function startProvider(tenantId: string, redirectUri: () => string): Promise<IdentityProvider> {
  const [secure, plain] = [createTlsServer(selfSigned()), createServer()];
  const [atSecure, atPlain] = await Promise.all([listen(secure), listen(plain)]);
  const issuer = `https://127.0.0.1:${atSecure.port}`;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: 'first', alg: 'RS256', use: 'sig' };
  let callback: ReturnType<Provider['callback']> | null = null;
  for (const server of [secure, plain])
    server.on('request', (request, response) => {
      callback ??= provider(issuer, key, tenantId, redirectUri()).callback();
      void callback(request, response);
    });
  return {
    issuer,
    jwksUri: `${atPlain.origin}/jwks`,
    async close() {
      await Promise.all([atSecure.close(), atPlain.close()]);
    },
  };
}

function provider(issuer: string, key: object, tenantId: string, redirectUri: string): Provider {
  return new Provider(issuer, {
    jwks: { keys: [key] },
    cookies: { keys: ['a key for the cookies of a test'] },
    clients: [
      {
        client_id: CLIENT.clientId,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [redirectUri],
      },
    ],
    clientBasedCORS: () => true,
    features: {
      // Forms for name, password and consent; any will do.
      devInteractions: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          ...{ scope: CLIENT.scope, audience: AUDIENCE, accessTokenFormat: 'jwt' as const },
        }),
        defaultResource: () => AUDIENCE,
        useGrantedResource: () => true,
      },
    },
    extraTokenClaims: () => ({ kontera_tenant: tenantId, kontera_role: 'accountant' }),
  });
}
