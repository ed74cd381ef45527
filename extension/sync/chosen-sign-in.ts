import type { ApiKeySignIn } from './api-key-sign-in.ts';
import type { KeyedStore } from './keyed-store.ts';
import type { AskingSignIn, SignIn, SignInOutcome } from './sign-in.ts';

const WAY_KEY = 'sign-in-way';
const BY_PROVIDER = 'provider';

/** Signs in the way the person chose: with a key, or at the server's identity provider. One at a time; none at first. */
export class ChosenSignIn implements SignIn {
  readonly #store: KeyedStore;
  readonly #key: ApiKeySignIn;
  readonly #provider: AskingSignIn;

  constructor(store: KeyedStore, key: ApiKeySignIn, provider: AskingSignIn) {
    this.#store = store;
    this.#key = key;
    this.#provider = provider;
  }

  async quietly(): Promise<SignInOutcome> {
    const way = await this.#store.get('settings', WAY_KEY);
    return way === BY_PROVIDER ? this.#provider.quietly() : this.#key.quietly();
  }

  /** Signs in with a key from now on; false where it cannot be one. */
  async enterKey(key: string): Promise<boolean> {
    if (!(await this.#key.enter(key))) return false;
    await this.#store.remove('settings', WAY_KEY);
    await this.#provider.signOut();
    return true;
  }

  /** Signs in at the provider from now on, where that works. */
  async atProvider(): Promise<SignInOutcome> {
    const outcome = await this.#provider.interactively();
    if (outcome.kind !== 'signed-in') return outcome;
    await this.#store.put('settings', WAY_KEY, BY_PROVIDER);
    await this.#key.signOut();
    return outcome;
  }

  async signOut(): Promise<void> {
    await this.#store.remove('settings', WAY_KEY);
    await Promise.all([this.#key.signOut(), this.#provider.signOut()]);
  }
}
