/** Longer than any key and any sensible token; what is longer is not looked at. */
const MAX_TOKEN_LENGTH = 8_192;

/** The token of an `Authorization: Bearer ...` header; null where there is none, or something else. */
export function bearerToken(header: string | undefined): string | null {
  if (header === undefined || header.length > MAX_TOKEN_LENGTH) return null;
  return /^Bearer ([\x21-\x7e]+)$/i.exec(header)?.[1] ?? null;
}
