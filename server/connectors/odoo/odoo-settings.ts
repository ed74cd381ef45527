import type { JsonPlace } from '../http/json-place.ts';
import { readAddress, readSecret } from '../settings-text.ts';

/** How to reach a company in an Odoo database. */
export interface OdooSettings {
  readonly url: string;
  readonly database: string;
  /** Login of the user whose key it is; versions before 19 ask for it. */
  readonly user: string;
  readonly apiKey: string;
  /** The company's number; null: all that the user may see, for a database with one company. */
  readonly company: number | null;
  /** Accounts that stand for "not coded yet". */
  readonly placeholderAccounts: readonly string[];
}

/** Reads the settings and the secret of a connection; a fault names its place. */
export function readOdooSettings(settings: JsonPlace, secret: JsonPlace): OdooSettings {
  return {
    url: readAddress(settings.at('url'), settings.at('allowHttp').is(true)),
    database: readSecret(settings.at('database')),
    user: readSecret(settings.at('user')),
    apiKey: readSecret(secret.at('apiKey')),
    company: settings.at('company').isNothing ? null : settings.at('company').integer(),
    placeholderAccounts: settings.at('placeholderAccounts').isNothing
      ? []
      : settings
          .at('placeholderAccounts')
          .list(100)
          .map((place) => place.text()),
  };
}
