import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forbiddenName, jsonDepth } from '../../core/contracts/json-guard.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Depth the slow way: of the parsed value. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

describe('the depth of a JSON text', () => {
  it('is that of the value it stands for, whatever its texts hold', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.boolean(), (value, isSpaced) => {
        const text = JSON.stringify(value, null, isSpaced ? 2 : 0);
        expect(jsonDepth(bytesOf(text), 100)).toBe(depthOf(JSON.parse(text)));
      }),
    );
  });

  it('is not read further than one level beyond the limit', () => {
    expect(jsonDepth(bytesOf('['.repeat(1_000_000)), 16)).toBe(17);
  });

  it.each([
    ['"[[["', 0],
    ['["\\"[["]', 1],
    ['["\\\\",[1]]', 2],
    ['"\\', 0],
  ])('of %s is %i', (text, depth) => {
    expect(jsonDepth(bytesOf(text), 16)).toBe(depth);
  });
});

describe('names that reach for the prototype', () => {
  it.each([
    ['{"a":[{"__proto__":{}}]}', '__proto__'],
    ['{"constructor":1}', 'constructor'],
    ['[[[{"prototype":null}]]]', 'prototype'],
    ['{"proto":{"a":"__proto__"}}', null],
    ['null', null],
    ['"__proto__"', null],
  ])('in %s: %s', (text, name) => {
    expect(forbiddenName(JSON.parse(text))).toBe(name);
  });

  it('are found in a list of a million', () => {
    const many: unknown[] = Array.from({ length: 1_000_000 }, () => 1);
    many.push(JSON.parse('{"__proto__":1}'));
    expect(forbiddenName(many)).toBe('__proto__');
  });
});
