import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSigned, signedContent } from '../../../core/formats/cms/signed-content.ts';
import { signedFile } from './signed-file.ts';

const CONTENT = new TextEncoder().encode(`<?xml version="1.0"?><a>${'x'.repeat(300)}</a>`);
const base64 = (bytes: Uint8Array): Uint8Array =>
  new TextEncoder().encode(Buffer.from(bytes).toString('base64'));

describe('the content of a signed file', () => {
  test.each([
    ['in DER', {}],
    ['with open lengths', { openLengths: true }],
    ['in pieces', { pieceBytes: 100 }],
    ['in pieces with open lengths', { openLengths: true, pieceBytes: 7 }],
  ])('is found %s', (_, form) => {
    expect(signedContent(signedFile(CONTENT, form))).toEqual({ ok: true, content: CONTENT });
  });

  test('is found in base64, with line ends or as PEM', () => {
    const text = Buffer.from(signedFile(CONTENT))
      .toString('base64')
      .replace(/(.{64})/g, '$1\r\n');
    const pem = `-----BEGIN PKCS7-----\n${text}\n-----END PKCS7-----\n`;
    for (const form of [text, pem])
      expect(signedContent(new TextEncoder().encode(form))).toEqual({ ok: true, content: CONTENT });
  });

  test('is what was signed, whatever the bytes and the pieces', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 600 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 200 }),
        (content, openLengths, pieceBytes) => {
          expect(signedContent(signedFile(content, { openLengths, pieceBytes }))).toEqual({
            ok: true,
            content,
          });
        },
      ),
    );
  });
});

describe('a signed file at fault', () => {
  test('is refused wherever it is cut off', () => {
    for (const openLengths of [false, true]) {
      const file = signedFile(CONTENT, { openLengths, pieceBytes: 50 });
      for (let length = 14; length < file.length; length += 1)
        expect(signedContent(file.subarray(0, length)).ok, `${length}`).toBe(false);
    }
  });

  test('is refused where the signature lies apart from what was signed', () => {
    expect(signedContent(signedFile(CONTENT, { detached: true }))).toEqual({
      ok: false,
      found: 'a signature without the signed file (detached)',
    });
  });

  test('never throws, whichever byte is wrong', () => {
    const file = signedFile(CONTENT.subarray(0, 40), { openLengths: true, pieceBytes: 9 });
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const wrong = Uint8Array.from(file);
        wrong[at] = byte;
        expect(typeof signedContent(wrong).ok).toBe('boolean');
      }),
    );
  });
});

test('other files are none', () => {
  expect(isSigned(signedFile(CONTENT))).toBe(true);
  expect(isSigned(base64(signedFile(CONTENT)))).toBe(true);
  for (const bytes of [CONTENT, base64(CONTENT), new Uint8Array(), new Uint8Array([0x30, 0x80])])
    expect(isSigned(bytes)).toBe(false);
});
