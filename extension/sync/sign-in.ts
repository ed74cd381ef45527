/** Proof of who calls, for one request. */
export interface Credentials {
  /** The value of the Authorization header. */
  readonly authorization: string;
}

/** What became of signing in. */
export type SignInOutcome =
  | { readonly kind: 'signed-in'; readonly credentials: Credentials }
  /** The person has to do something first: type a key. */
  | { readonly kind: 'asks-person' };

/** A way to sign in. Nothing of it is kept longer than it has to be. */
export interface SignIn {
  /** Credentials without asking the person; `asks-person` where that is not possible. */
  quietly(): Promise<SignInOutcome>;
  /** Forgets who signed in. */
  signOut(): Promise<void>;
}
