import { createHash, timingSafeEqual } from 'node:crypto';

/** What is kept of a secret to know it again: its SHA-256, 32 bytes however long it is. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Whether the secret that is shown is the one with this hash. Takes equal time whatever is shown. */
export function isSecretOf(hash: Uint8Array, shown: string): boolean {
  return timingSafeEqual(hash, secretHash(shown));
}
