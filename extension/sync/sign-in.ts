/** Proof of who calls, for one request. */
export interface Credentials {
  /** The value of the Authorization header. */
  readonly authorization: string;
}

/** What became of signing in. */
export type SignInOutcome =
  | { readonly kind: 'signed-in'; readonly credentials: Credentials }
  /** The person has to do something first: type a key, or sign in at the provider. */
  | { readonly kind: 'asks-person' }
  /** Nobody answers who could say. */
  | { readonly kind: 'away' };

/** A way to sign in. Nothing of it is kept longer than it has to be. */
export interface SignIn {
  /** Credentials without asking the person; `asks-person` where that is not possible. */
  quietly(): Promise<SignInOutcome>;
  /** Forgets who signed in. */
  signOut(): Promise<void>;
}

/** A way to sign in that can ask the person, once she asked for it. */
export interface AskingSignIn extends SignIn {
  /** Credentials, the person asked for them in a window where they cannot be had without. */
  interactively(): Promise<SignInOutcome>;
}
