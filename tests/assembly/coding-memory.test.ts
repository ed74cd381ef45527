import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_SLOTS } from '../oracle/engine-constants.ts';
import { MemoryOracle, type Context } from '../oracle/engine-memory.ts';
import { compileAssembly, type AssemblyExports } from './compile-assembly.ts';

const SOURCE = `
  import { CodingMemory, fastTotalOf, lastValueOf, lineCountOf, slotCountOf, slotOf, valueBeforeOf }
    from './assembly/memory/coding-memory';
  const memory = new CodingMemory();
  export function isWhole(): bool { return memory.isWhole(); }
  export function learn(key: u32, value: i32, day: i32): bool { return memory.learn(key, value, day); }
  export function count(): i32 { return memory.count; }
  export function places(): i32 { return memory.placeCount(); }
  export function recordAt(place: i32): usize { return memory.recordAt(place); }
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
