import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../oracle/engine-fold.ts';
import { hashBytes, pair } from '../oracle/engine-hash.ts';
import { maskDigits, wordsOf } from '../oracle/engine-words.ts';
import { startAssembly, type AssemblyExports } from './compile-assembly.ts';

const ROOM = 1 << 16;
const engine = await startAssembly(`
  import { takeBlock } from './assembly/base/arena';
  import { stemHashes, wordHashes } from './assembly/text/words';
  export { hashBytes, pair } from './assembly/base/hash';
  export { fold } from './assembly/text/fold';
  export { maskDigits, splitWords } from './assembly/text/words';
  export function room(): usize { return takeBlock(${ROOM}); }
  export function wordHash(index: i32): u32 { return wordHashes[index]; }
  export function stemHash(index: i32): u32 { return stemHashes[index]; }
`);
const FROM = call('room');
const TO = call('room');

function call(name: string, ...numbers: number[]): number {
  const called = (engine as Omit<AssemblyExports, 'memory'>)[name];
  if (!called) throw new Error(`the test entry does not export ${name}`);
  return called(...numbers);
}

function put(bytes: readonly number[]): void {
  new Uint8Array(engine.memory.buffer).set(bytes, FROM);
}

/** What a function that reads bytes at one address and writes them to another makes of some. */
function written(name: 'fold' | 'maskDigits', bytes: readonly number[]): number[] {
  put(bytes);
  const length = call(name, FROM, bytes.length, TO);
  return [...new Uint8Array(engine.memory.buffer, TO, length)];
}

const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
const folded = (text: string): string =>
  new TextDecoder().decode(new Uint8Array(written('fold', utf8(text))));
const isSurrogate = (point: number): boolean => point >= 0xd800 && point <= 0xdfff;
const anyBytes = fc.uint8Array({ maxLength: 200 }).map((bytes) => [...bytes]);
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());

describe('folding', () => {
  test('is the oracle’s for every code point', () => {
    const points = Array.from({ length: 0x10000 }, (_, point) => point).filter(
      (point) => !isSurrogate(point),
    );
    const differing = points.filter((point) => {
      const bytes = utf8(`a${String.fromCodePoint(point)}b`);
      return String(written('fold', bytes)) !== String(fold(bytes));
    });
    expect(differing).toEqual([]);
  });

  test('is the oracle’s for any text and any bytes', () => {
    fc.assert(
      fc.property(anyText.map(utf8), (bytes) => {
        expect(written('fold', bytes)).toEqual(fold(bytes));
      }),
    );
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(written('fold', bytes)).toEqual(fold(bytes));
      }),
    );
  });

  test('is done once: what is folded stays as it is', () => {
    fc.assert(fc.property(anyText, (text) => folded(folded(text)) === folded(text)));
  });

  test('writes at most twice the bytes it reads', () => {
    fc.assert(fc.property(anyBytes, (bytes) => written('fold', bytes).length <= 2 * bytes.length));
  });

  test.each([
    ['CRÉDIT GÉNÉRALE', 'credit generale'],
    ['Cre\u0301dit Ge\u0301ne\u0301rale', 'credit generale'],
    ['  Müller \u00a0\t& \u3000Söhne\n', 'muller & sohne'],
    ['ŁÓDŹ Straße Ðórr Þing', 'lodz strase dorr ting'],
    ['ΣΊΣΥΦΟΣ'.normalize('NFD'), 'σισυφοσ'],
    ['ЁЛКА Ђ', 'ёлка ђ'],
    ['🧾 Invoice 🧾', '🧾 invoice 🧾'],
    ['株式会社', '株式会社'],
    ['007', '007'],
    ['\u0301', ''],
  ])('%j reads as %j', (text, expected) => {
    expect(folded(text)).toBe(expected);
  });
});

describe('words', () => {
  test('are the oracle’s, their stems too', () => {
    const words = fc.tuple(
      fc.oneof(
        anyText.map((text) => fold(utf8(text))),
        anyBytes,
      ),
      fc.boolean(),
      fc.integer({ min: 1, max: 20 }),
    );
    fc.assert(
      fc.property(words, ([bytes, withDigits, most]) => {
        put(bytes);
        const count = call('splitWords', FROM, bytes.length, withDigits ? 1 : 0, most);
        const ours = Array.from({ length: count }, (_, index) => [
          call('wordHash', index) >>> 0,
          call('stemHash', index) >>> 0,
        ]);
        const theirs = wordsOf(bytes, withDigits, most).map((word) => [
          hashBytes(word),
          hashBytes(word.slice(0, 5)),
        ]);
        expect(ours).toEqual(theirs);
      }),
    );
  });

  test('digits are masked as the oracle masks them', () => {
    const digits = fc.array(fc.constantFrom(0x30, 0x31, 0x39, 0x20, 0x61, 0xe9), { maxLength: 40 });
    fc.assert(
      fc.property(digits, (bytes) => {
        expect(written('maskDigits', bytes)).toEqual(maskDigits(bytes));
      }),
    );
  });
});

describe('hashes', () => {
  test('of bytes and of pairs are the oracle’s', () => {
    const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    fc.assert(fc.property(word, word, (a, b) => call('pair', a, b) >>> 0 === pair(a, b)));
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        put(bytes);
        return call('hashBytes', FROM, bytes.length) >>> 0 === hashBytes(bytes);
      }),
    );
  });
});
