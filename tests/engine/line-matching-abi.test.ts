import { describe, expect, test } from 'vitest';
import { CODES_PER_LINE, compileEngine } from '../../core/engine/index.ts';
import type { EngineExports } from '../../core/engine/wasm-instance.ts';
import { engineBytes, RELEASE } from './built-engine.ts';

const OK = 0;
const OVER_LIMIT = -1;
const BAD_LINE = -3;
const DEBUG = await compileEngine(engineBytes('debug'));

describe.each([
  ['release', RELEASE],
  ['debug', DEBUG],
])('line matching at the ABI of the %s build', (_, module) => {
  /** An engine with room for two documents of four lines a side, all starts 0. */
  function reserved(): { engine: EngineExports; ints: () => Int32Array } {
    const engine = module.instance();
    expect(engine.reserveAssign(2, 4, 4)).toBe(OK);
    return { engine, ints: () => new Int32Array(engine.memory.buffer) };
  }

  test.each([
    [-1, 0, 0],
    [0, -1, 0],
    [0, 0, -1],
    [-(2 ** 31), -(2 ** 31), -(2 ** 31)],
    [2 ** 20 + 1, 0, 0],
    [0, 2 ** 20 + 1, 0],
    [0, 0, 2 ** 31 - 1],
  ])('has no room for %i documents, %i predicted and %i true lines', (documents, predicted, truth) => {
    expect(module.instance().reserveAssign(documents, predicted, truth)).toBe(OVER_LIMIT);
  });

  test('has room for 2^20 documents and lines of each side', () => {
    expect(module.instance().reserveAssign(2 ** 20, 2 ** 20, 2 ** 20)).toBe(OK);
  });

  test('matches nothing before room was made', () => {
    expect(module.instance().runAssign(0, 1)).toBe(OVER_LIMIT);
  });

  test.each([-1, 3, 2 ** 31 - 1])('refuses %i documents where there is room for 2', (documentCount) => {
    expect(reserved().engine.runAssign(documentCount, 1)).toBe(OVER_LIMIT);
  });

  test.each([
    ['below 0', [-1, 0, 0]],
    ['descending', [0, 2, 1]],
    ['beyond the room', [0, 2, 5]],
    ['far beyond it', [0, 2, 2 ** 31 - 1]],
  ])('refuses starts %s, on either side', (__, starts) => {
    for (const side of ['assignPredictedStarts', 'assignTrueStarts'] as const) {
      const { engine, ints } = reserved();
      ints().set(starts, engine[side]() >>> 2);
      expect(engine.runAssign(2, 1)).toBe(OVER_LIMIT);
    }
  });

  test.each([
    ['a negative code', 3, -1],
    ['the smallest code', 0, -(2 ** 31)],
    ['a code in the spare lane', 15, 1],
  ])('refuses a line with %s, on either side', (__, lane, code) => {
    for (const side of ['assignPredictedLines', 'assignTrueLines'] as const) {
      const { engine, ints } = reserved();
      ints().set([0, 1, 2], engine.assignPredictedStarts() >>> 2);
      ints().set([0, 1, 2], engine.assignTrueStarts() >>> 2);
      expect(engine.runAssign(2, 1)).toBe(OK);
      ints()[(engine[side]() >>> 2) + CODES_PER_LINE + lane] = code;
      expect(engine.runAssign(2, 1)).toBe(BAD_LINE);
    }
  });

  test('leaves alone what lies beyond the last start', () => {
    const { engine, ints } = reserved();
    ints().fill(-1, engine.assignPredictedLines() >>> 2, (engine.assignPredictedLines() >>> 2) + 64);
    expect(engine.runAssign(2, 1)).toBe(OK);
  });
});
