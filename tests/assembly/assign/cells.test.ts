import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CODES_PER_LINE } from '../../../core/engine/index.ts';
import { numbers } from '../../engine/code-tables.ts';
import { lineScore, type Codes } from '../../oracle/line-score.ts';
import { startAssembly } from '../compile-assembly.ts';

const MOST_LINES = 200;

const engine = await startAssembly(`
  import { Cells } from './assembly/assign/cells';
  import { classify } from './assembly/assign/classes';
  import { compareFew } from './assembly/assign/compare-few';
  import { compareMany } from './assembly/assign/compare-many';
  import { get, intBytes, set } from './assembly/assign/ints';
  import { bytesToClassify, bytesToPlan } from './assembly/assign/scratch-bytes';
  import { reserveScratch, resetScratch, scratch } from './assembly/assign/scratch';
  import { Side } from './assembly/assign/side';
  const MOST: i32 = ${MOST_LINES};
  const shortLines = heap.alloc(MOST * 64);
  const longLines = heap.alloc(MOST * 64);
  const short = new Side();
  const long = new Side();
  const cells = new Cells();
  export function shortAddress(): usize { return shortLines; }
  export function longAddress(): usize { return longLines; }
  export function build(shortCount: i32, longCount: i32, few: bool): void {
    resetScratch();
    reserveScratch(2 * bytesToClassify(MOST, MOST) + bytesToPlan(MOST, MOST, MOST, MOST));
    take(short, shortLines, shortCount);
    take(long, longLines, longCount);
    if (few) compareFew(short, long);
    else compareMany(short, long);
    classify(short);
    classify(long);
    cells.build(short, long);
  }
  export function cell(shortLine: i32, longLine: i32): i32 {
    return load<u8>(cells.row(get(short.classOf, shortLine)) + get(long.classOf, longLine));
  }
  function take(side: Side, lines: usize, count: i32): void {
    side.lines = lines;
    side.lineCount = count;
    side.rest = scratch(intBytes(count));
    side.restCount = count;
    for (let number = 0; number < count; ++number) set(side.rest, number, number);
  }
`);

interface Sides {
  readonly short: readonly Codes[];
  readonly long: readonly Codes[];
}

/** Right segments in the upper half of a byte, segments that neither line has null in the lower. */
function expectedCell(line: Codes, other: Codes): number {
  const bothNotNull = line.filter((code, lane) => code !== 0 && other[lane] !== 0).length;
  return lineScore(line, other).tp * 16 + bothNotNull;
}

function expectCells({ short, long }: Sides, comparing: 'few' | 'many'): void {
  put(engine['shortAddress']?.() ?? 0, short);
  put(engine['longAddress']?.() ?? 0, long);
  engine['build']?.(short.length, long.length, comparing === 'few' ? 1 : 0);
  const found = short.map((_, row) => long.map((__, column) => engine['cell']?.(row, column)));
  expect(found).toEqual(short.map((line) => long.map((other) => expectedCell(line, other))));
}

function put(address: number, lines: readonly Codes[]): void {
  const codes = new Int32Array(engine.memory.buffer, address, lines.length * CODES_PER_LINE).fill(0);
  lines.forEach((line, index) => {
    codes.set(line, index * CODES_PER_LINE);
  });
}

/** Lines of 15 segments; a dimension has from 1 to `values` values, so that some are rare and some are everywhere. */
function sides(shortest: number, longest: number, values: number): fc.Arbitrary<Sides> {
  const count = fc.integer({ min: shortest, max: longest });
  return fc.record({ shortCount: count, longCount: count, seed: fc.integer() }).map((drawn) => {
    const below = numbers(drawn.seed);
    const sizes = Array.from({ length: 15 }, () => 1 + below(values));
    const lines = (length: number): Codes[] =>
      Array.from({ length }, () => sizes.map((size) => (below(8) === 0 ? 0 : 1 + below(size))));
    return { short: lines(drawn.shortCount), long: lines(drawn.longCount) };
  });
}

describe('the cell of every pair of lines counts its right segments and those neither has null', () => {
  // From 16 times as many lines on, some of those are left out: nearest.ts.
  test.each(['few', 'many'] as const)(
    'on short tables, values numbered by comparing %s lines',
    (comparing) => {
      fc.assert(
        fc.property(sides(2, 30, 12), (drawn) => {
          expectCells(drawn, comparing);
        }),
        { numRuns: 200, seed: 1 },
      );
    },
  );

  test('on long tables, where rare values come from lists and others from comparing whole columns', () => {
    fc.assert(
      fc.property(sides(64, MOST_LINES, 60), (drawn) => {
        expectCells(drawn, 'many');
      }),
      { numRuns: 30, seed: 2 },
    );
  });

  test('on the largest cell there is: 15 right segments, all rare', () => {
    const line = (value: number): Codes => new Array<number>(15).fill(value);
    const lines = Array.from({ length: 64 }, (_, index) => line(index + 1));
    expectCells({ short: lines, long: lines }, 'many');
  });
});
