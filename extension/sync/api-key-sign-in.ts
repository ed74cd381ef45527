import type { KeyedStore } from './keyed-store.ts';
import type { SignIn, SignInOutcome } from './sign-in.ts';

const KEY = 'api-key';
/** What a key may look like: it goes into a header. */
const KEY_FORM = /^[\x21-\x7e]{16,200}$/;

/** Signing in with an API key that an admin handed out: for small installations without an identity provider. */
export class ApiKeySignIn implements SignIn {
  readonly #store: KeyedStore;

  constructor(store: KeyedStore) {
    this.#store = store;
  }

  /** Keeps a key; false where it cannot be one. */
  async enter(key: string): Promise<boolean> {
    const trimmed = key.trim();
    if (!KEY_FORM.test(trimmed)) return false;
    await this.#store.put('settings', KEY, trimmed);
    return true;
  }

  async quietly(): Promise<SignInOutcome> {
    const key = await this.#store.get('settings', KEY);
    return typeof key === 'string'
      ? { kind: 'signed-in', credentials: { authorization: `Bearer ${key}` } }
      : { kind: 'asks-person' };
  }

  async signOut(): Promise<void> {
    await this.#store.remove('settings', KEY);
  }
}
