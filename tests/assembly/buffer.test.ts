import { describe, expect, test } from 'vitest';
import { compileAssembly, startAssembly } from './compile-assembly.ts';

const SOURCE = `
  import { ByteBuffer } from './assembly/base/buffer';
  import { takeBlock } from './assembly/base/arena';
  const buffer = new ByteBuffer();
  export function extend(bytes: i32): i32 { return buffer.extend(bytes); }
  export function reserve(bytes: i32): bool { return buffer.reserve(bytes); }
  export function start(): usize { return buffer.start; }
  export function size(): i32 { return buffer.length; }
  export function block(bytes: i32): usize { return takeBlock(bytes); }
  export function object(): usize { return changetype<usize>(new StaticArray<u8>(12000)); }
`;
type Name = 'extend' | 'reserve' | 'start' | 'size' | 'block' | 'object';
type BufferExports = Readonly<Record<Name, (bytes?: number) => number>> & {
  readonly memory: WebAssembly.Memory;
};

async function startBuffer(): Promise<BufferExports> {
  return (await startAssembly(SOURCE)) as unknown as BufferExports;
}

const engine = await startBuffer();

describe('a buffer', () => {
  test('keeps its content while it grows and moves', () => {
    const bytesAt = (offset: number): DataView =>
      new DataView(engine.memory.buffer, engine.start() + offset, 4);
    const addresses = new Set<number>();
    const count = 200_000;
    for (let index = 0; index < count; index++) {
      const offset = engine.extend(4);
      expect(offset).toBe(index * 4);
      bytesAt(offset).setInt32(0, index, true);
      addresses.add(engine.start());
    }
    const wrong = Array.from({ length: count }, (_, index) => index).filter(
      (index) => bytesAt(index * 4).getInt32(0, true) !== index,
    );
    expect(wrong).toEqual([]);
    expect(addresses.size).toBeGreaterThan(3);
  });

  test('refuses more than a block may hold and stays as it was', () => {
    const [start, size] = [engine.start(), engine.size()];
    for (const bytes of [2 ** 30, 2 ** 31 - 1]) {
      expect(engine.reserve(bytes)).toBe(0);
      expect(engine.extend(bytes)).toBe(-1);
      expect(engine.block(bytes)).toBe(0);
    }
    expect([engine.start(), engine.size()]).toEqual([start, size]);
  });
});

test('the end of memory is answered with 0, whenever the runtime takes objects in between', async () => {
  const module = await compileAssembly(SOURCE, '--initialMemory', '2', '--maximumMemory', '64');
  for (let firstObject = 0; firstObject < 240; firstObject += 8) {
    const small = (await WebAssembly.instantiate(module)).exports as unknown as BufferExports;
    let blocks = 0;
    while (blocks < 10_000 && small.block(16_384) !== 0) {
      if (blocks >= firstObject && blocks < firstObject + 16) small.object();
      blocks++;
    }
    expect(blocks).toBeGreaterThan(100);
    expect(blocks).toBeLessThan(10_000);
    expect(small.block(16_384)).toBe(0);
    expect(small.extend(65_536)).toBe(-1);
  }
});

test('blocks are zeroed, aligned and apart from each other', async () => {
  const fresh = await startBuffer();
  const starts = Array.from({ length: 50 }, (_, index) => fresh.block(1000 + index * 64));
  for (const [index, start] of starts.entries()) {
    const bytes = new Uint8Array(fresh.memory.buffer, start, 1000 + index * 64);
    expect(start % 8).toBe(0);
    expect(bytes.every((byte) => byte === 0)).toBe(true);
    bytes.fill(255);
  }
});
