import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CODES_PER_LINE,
  compileEngine,
  createLineMatcher,
  EngineModule,
  MATCH_OUTCOME,
  type CodedTables,
} from '../../core/engine/index.ts';
import { compileAssembly, ENGINE_SOURCE } from '../assembly/compile-assembly.ts';
import { engineBytes, RELEASE } from './built-engine.ts';
import { codedTables, likelyTables, matchOne } from './code-tables.ts';
import { statusOf } from './fault-of.ts';

const BAD_LINE = -3;
const NO_MEMORY = -7;
const DEBUG = await compileEngine(engineBytes('debug'));

const LINE = [1, 2, 0, 3];
const ONE_PAIR = codedTables([{ predicted: [LINE], truth: [LINE] }]);

/** Two tables of this many lines of two segments each, no two lines alike, so that no pair is equal. */
function unlikeTables(predictedCount: number, trueCount: number): CodedTables {
  const predicted = new Int32Array(predictedCount * CODES_PER_LINE);
  const truth = new Int32Array(trueCount * CODES_PER_LINE);
  for (let index = 0; index < predictedCount; index += 1)
    predicted.set([1 + (index >> 8), 1 + (index & 255)], index * CODES_PER_LINE);
  for (let index = 0; index < trueCount; index += 1)
    truth.set([1 + (index >> 8), 1 + (index & 255), 1], index * CODES_PER_LINE);
  return {
    documentCount: 1,
    predicted,
    predictedStarts: Int32Array.of(0, predictedCount),
    truth,
    trueStarts: Int32Array.of(0, trueCount),
  };
}

/** Two documents of one set of tables. */
function together(first: CodedTables, second: CodedTables): CodedTables {
  const joined = (a: Int32Array, b: Int32Array): Int32Array => {
    const both = new Int32Array(a.length + b.length);
    both.set(a);
    both.set(b, a.length);
    return both;
  };
  const starts = (a: Int32Array, b: Int32Array): Int32Array =>
    joined(
      a,
      b.subarray(1).map((start) => start + (a.at(-1) ?? 0)),
    );
  return {
    documentCount: 2,
    predicted: joined(first.predicted, second.predicted),
    predictedStarts: starts(first.predictedStarts, second.predictedStarts),
    truth: joined(first.truth, second.truth),
    trueStarts: starts(first.trueStarts, second.trueStarts),
  };
}

describe.each([
  ['release', RELEASE],
  ['debug', DEBUG],
])('the matcher on the %s build', (_, module) => {
  test.each([
    ['no documents', []],
    ['no lines on either side', [{ predicted: [], truth: [] }]],
    ['no predicted line', [{ predicted: [], truth: [LINE, LINE] }]],
  ])('finds no pairs and no ties in %s', (__, documents) => {
    const { partners, outcomes } = createLineMatcher(module).match(codedTables(documents));
    expect([...partners]).toEqual([]);
    expect([...outcomes]).toEqual(documents.map(() => MATCH_OUTCOME.unique));
  });

  test('leaves predicted lines without a partner where there is no true line', () => {
    const { partners, outcome } = matchOne(createLineMatcher(module), { predicted: [LINE, []], truth: [] });
    expect({ partners, outcome }).toEqual({ partners: [-1, -1], outcome: MATCH_OUTCOME.unique });
  });

  test('pairs one line with one line, also where they have nothing in common or are all null', () => {
    const matcher = createLineMatcher(module);
    for (const truth of [[9, 9], [0, 0], LINE])
      expect(matchOne(matcher, { predicted: [LINE], truth: [truth] })).toEqual({
        partners: [0],
        outcome: MATCH_OUTCOME.unique,
      });
  });

  test('takes the largest code there is', () => {
    const most = 2 ** 31 - 1;
    const tables = { predicted: [[most, most - 1], [1]], truth: [[1, 1], [most]] };
    expect(matchOne(createLineMatcher(module), tables).partners).toEqual([1, 0]);
  });

  test('reports a document of more than 2^28 pairs of unlike lines as too large and matches the others', () => {
    const large = unlikeTables(16_400, 16_400);
    const tables = together(ONE_PAIR, large);
    const { partners, outcomes } = createLineMatcher(module).match(tables);
    expect([...outcomes]).toEqual([MATCH_OUTCOME.unique, MATCH_OUTCOME.tooLarge]);
    expect(partners[0]).toBe(0);
    expect(new Set(partners.subarray(1))).toEqual(new Set([-1]));
  });

  test('reports a document of more than 2^19 lines on a side as too large', () => {
    for (const count of [2 ** 19 + 1, 2 ** 20 + 1]) {
      const { partners, outcomes } = createLineMatcher(module).match(unlikeTables(1, count));
      expect([...outcomes]).toEqual([MATCH_OUTCOME.tooLarge]);
      expect([...partners]).toEqual([-1]);
    }
  });

  test('matches 2^19 lines with three of them', () => {
    const tables = unlikeTables(2 ** 19, 3);
    const { partners, outcomes } = createLineMatcher(module).match(tables);
    expect([...partners.subarray(0, 3)]).toEqual([0, 1, 2]);
    expect([...outcomes]).toEqual([MATCH_OUTCOME.unique]);
  });
});

describe('the door refuses what is no set of tables', () => {
  const matcher = createLineMatcher(RELEASE);
  test.each<[string, Partial<CodedTables>, RegExp]>([
    [
      'starts that descend',
      { documentCount: 2, predictedStarts: Int32Array.of(0, 1, 0) },
      /predicted starts/,
    ],
    ['starts that begin elsewhere', { trueStarts: Int32Array.of(1, 1) }, /true starts must ascend from 0/],
    ['too few starts', { documentCount: 3 }, /predicted starts must have 4 entries/],
    ['fewer codes than lines', { truth: new Int32Array(15) }, /true codes must be 16 for each of 1 lines/],
    ['half a document', { documentCount: 0.5 }, /documentCount/],
    ['less than no documents', { documentCount: -1 }, /documentCount/],
  ])('%s', (_, wrong, message) => {
    expect(() => matcher.match({ ...ONE_PAIR, ...wrong })).toThrow(message);
  });

  test('a negative code and a sixteenth one', () => {
    for (const [lane, code] of [
      [0, -5],
      [15, 5],
    ] as const) {
      const predicted = Int32Array.from(ONE_PAIR.predicted);
      predicted[lane] = code;
      expect(statusOf(() => matcher.match({ ...ONE_PAIR, predicted }))).toBe(BAD_LINE);
    }
    expect([...matcher.match(ONE_PAIR).partners]).toEqual([0]);
  });
});

describe('memory', async () => {
  const limited = await compileEngine(compileAssembly(ENGINE_SOURCE, '--maximumMemory', '200'));

  test('that does not suffice for the lines is a fault; smaller calls match as before', () => {
    const matcher = createLineMatcher(limited);
    const small = codedTables([{ predicted: [[1], [2]], truth: [[2], [1], [3]] }]);
    expect([...matcher.match(small).partners]).toEqual([1, 0]);
    expect(statusOf(() => matcher.match(unlikeTables(200_000, 3)))).toBe(NO_MEMORY);
    expect([...matcher.match(small).partners]).toEqual([1, 0]);
  });

  test('that suffices for a document’s lines and not for their pairs makes it too large', () => {
    const { partners, outcomes } = createLineMatcher(limited).match(unlikeTables(8_000, 8_000));
    expect([...outcomes]).toEqual([MATCH_OUTCOME.tooLarge]);
    expect(new Set(partners)).toEqual(new Set([-1]));
  });

  test('is not taken again for a call of the same size', () => {
    const engine = RELEASE.instance();
    class OneInstance extends EngineModule {
      override instance(): typeof engine {
        return engine;
      }
    }
    const matcher = createLineMatcher(new OneInstance({}));
    const documents = fc.sample(likelyTables(80), { numRuns: 50, seed: 1 });
    matcher.match(codedTables(documents));
    const before = engine.memory.buffer.byteLength;
    for (let round = 0; round < 20; round += 1) matcher.match(codedTables(documents));
    expect(engine.memory.buffer.byteLength).toBe(before);
  });
});
