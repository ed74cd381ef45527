import { jsonValue } from '../../../core/contracts/json-value.ts';

/** A token for the server, and until when it holds. */
export interface AccessToken {
  readonly token: string;
  /** Unix time in milliseconds. */
  readonly expiresAtMs: number;
}

/** What became of asking for a token. */
export type TokenAnswer =
  | { readonly kind: 'token'; readonly access: AccessToken }
  /** The person has to be asked, or was and did not sign in. */
  | { readonly kind: 'asks-person' }
  /** The provider does not answer. */
  | { readonly kind: 'away' }
  /** This way does not work in this program; another may. */
  | { readonly kind: 'not-able' };

/** Gets tokens by way of the program that shows the pane, as whoever is signed in to it. */
export interface TokenClient {
  /** Without asking the person. */
  silently(): Promise<TokenAnswer>;
  /** Asks the person where it has to. */
  interactively(): Promise<TokenAnswer>;
  forget(): Promise<void>;
}

const MAX_TOKEN_LENGTH = 16_384;
/** What a token may look like: it goes into a header. */
const TOKEN_FORM = /^[\x21-\x7e]+$/;

/** Says an answer in a message to another window. */
export function answerText(answer: TokenAnswer): string {
  return JSON.stringify(answer);
}

/** Reads such a message; `not-able` where it is none. */
export function readAnswer(text: string): TokenAnswer {
  const value = jsonValue(text);
  if (typeof value !== 'object' || value === null || !('kind' in value)) return { kind: 'not-able' };
  if (value.kind === 'asks-person' || value.kind === 'away') return { kind: value.kind };
  const access = value.kind === 'token' && 'access' in value ? value.access : null;
  return isAccess(access)
    ? { kind: 'token', access: { token: access.token, expiresAtMs: access.expiresAtMs } }
    : { kind: 'not-able' };
}

function isAccess(value: unknown): value is AccessToken {
  return (
    typeof value === 'object' &&
    value !== null &&
    'token' in value &&
    typeof value.token === 'string' &&
    value.token.length <= MAX_TOKEN_LENGTH &&
    TOKEN_FORM.test(value.token) &&
    'expiresAtMs' in value &&
    Number.isFinite(value.expiresAtMs)
  );
}
