import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_SLOTS } from '../oracle/engine-constants.ts';
import { MemoryOracle, type Context } from '../oracle/engine-memory.ts';
import { compileAssembly, type AssemblyExports } from './compile-assembly.ts';

const SOURCE = `
  import { CodingMemory } from './assembly/memory/coding-memory';
  import { fastTotalOf, lastValueOf, lineCountOf, slotCountOf, slotOf, valueBeforeOf }
    from './assembly/memory/context-record';
  const memory = new CodingMemory();
  export function isWhole(): bool { return memory.isWhole(); }
  export function learn(key: u32, value: i32, day: i32): bool { return memory.learn(key, value, day); }
  export function count(): i32 { return memory.count; }
  export function unlearn(key: u32, value: i32, day: i32): bool { return memory.unlearn(key, value, day); }
  export function limit(most: i32): bool { return memory.limit(most); }
  export function places(): i32 { return memory.index.placeCount(); }
  export function recordAt(place: i32): usize { return memory.index.recordAt(place); }
  export function keyOf(record: usize): u32 { return load<u32>(record); }
  export function find(key: u32): usize { return memory.find(key); }
  export function lines(record: usize): u32 { return lineCountOf(record); }
  export function fast(record: usize): f32 { return fastTotalOf(record); }
  export function last(record: usize): i32 { return lastValueOf(record); }
  export function before(record: usize): i32 { return valueBeforeOf(record); }
  export function slots(record: usize): i32 { return slotCountOf(record); }
  export function slotValue(record: usize, index: i32): i32 { return load<i32>(slotOf(record, index)); }
  export function slotLines(record: usize, index: i32): u32 { return load<u32>(slotOf(record, index), 4); }
  export function slotFast(record: usize, index: i32): f32 { return load<f32>(slotOf(record, index), 8); }
  export function slotDay(record: usize, index: i32): i32 { return load<i32>(slotOf(record, index), 12); }
`;
type Name =
  | 'isWhole'
  | 'learn'
  | 'unlearn'
  | 'limit'
  | 'count'
  | 'places'
  | 'recordAt'
  | 'keyOf'
  | 'find'
  | 'lines'
  | 'fast'
  | 'last'
  | 'before'
  | 'slots'
  | 'slotValue'
  | 'slotLines'
  | 'slotFast'
  | 'slotDay';
type MemoryExports = Readonly<Record<Name, AssemblyExports[string]>>;

const MODULE = await compileAssembly(SOURCE);
const SMALL_MODULE = await compileAssembly(SOURCE, '--initialMemory', '4', '--maximumMemory', '32');

async function start(module: WebAssembly.Module): Promise<MemoryExports> {
  return (await WebAssembly.instantiate(module)).exports as unknown as MemoryExports;
}

/** A context as the oracle would show it. */
function contextOf(memory: MemoryExports, key: number): Context | undefined {
  const record = memory.find(key);
  if (record === 0) return undefined;
  return {
    lines: memory.lines(record),
    fast: memory.fast(record),
    last: memory.last(record),
    before: memory.before(record),
    slots: Array.from({ length: memory.slots(record) }, (_, index) => ({
      value: memory.slotValue(record, index),
      lines: memory.slotLines(record, index),
      fast: memory.slotFast(record, index),
      day: memory.slotDay(record, index),
    })),
  };
}

test('any lines of any contexts are remembered as the oracle remembers them', async () => {
  const learned = fc.record({ key: fc.integer({ min: 0, max: 5 }), value: fc.nat(24), day: fc.nat(900) });
  await fc.assert(
    fc.asyncProperty(fc.array(learned, { maxLength: 300 }), async (lines) => {
      const [memory, oracle] = [await start(MODULE), new MemoryOracle()];
      for (const { key, value, day } of lines) {
        expect(memory.learn(key, value, day)).toBe(1);
        oracle.learn(key, value, day);
      }
      for (let key = 0; key <= 5; key++) expect(contextOf(memory, key)).toEqual(oracle.find(key));
    }),
    { numRuns: 50 },
  );
});

describe('a context with more values than it has room for', () => {
  test('gives up the least used and keeps the rest', async () => {
    const memory = await start(MODULE);
    for (let round = 0; round < 3; round++)
      for (let value = 0; value < MAX_SLOTS; value++)
        if (value !== 5 || round === 0) memory.learn(7, value, round);
    memory.learn(7, 99, 4);
    const values = contextOf(memory, 7)?.slots.map((slot) => slot.value);
    expect(values).toHaveLength(MAX_SLOTS);
    expect(values).toContain(99);
    expect(values).not.toContain(5);
  });

  test('still counts every line', async () => {
    const memory = await start(MODULE);
    for (let value = 0; value < 1_000; value++) memory.learn(7, value, value);
    expect(contextOf(memory, 7)).toMatchObject({ lines: 1_000, last: 999, before: 998 });
  });

  test('leaves its outgrown records to others, who start clean', async () => {
    const memory = await start(MODULE);
    for (let value = 0; value < MAX_SLOTS; value++) memory.learn(7, value, 1);
    memory.learn(8, 3, 2);
    expect(contextOf(memory, 8)).toEqual({
      lines: 1,
      fast: 1,
      last: 3,
      before: -1,
      slots: [{ value: 3, lines: 1, fast: 1, day: 2 }],
    });
    expect(contextOf(memory, 7)?.slots).toHaveLength(MAX_SLOTS);
  });
});

describe('a memory that grows', () => {
  test('keeps every context through several doublings of its index', async () => {
    const memory = await start(MODULE);
    const firstPlaces = memory.places();
    const count = 40_000;
    const keyOf = (index: number): number => Math.imul(index, 0x9e3779b1) >>> 0;
    for (let index = 0; index < count; index++) expect(memory.learn(keyOf(index), index % 50, index)).toBe(1);
    expect(memory.count()).toBe(count);
    expect(memory.places()).toBeGreaterThanOrEqual(firstPlaces * 8);
    const lost = Array.from({ length: count }, (_, index) => index).filter((index) => {
      const record = memory.find(keyOf(index));
      return (
        record === 0 || memory.slotValue(record, 0) !== index % 50 || memory.slotDay(record, 0) !== index
      );
    });
    expect(lost).toEqual([]);
    expect(memory.find(keyOf(count))).toBe(0);
  });

  test('finds contexts whose keys all want the same place', async () => {
    const memory = await start(MODULE);
    const keys = Array.from({ length: 3_000 }, (_, index) => ((index << 20) | 0xfffff) >>> 0);
    for (const [index, key] of keys.entries()) memory.learn(key, index, 1);
    expect(keys.every((key, index) => memory.last(memory.find(key)) === index)).toBe(true);
  });

  test('answers false at the end of memory, and what it had is still there', async () => {
    const memory = await start(SMALL_MODULE);
    expect(memory.isWhole()).toBe(1);
    let learned = 0;
    while (learned < 1_000_000 && memory.learn(learned, 1, learned) === 1) learned++;
    expect(learned).toBeGreaterThan(1_000);
    expect(learned).toBeLessThan(1_000_000);
    expect(memory.learn(learned + 1, 1, 1)).toBe(0);
    const lost = Array.from({ length: learned }, (_, key) => key).filter(
      (key) => memory.slotDay(memory.find(key), 0) !== key,
    );
    expect(lost).toEqual([]);
  });
});

const LINE = fc.record({ key: fc.integer({ min: 0, max: 5 }), value: fc.nat(24), day: fc.nat(900) });

describe('a line taken back', () => {
  test('leaves what the oracle has left, whatever was learned and taken back', async () => {
    const step = fc.record({ line: LINE, isTaken: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 300 }), async (steps) => {
        const [memory, oracle] = [await start(MODULE), new MemoryOracle()];
        for (const { line, isTaken } of steps) {
          const { key, value, day } = line;
          if (isTaken) expect(memory.unlearn(key, value, day) === 1).toBe(oracle.unlearn(key, value, day));
          else {
            memory.learn(key, value, day);
            oracle.learn(key, value, day);
          }
        }
        expect(memory.count()).toBe(oracle.count);
        for (let key = 0; key <= 5; key++) expect(contextOf(memory, key)).toEqual(oracle.find(key));
      }),
      { numRuns: 60 },
    );
  });

  test('the one learned last, of a value new to the context, leaves it as it was before', async () => {
    const lines = fc.array(fc.record({ value: fc.nat(9), day: fc.nat(900) }), {
      minLength: 1,
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(lines, async (unordered) => {
        const memory = await start(MODULE);
        const days = [...new Set(unordered.map(({ day }) => day))].sort((a, b) => a - b);
        for (const [index, day] of days.entries()) memory.learn(7, unordered[index]?.value ?? 0, day);
        const before = contextOf(memory, 7);
        memory.learn(7, 99, 901);
        expect(memory.unlearn(7, 99, 901)).toBe(1);
        const after = contextOf(memory, 7);
        expect({ ...after, fast: 0, slots: after?.slots.map(withoutFast) }).toEqual({
          ...before,
          fast: 0,
          slots: before?.slots.map(withoutFast),
        });
        expect(after?.fast).toBeCloseTo(before?.fast ?? 0, 5);
        for (const [index, slot] of before?.slots.entries() ?? [])
          expect(after?.slots[index]?.fast).toBeCloseTo(slot.fast, 5);
      }),
      { numRuns: 40 },
    );
  });

  test('all of them, in any order, leave no context', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(LINE, { maxLength: 200 }), fc.boolean(), async (lines, isReversed) => {
        const memory = await start(MODULE);
        for (const { key, value, day } of lines) memory.learn(key, value, day);
        for (const { key, value, day } of isReversed ? [...lines].reverse() : lines)
          memory.unlearn(key, value, day);
        expect(memory.count()).toBe(0);
        for (let key = 0; key <= 5; key++) expect(memory.find(key)).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  test('does not hide contexts that share its place in the index', async () => {
    const memory = await start(MODULE);
    const keys = Array.from({ length: 1_000 }, (_, index) => ((index << 20) | 0xffff0 | (index % 16)) >>> 0);
    for (const [index, key] of keys.entries()) memory.learn(key, index, 1);
    const [gone, left] = [
      keys.filter((_, index) => index % 3 === 0),
      keys.filter((_, index) => index % 3 !== 0),
    ];
    for (const key of gone) expect(memory.unlearn(key, keys.indexOf(key), 1)).toBe(1);
    expect(gone.every((key) => memory.find(key) === 0)).toBe(true);
    expect(left.every((key) => memory.last(memory.find(key)) === keys.indexOf(key))).toBe(true);
    expect(memory.count()).toBe(left.length);
  });
});

const withoutFast = (slot: object): unknown => ({ ...slot, fast: 0 });

describe('a memory with a cap', () => {
  const CAP = 1_024;

  test('is never over it, and every lookup finds what is remembered', async () => {
    const memory = await start(MODULE);
    memory.limit(CAP);
    for (let index = 0; index < 10_000; index++) {
      const key = Math.imul(index, 0x9e3779b1) >>> 0;
      memory.learn(key, index % 50, index);
      expect(memory.count()).toBeLessThanOrEqual(CAP);
      expect(memory.slotDay(memory.find(key), 0)).toBe(index);
    }
    const places = Array.from({ length: memory.places() }, (_, place) => memory.recordAt(place));
    const records = places.filter((record) => record !== 0);
    expect(records).toHaveLength(memory.count());
    for (const record of records) expect(memory.find(memory.keyOf(record))).toBe(record);
  });

  test('keeps what comes often through any number of contexts that come once', async () => {
    const memory = await start(MODULE);
    memory.limit(CAP);
    const often = Array.from({ length: 200 }, (_, index) => index + 1);
    for (let day = 0; day < 300; day++) {
      for (let one = 0; one < 100; one++) memory.learn(0x10000 + day * 100 + one, 1, day);
      for (const key of often) if (key % 5 === day % 5) memory.learn(key, key, day);
    }
    expect(often.filter((key) => memory.find(key) === 0)).toEqual([]);
    expect(often.every((key) => memory.lines(memory.find(key)) === 60)).toBe(true);
  });

  test('lets go first what was coded once and long ago, a doubling of lines counting as a year', async () => {
    const memory = await start(MODULE);
    const kept = 1_500;
    for (let key = 0; key < kept; key++) memory.learn(key, 1, key);
    for (let key = 0; key < 100; key++) memory.learn(key, 1, key);
    memory.limit(CAP);
    expect(memory.count()).toBe(CAP);
    // The first 100, coded twice, are worth days 365 to 464; the others the day on which they were coded.
    const worth = (key: number): number => (key < 100 ? key + 365 : key);
    const ranked = Array.from({ length: kept }, (_, key) => key).sort((a, b) => worth(b) - worth(a));
    const least = worth(ranked[CAP - 1] ?? 0);
    for (const key of ranked)
      if (worth(key) !== least) expect(memory.find(key) !== 0, `${key}`).toBe(worth(key) > least);
  });

  test('takes no more memory than it had, once it is full', async () => {
    const { memory: bytes, ...memory } = (await WebAssembly.instantiate(MODULE))
      .exports as unknown as MemoryExports & {
      readonly memory: WebAssembly.Memory;
    };
    memory.limit(CAP);
    const learn = (from: number, to: number): void => {
      for (let index = from; index < to; index++) memory.learn(Math.imul(index, 0x9e3779b1) >>> 0, 1, index);
    };
    learn(0, 20_000);
    const full = bytes.buffer.byteLength;
    learn(20_000, 200_000);
    expect(bytes.buffer.byteLength).toBe(full);
  });
});
