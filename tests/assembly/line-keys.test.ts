import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stageLine } from '../../core/engine/staged-line.ts';
import type { EngineExports } from '../../core/engine/wasm-instance.ts';
import { ANY_LINE, lineWith } from '../engine/lines.ts';
import { keysOf } from '../oracle/engine-keys.ts';
import { startAssembly } from './compile-assembly.ts';

const engine = (await startAssembly(`
  import { ByteBuffer } from './assembly/base/buffer';
  import * as keys from './assembly/features/line-keys';
  import { readLine } from './assembly/features/staged-line';
  const staged = new ByteBuffer();
  export function stage(bytes: i32): usize {
    staged.reserve(bytes);
    staged.length = bytes;
    return staged.start;
  }
  export function findKeys(): i32 {
    const status = readLine(staged.start, staged.length);
    if (status != 0) return status;
    keys.findKeys();
    return keys.keyCount;
  }
  export function kind(index: i32): u32 { return keys.keyKinds[index]; }
  export function hash(index: i32): u32 { return keys.keyHashes[index]; }
  export function share(index: i32): f32 { return keys.keyShares[index]; }
`)) as unknown as EngineExports & Record<'findKeys' | 'kind' | 'hash' | 'share', (index?: number) => number>;

/** The contexts that the engine finds for a line. */
function keysFound(line: Parameters<typeof keysOf>[0]): ReturnType<typeof keysOf> {
  stageLine(engine, line, []);
  return Array.from({ length: engine.findKeys() }, (_, index) => ({
    kind: engine.kind(index),
    hash: engine.hash(index) >>> 0,
    share: engine.share(index),
  }));
}

test('the contexts of any line are the oracle’s: kind, hash, share and order', () => {
  fc.assert(
    fc.property(ANY_LINE, (line) => {
      expect(keysFound(line)).toEqual(keysOf(line));
    }),
  );
});

test('the contexts are the oracle’s for every date from 1900 to 2100', () => {
  const FIRST = Date.UTC(1900, 0, 1);
  for (let ms = FIRST; ms < Date.UTC(2101, 0, 1); ms += 11 * 86_400_000) {
    const line = lineWith({ date: new Date(ms).toISOString().slice(0, 10), text: '' });
    expect(keysFound(line)).toEqual(keysOf(line));
  }
});

test('a line with as much of everything as is read stays within the room for contexts', () => {
  const words = (stem: string, count: number): string =>
    Array.from({ length: count }, (_, index) => stem + String.fromCharCode(97 + index)).join(' ');
  const line = lineWith({
    supplierName: words('name', 25),
    text: words('word', 25),
    documentId: 'INV-20240017',
    supplierId: 'S1',
    taxRate: 21,
    company: 'NL01',
    headerFields: Array.from({ length: 16 }, (_, index) => `field ${index}`),
  });
  expect(keysFound(line)).toEqual(keysOf(line));
});

test.each([
  ['a lone surrogate', { text: 'paper \ud800 a4', supplierName: '\udc00' }],
  ['10,000 characters', { text: 'né '.repeat(3_334), supplierName: '🧾'.repeat(5_000) }],
  ['a pair cut in two by the length', { text: `${'a'.repeat(1_023)}🧾` }],
  ['a word that is repeated', { text: 'Paper, white paper, papers', supplierName: 'Nord Nord' }],
  ['a text without a letter', { text: '2024 03 17 -- //', supplierName: '12' }],
  ['a document number beyond 64 bits', { documentId: `R${'9876543210'.repeat(4)}` }],
  ['a document id without a digit', { documentId: 'annual statement' }],
  ['the largest amount', { amountMinor: 2 ** 53 }],
  ['the largest credit', { amountMinor: -(2 ** 53) }],
  ['no amount', { amountMinor: 0 }],
  ['a tax rate that is no number', { taxRate: Number.NaN }],
  ['a tax rate of a third digit', { taxRate: 2.125 }],
])('%s gives the oracle’s contexts', (_, given) => {
  expect(keysFound(lineWith(given))).toEqual(keysOf(lineWith(given)));
});
