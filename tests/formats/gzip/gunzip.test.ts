import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { gunzip, isGzip } from '../../../core/formats/gzip/gunzip.ts';

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

test('what was packed comes out as it was', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
      const packed = gzipSync(bytes);
      expect(isGzip(packed)).toBe(true);
      expect(gunzip(packed)).toEqual({ ok: true, bytes });
    }),
  );
});

test('members that follow each other come out one after the other', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 4 }), (parts) => {
      expect(gunzip(joined(...parts.map((part) => gzipSync(part))))).toEqual({
        ok: true,
        bytes: joined(...parts),
      });
    }),
  );
});

test('a file cut off anywhere is refused', () => {
  const packed = gzipSync(new TextEncoder().encode('date,supplier_name,amount\n'.repeat(50)));
  for (let length = 2; length < packed.length; length += 1) {
    expect(gunzip(packed.subarray(0, length)).ok, `${length} of ${packed.length} bytes`).toBe(false);
  }
});

test('a bit that flipped in the packed text never gives another text', () => {
  const text = new TextEncoder().encode('2024-03-01,Staples BV,184.50\n'.repeat(20));
  const packed = gzipSync(text);
  let refusedCount = 0;
  for (let at = 10; at < packed.length; at += 1) {
    const damaged = Uint8Array.from(packed);
    damaged[at] = (damaged[at] ?? 0) ^ 0x10;
    const outcome = gunzip(damaged);
    if (outcome.ok) expect(outcome.bytes, `byte ${at}`).toEqual(text);
    else refusedCount += 1;
  }
  expect(refusedCount).toBeGreaterThan(packed.length / 2);
});

test('damage in the first of two members is refused', () => {
  const first = gzipSync(new TextEncoder().encode('first'));
  const trailer = first.length - 8;
  first[trailer] = (first[trailer] ?? 0) ^ 1;
  expect(gunzip(joined(first, gzipSync(new TextEncoder().encode('second')))).ok).toBe(false);
});

test('unpacking stops at the limit and says so', () => {
  const packed = gzipSync(new Uint8Array(100_000));
  expect(gunzip(packed, 100_000).ok).toBe(true);
  expect(gunzip(packed, 99_999)).toEqual({ ok: false, found: 'more than 99999 bytes once unpacked' });
});

test('no bytes make it throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      gunzip(joined(Uint8Array.of(0x1f, 0x8b, 8, 0), bytes), 1_000_000);
    }),
  );
});
