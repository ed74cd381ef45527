import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate';
import { expect, test } from 'vitest';
import { crc32 } from '../../../core/formats/crc32.ts';
import { openZip, type ZipArchive } from '../../../core/formats/xlsx/zip-archive.ts';
import { concatenate } from '../../../core/formats/xlsx/zip-record.ts';
import { rewriteZip, writeZip } from '../../../core/formats/xlsx/zip-write.ts';
import { zipParts } from './hand-made-workbook.ts';

const PARTS = { 'a.txt': 'alpha', 'b/ü.txt': 'beta '.repeat(100), 'c.bin': '' };
const COMMENT = strToU8('made in one go');

function open(bytes: Uint8Array): ZipArchive {
  const opening = openZip(bytes);
  if (!opening.ok) throw new Error(opening.found);
  return opening.archive;
}

function texts(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]),
  );
}

function localOf(archive: ZipArchive, name: string): Uint8Array | undefined {
  const entry = archive.entries.find((one) => one.name === name);
  return entry && archive.bytes.slice(entry.localStart, entry.localEnd);
}

/** As streaming writers make it: sizes in a descriptor behind each entry; and with a comment at the end. */
function streamedZip(): Uint8Array {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((_, piece) => pieces.push(piece));
  for (const [name, text] of Object.entries(PARTS)) {
    const part = new ZipDeflate(name);
    part.mtime = new Date(2021, 2, 4, 5, 6, 8);
    zip.add(part);
    part.push(strToU8(text), true);
  }
  zip.end();
  const whole = concatenate([...pieces, COMMENT]);
  new DataView(whole.buffer).setUint16(whole.length - COMMENT.length - 2, COMMENT.length, true);
  return whole;
}

test('the checksum is the one of the standard’s check value', () => {
  expect(crc32(strToU8('123456789'))).toBe(0xcbf43926);
  expect(crc32(strToU8('6789'), crc32(strToU8('12345')))).toBe(0xcbf43926);
});

test('another unzipper reads what is written, in order', () => {
  const bytes = writeZip(Object.entries(PARTS).map(([name, text]) => ({ name, bytes: strToU8(text) })));
  expect(Object.entries(texts(bytes))).toEqual(Object.entries(PARTS));
});

test('the same parts give the same bytes', () => {
  const parts = [{ name: 'a', bytes: strToU8('x') }];
  expect(writeZip(parts)).toEqual(writeZip(parts));
});

test('an archive rewritten without changes is the same to the byte', () => {
  for (const bytes of [zipParts(PARTS), streamedZip()]) {
    expect(rewriteZip(open(bytes), new Map(), [])).toEqual(bytes);
  }
});

test('a replaced entry changes, its neighbours keep header, time stamp, packed bytes and descriptor', () => {
  const before = open(streamedZip());
  const after = open(rewriteZip(before, new Map([['b/ü.txt', strToU8('new')]]), []));
  expect(texts(after.bytes)).toEqual({ ...PARTS, 'b/ü.txt': 'new' });
  expect(localOf(after, 'a.txt')).toEqual(localOf(before, 'a.txt'));
  expect(localOf(after, 'c.bin')).toEqual(localOf(before, 'c.bin'));
  const stamp = (archive: ZipArchive): Uint8Array | undefined => localOf(archive, 'b/ü.txt')?.slice(10, 14);
  expect(stamp(after)).toEqual(stamp(before));
});

test('the comment of the archive stays', () => {
  const after = rewriteZip(open(streamedZip()), new Map([['a.txt', strToU8('new')]]), []);
  expect(after.slice(-COMMENT.length)).toEqual(COMMENT);
});

test('an added part comes last', () => {
  const after = rewriteZip(open(zipParts(PARTS)), new Map(), [{ name: 'd', bytes: strToU8('delta') }]);
  expect(Object.entries(texts(after))).toEqual([...Object.entries(PARTS), ['d', 'delta']]);
});

test('replacing what is not there is our own mistake', () => {
  expect(() => rewriteZip(open(zipParts(PARTS)), new Map([['z', strToU8('')]]), [])).toThrow('no entry z');
});

test('any bytes are either an archive or refused, never an exception', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (tail) => {
      const bytes = concatenate([zipParts(PARTS).subarray(0, 120), tail]);
      expect(typeof openZip(bytes).ok).toBe('boolean');
    }),
    { seed: 3 },
  );
});

test('random replacements read back', () => {
  const content = fc.uint8Array({ maxLength: 500 });
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('a.txt', 'b/ü.txt', 'c.bin'), content), (replaced) => {
      const after = unzipSync(rewriteZip(open(streamedZip()), new Map(Object.entries(replaced)), []));
      for (const [name, text] of Object.entries(PARTS))
        expect(after[name]).toEqual(replaced[name] ?? strToU8(text));
    }),
    { seed: 5 },
  );
});

test('a Node buffer, whose slices share its memory, is neither changed nor copied wrongly', () => {
  const zip = zipParts(PARTS);
  const pooled = Buffer.from(zip);
  const omega = 'omega '.repeat(50);
  const replaced = new Map([['a.txt', strToU8(omega)]]);
  const rewritten = rewriteZip(open(pooled), replaced, []);
  expect(new Uint8Array(pooled)).toEqual(zip);
  expect(texts(rewritten)).toEqual({ ...PARTS, 'a.txt': omega });
});
