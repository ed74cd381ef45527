import { expect, test } from 'vitest';
import {
  newSecretKey,
  parseSecretKeys,
  SecretBox,
  type SecretKey,
} from '../../../server/services/secret-box.ts';

const keyOf = (keyId: string): SecretKey => {
  const keys = parseSecretKeys(newSecretKey(keyId));
  const key = typeof keys === 'string' ? undefined : keys[0];
  if (!key) throw new Error('a new key is one');
  return key;
};
const [old, fresh] = [keyOf('old'), keyOf('fresh')];
const secret = { password: 'pässword' };

test('what is sealed opens for its owner only', () => {
  const box = new SecretBox([old]);
  const sealed = box.seal(secret, 'alpha/1');
  expect(sealed && box.open(sealed, 'alpha/1')).toEqual(secret);
  expect(sealed && box.open(sealed, 'beta/1')).toBeNull();
});

test('a byte that was changed anywhere keeps it shut', () => {
  const box = new SecretBox([old]);
  const sealed = box.seal(secret, 'alpha/1');
  if (!sealed) throw new Error('there is a key');
  for (let at = 0; at < sealed.bytes.length; at += 1) {
    const bytes = Uint8Array.from(sealed.bytes, (byte, index) => (index === at ? byte ^ 1 : byte));
    expect(box.open({ ...sealed, bytes }, 'alpha/1')).toBeNull();
  }
});

test('the first key seals, all open, and one that was taken out opens nothing', () => {
  const sealed = new SecretBox([old]).seal(secret, 'a');
  expect(sealed && new SecretBox([fresh, old]).open(sealed, 'a')).toEqual(secret);
  expect(sealed && new SecretBox([fresh]).open(sealed, 'a')).toBeNull();
  expect(new SecretBox([fresh, old]).seal(secret, 'a')?.keyId).toBe('fresh');
});

test('a key that is none is named, and never quoted', () => {
  expect(parseSecretKeys('k1:short')).toBe('a secret key must read ID:KEY, KEY being 32 bytes in base64');
});
