import type { AskingSignIn, SignInOutcome } from '../sign-in.ts';
import type { AccessToken, TokenAnswer, TokenClient } from './token.ts';

/** What signing in at the provider needs of the world. */
export interface OpenIdSurroundings {
  /** The way by the program that shows the pane; null where it has none. */
  nested(): Promise<TokenClient | null>;
  /** Opens a window in which the person signs in. */
  inWindow(): Promise<TokenAnswer>;
  /** Unix time in milliseconds. */
  nowMs(): number;
}

/** A token is not used any more this long before it ends: a request takes its time. */
const SPARE_MS = 60_000;

/**
 * Signs in at the identity provider: with the token at hand, else by the program that shows the pane without asking, else,
 * once the person asked for it, by that program with its own window, else in a window of ours. Tokens are kept in memory only.
 */
export class OpenIdSignIn implements AskingSignIn {
  readonly #world: OpenIdSurroundings;
  #access: AccessToken | null = null;
  #nested: TokenClient | null = null;

  constructor(world: OpenIdSurroundings) {
    this.#world = world;
  }

  async quietly(): Promise<SignInOutcome> {
    if (this.#access && this.#access.expiresAtMs - SPARE_MS > this.#world.nowMs())
      return signedIn(this.#access);
    this.#nested ??= await this.#world.nested();
    return this.#outcome(this.#nested ? await this.#nested.silently() : { kind: 'asks-person' });
  }

  async interactively(): Promise<SignInOutcome> {
    // Asked for by the person: the token at hand was not taken.
    this.#access = null;
    const quiet = await this.quietly();
    if (quiet.kind === 'signed-in') return quiet;
    const answer = this.#nested ? await this.#nested.interactively() : { kind: 'not-able' as const };
    return this.#outcome(answer.kind === 'not-able' ? await this.#world.inWindow() : answer);
  }

  async signOut(): Promise<void> {
    const nested = this.#nested;
    this.#access = null;
    this.#nested = null;
    await nested?.forget();
  }

  #outcome(answer: TokenAnswer): SignInOutcome {
    if (answer.kind === 'token') {
      this.#access = answer.access;
      return signedIn(answer.access);
    }
    return { kind: answer.kind === 'away' ? 'away' : 'asks-person' };
  }
}

function signedIn({ token }: AccessToken): SignInOutcome {
  return { kind: 'signed-in', credentials: { authorization: `Bearer ${token}` } };
}
