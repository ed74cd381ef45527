import type { JsonPlace } from '../http/json-place.ts';
import { readAddress, readSecret } from '../settings-text.ts';

/** How to reach a company of Business Central online. */
export interface BcSettings {
  /** Of the API, without a slash at its end. */
  readonly apiUrl: string;
  /** Where tokens are issued. */
  readonly loginUrl: string;
  /** Entra tenant: a GUID or a domain. */
  readonly tenant: string;
  /** `Production`, or a sandbox's name. */
  readonly environment: string;
  /** The company's id (a GUID). */
  readonly company: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Accounts that stand for "not coded yet". */
  readonly placeholderAccounts: readonly string[];
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads the settings and the secret of a connection; a fault names its place. */
export function readBcSettings(settings: JsonPlace, secret: JsonPlace): BcSettings {
  const allowHttp = settings.at('allowHttp').is(true);
  const address = (name: string, usual: string): string =>
    settings.at(name).isNothing ? usual : readAddress(settings.at(name), allowHttp);
  return {
    apiUrl: address('apiUrl', 'https://api.businesscentral.dynamics.com'),
    loginUrl: address('loginUrl', 'https://login.microsoftonline.com'),
    tenant: matching(settings.at('tenant'), /^[\w.-]{1,100}$/, 'a tenant id or domain'),
    environment: matching(settings.at('environment'), /^[\w-]{1,50}$/, 'the name of an environment'),
    company: matching(settings.at('company'), GUID, 'the id of a company, a GUID'),
    clientId: matching(settings.at('clientId'), GUID, 'the id of an application, a GUID'),
    clientSecret: readSecret(secret.at('clientSecret')),
    placeholderAccounts: settings.at('placeholderAccounts').isNothing
      ? []
      : settings
          .at('placeholderAccounts')
          .list(100)
          .map((place) => place.text()),
  };
}

function matching(place: JsonPlace, pattern: RegExp, expected: string): string {
  const text = place.text();
  return pattern.test(text) ? text : place.fail(expected);
}
