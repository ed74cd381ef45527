import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../storage/json.ts';

/** A key with the name that sealed secrets know it by. */
export interface SecretKey {
  /** 1 to 40 of letters, digits, hyphens. */
  readonly keyId: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** A secret as it is stored. */
export interface Sealed {
  readonly keyId: string;
  /** 12 bytes nonce, 16 bytes tag, then the text. */
  readonly bytes: Uint8Array;
}

/** Seals credentials with AES-256-GCM. What it is sealed for is authenticated: a secret moved to another row does not open. */
export class SecretBox {
  readonly #keys: readonly SecretKey[];

  /** The first key seals; all open. */
  constructor(keys: readonly SecretKey[]) {
    this.#keys = keys;
  }

  /** The key that seals; null where none is set. */
  get currentKeyId(): string | null {
    return this.#keys[0]?.keyId ?? null;
  }

  /** Null where no key is set. `owner` names the row. */
  seal(secret: JsonObject, owner: string): Sealed | null {
    const [current] = this.#keys;
    if (!current) return null;
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', current.key, nonce).setAAD(Buffer.from(owner));
    const text = Buffer.concat([cipher.update(JSON.stringify(secret), 'utf8'), cipher.final()]);
    return { keyId: current.keyId, bytes: Buffer.concat([nonce, cipher.getAuthTag(), text]) };
  }

  /** The secret; null where its key is not set, or the bytes were altered or sealed for another row. */
  open({ keyId, bytes }: Sealed, owner: string): JsonObject | null {
    const key = this.#keys.find((one) => one.keyId === keyId)?.key;
    if (!key || bytes.length < 28) return null;
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
      .setAAD(Buffer.from(owner))
      .setAuthTag(bytes.subarray(12, 28));
    try {
      const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
      const secret: unknown = JSON.parse(text);
      return isJsonObject(secret) ? secret : null;
    } catch {
      return null;
    }
  }
}

/** Reads `ID:BASE64` keys, separated by blanks, commas or line ends, the current one first; a sentence where a text is none. */
export function parseSecretKeys(text: string): readonly SecretKey[] | string {
  const keys: SecretKey[] = [];
  for (const word of text.split(/[\s,]+/).filter((one) => one !== '')) {
    const [, keyId = '', encoded = ''] = /^([A-Za-z0-9-]{1,40}):([A-Za-z0-9+/]{43}=)$/.exec(word) ?? [];
    if (keyId === '') return 'a secret key must read ID:KEY, KEY being 32 bytes in base64';
    if (keys.some((one) => one.keyId === keyId)) return `two secret keys are named ${keyId}`;
    keys.push({ keyId, key: Buffer.from(encoded, 'base64') });
  }
  return keys;
}

/** A new key in the form that `parseSecretKeys` reads. */
export function newSecretKey(keyId: string): string {
  return `${keyId}:${randomBytes(32).toString('base64')}`;
}
