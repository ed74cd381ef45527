import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logOf } from '../oracle/engine-logs.ts';
import { startAssembly } from './compile-assembly.ts';

const ROOM = 4096;
const { memory, room, scaleLogs } = await startAssembly(`
  import { takeBlock } from './assembly/base/arena';
  export { scaleLogs } from './assembly/base/logs';
  export function room(): usize { return takeBlock(${ROOM}); }
`);
const AT = room?.() ?? 0;
/** Every number in memory that scaleLogs may read or change. */
const numbers = new Float32Array(memory.buffer, AT, ROOM / 4);

const LEAST_NORMAL = 2 ** -126;
const ANY_NORMAL = fc
  .float({ min: LEAST_NORMAL, noNaN: true, noDefaultInfinity: true })
  .filter((x) => x >= LEAST_NORMAL);

function scaledLogs(of: readonly number[], scale: number): number[] {
  numbers.fill(1).set(of);
  scaleLogs?.(AT, of.length, scale);
  return [...numbers.subarray(0, of.length)];
}

/** Distance between two f32 next to `x`. */
function unitInLastPlace(x: number): number {
  return 2 ** (Math.floor(Math.log2(Math.abs(x))) - 23);
}

describe('logarithms of f32', () => {
  test('are the oracle’s to the last bit, however many are asked for at once', () => {
    fc.assert(
      fc.property(fc.array(ANY_NORMAL, { maxLength: 40 }), (of) => {
        expect(scaledLogs(of, 1)).toEqual(of.map(logOf));
      }),
    );
  });

  test('are within two units in the last place of the true ones', () => {
    fc.assert(
      fc.property(ANY_NORMAL, (x) => {
        fc.pre(x !== 1);
        const [log = Number.NaN] = scaledLogs([x], 1);
        expect(Math.abs(log - Math.log(x))).toBeLessThanOrEqual(2 * unitInLastPlace(Math.log(x)));
      }),
      { numRuns: 2000 },
    );
  });

  test('of one are nothing, and of the powers of two rise evenly', () => {
    expect(scaledLogs([1, 2, 4, 2 ** 40], 1)).toEqual([
      0,
      Math.fround(Math.LN2),
      Math.fround(2 * Math.LN2),
      Math.fround(40 * Math.LN2),
    ]);
  });

  test('are multiplied by the scale', () => {
    expect(scaledLogs([10, 0.5], 0.25)).toEqual([0.25 * logOf(10), 0.25 * logOf(0.5)]);
  });

  test('leave alone what lies eight numbers behind the last', () => {
    numbers.fill(5);
    scaleLogs?.(AT, 9, 1);
    expect([...numbers.subarray(0, 9)]).toEqual(Array.from({ length: 9 }, () => logOf(5)));
    expect([...numbers.subarray(16, 40)]).toEqual(Array.from({ length: 24 }, () => 5));
  });
});
