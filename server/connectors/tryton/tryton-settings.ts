import { readAddress, readSecret } from '../settings-text.ts';
import type { JsonPlace } from '../http/json-place.ts';

/** How to reach a company in a Tryton database. */
export interface TrytonSettings {
  /** `https://erp.example.com`, without a slash at its end. */
  readonly url: string;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  /** The company's number; null: the one the user works in. */
  readonly company: number | null;
  /** `session` signs in once and sends a key; `basic` sends the password with every request. */
  readonly signIn: 'session' | 'basic';
  /** Accounts that stand for "not coded yet", because a line has to have one. */
  readonly placeholderAccounts: readonly string[];
}

/** Reads the settings and the secret of a connection; a fault names its place. */
export function readTrytonSettings(settings: JsonPlace, secret: JsonPlace): TrytonSettings {
  const database = settings.at('database').text();
  if (!/^[\w.-]{1,64}$/.test(database)) settings.at('database').fail('a name of letters, digits, - and _');
  const signIn = settings.at('signIn').textOrNone() || 'session';
  if (signIn !== 'session' && signIn !== 'basic') settings.at('signIn').fail('session or basic');
  return {
    url: readAddress(settings.at('url'), settings.at('allowHttp').is(true)),
    database,
    user: readSecret(settings.at('user')),
    password: readSecret(secret.at('password')),
    company: settings.at('company').isNothing ? null : settings.at('company').integer(),
    signIn: signIn === 'basic' ? 'basic' : 'session',
    placeholderAccounts: settings.at('placeholderAccounts').isNothing
      ? []
      : settings
          .at('placeholderAccounts')
          .list(100)
          .map((place) => place.text()),
  };
}
