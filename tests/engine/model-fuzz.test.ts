import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compileEngine,
  createCoder,
  EngineFault,
  openCoder,
  type Coder,
  type CodedEngineLine,
} from '../../core/engine/index.ts';
import { engineBytes, RELEASE } from './built-engine.ts';
import { dateOf, lineWith } from './lines.ts';
import { HEAD_BYTES, placesIn } from './model-places.ts';
import { resealed } from './resealed-model.ts';

const DEBUG = await compileEngine(engineBytes('debug'));
const REFUSALS = new Set([-1, -4, -5, -6, -7]);
const RUNS = { seed: 20_240_301, endOnFailure: true };
/** What a number in a file is made: sizes just wrong and far too large, and floats that are none. */
const HOSTILE = [0, 1, 2, 16, 17, 0xffff, 0x10000, 0x100000, 0x100001, 0x7fffffff, 0x80000000, 0xffffffff];
const HOSTILE_FLOATS = [0x7fc00000, 0x7f800000, 0xff800000, 0x7f7fffff, 0xff7fffff, 0xbf800000];

const SUPPLIERS = ['Staples BV', 'Vattenfall', 'KLM'];
const DAYS: readonly CodedEngineLine[][] = [0, 1, 2, 3].map((day) =>
  SUPPLIERS.map((supplierName, index) =>
    lineWith({ date: dateOf(day), supplierName, text: '', coding: [day === 3 ? '4999' : `4${index}00`] }),
  ),
);
const ASKED = [...SUPPLIERS, 'Nobody'].map((supplierName) => lineWith({ supplierName, text: '' }));

/** A small model: one dimension, a few suppliers and values. */
function smallModel(form: 'exact' | 'compact'): Uint8Array<ArrayBuffer> {
  const coder = createCoder(RELEASE, { dimensions: ['account'] });
  for (const day of DAYS) coder.learnDay(day);
  return new Uint8Array(coder.save({ form }));
}

const MODEL = smallModel('exact');
const COMPACT = smallModel('compact');

function opened(module: typeof RELEASE, bytes: Uint8Array): Coder | number {
  try {
    return openCoder(module, bytes);
  } catch (error) {
    if (error instanceof EngineFault) return error.status;
    throw error;
  }
}

/** Throws where a coder answers with what is no answer, before or after it learned on. */
function expectAnswers(coder: Coder): void {
  for (const round of [0, 1]) {
    for (const line of ASKED)
      for (const { candidates, evidence } of coder.suggest(line, 16)) {
        const values = candidates.map(({ value }) => value);
        expect(new Set(values).size).toBe(values.length);
        for (const { value, confidence } of candidates) {
          expect(typeof value).toBe('string');
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
          expect(coder.explain(line, 0, value)?.difference ?? 0).not.toBeNaN();
        }
        for (const { valueCount, lineCount, lastDate } of evidence) {
          expect(valueCount >>> 0).toBeLessThanOrEqual(lineCount >>> 0);
          expect(lastDate).toMatch(/^\d{4}-\d\d-\d\d$/);
        }
      }
    if (round === 0)
      coder.learn(lineWith({ text: '', coding: coder.dimensions.map((_, index) => `new ${index}`) }));
  }
}

/** Whether bytes are refused with a status, or opened to a coder that answers. True where they were opened. */
function survives(module: typeof RELEASE, bytes: Uint8Array): boolean {
  const coder = opened(module, bytes);
  if (typeof coder === 'number') {
    expect(REFUSALS).toContain(coder);
    return false;
  }
  expectAnswers(coder);
  return true;
}

function withWord(model: Uint8Array, at: number, word: number): Uint8Array {
  const bytes = new Uint8Array(model);
  new DataView(bytes.buffer).setUint32(at, word, true);
  return bytes;
}

test('the models themselves open and answer', () => {
  expect(MODEL.length).toBeLessThan(60_000);
  expect(survives(RELEASE, resealed(MODEL))).toBe(true);
  expect(COMPACT.length).toBeLessThan(MODEL.length);
  expect(survives(RELEASE, resealed(COMPACT))).toBe(true);
});

describe.each([
  ['release', RELEASE, 'an exact', MODEL, 1],
  ['debug', DEBUG, 'an exact', MODEL, 4],
  ['release', RELEASE, 'a compact', COMPACT, 1],
  ['debug', DEBUG, 'a compact', COMPACT, 10],
])('the model loader of the %s build, given %s model', (_, module, __, model, thinning) => {
  test('refuses a file cut at every length', () => {
    const engine = module.instance();
    const statusOf = (length: number): number => {
      const address = engine.stage(length);
      new Uint8Array(engine.memory.buffer).set(model.subarray(0, length), address);
      return engine.open();
    };
    for (let length = 0; length < model.length; length++)
      expect(statusOf(length)).toBe(length < HEAD_BYTES ? -4 : -6);
  });

  test('refuses a file cut anywhere whose length and checksum were corrected', () => {
    const length = fc.integer({ min: HEAD_BYTES, max: model.length - 1 });
    fc.assert(
      fc.property(length, (end) => opened(module, resealed(model.subarray(0, end))) === -6),
      { ...RUNS, numRuns: 100 / thinning },
    );
  });

  test('survives any bit flipped and the checksum corrected', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: model.length - 1 }), fc.nat(7), (place, bit) => {
        const bytes = model.slice();
        bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
        survives(module, resealed(bytes));
      }),
      { ...RUNS, numRuns: 60 / thinning },
    );
  });

  test.each([
    ['anywhere', 4, 80],
    ['behind the head', placesIn(model).rest / 4, 100],
  ])('survives hostile numbers %s, and the checksum corrected', (___, from, runs) => {
    const place = fc.integer({ min: from, max: model.length / 4 - 1 });
    fc.assert(
      fc.property(place, fc.constantFrom(...HOSTILE, ...HOSTILE_FLOATS), (word, number) => {
        survives(module, resealed(withWord(model, word * 4, number)));
      }),
      { ...RUNS, numRuns: runs / thinning },
    );
  });

  test('survives hostile sizes wherever the file has a size', () => {
    const names = new DataView(model.buffer).getUint32(20, true);
    const dimension = HEAD_BYTES + ((names + 3) & ~3);
    const rest = placesIn(model).rest;
    const sizes = [16, 20, ...[0, 4, 8, 12].map((offset) => dimension + offset), rest, rest + 4, rest + 8];
    for (const at of sizes)
      for (const number of HOSTILE) survives(module, resealed(withWord(model, at, number)));
  });

  test('survives pieces of the file put in place of others', () => {
    const place = fc.integer({ min: HEAD_BYTES / 4, max: model.length / 4 - 1 });
    fc.assert(
      fc.property(place, place, fc.integer({ min: 1, max: 64 }), (from, to, words) => {
        const bytes = model.slice();
        const count = Math.min(words, model.length / 4 - Math.max(from, to));
        bytes.copyWithin(to * 4, from * 4, (from + count) * 4);
        survives(module, resealed(bytes));
      }),
      { ...RUNS, numRuns: 60 / thinning },
    );
  });
});

describe('the names in a model file', () => {
  const namesOf = (change: (names: Record<string, unknown>) => void): Uint8Array => {
    const length = new DataView(MODEL.buffer).getUint32(20, true);
    const text = new TextDecoder().decode(MODEL.subarray(HEAD_BYTES, HEAD_BYTES + length));
    const names = JSON.parse(text) as Record<string, unknown>;
    change(names);
    return withNames(new TextEncoder().encode(JSON.stringify(names)));
  };
  const withNames = (names: Uint8Array): Uint8Array => {
    const length = new DataView(MODEL.buffer).getUint32(20, true);
    const rest = MODEL.subarray(HEAD_BYTES + ((length + 3) & ~3));
    const padded = (names.length + 3) & ~3;
    const bytes = new Uint8Array(HEAD_BYTES + padded + rest.length);
    bytes.set(MODEL.subarray(0, HEAD_BYTES));
    bytes.set(names, HEAD_BYTES);
    bytes.set(rest, HEAD_BYTES + padded);
    new DataView(bytes.buffer).setUint32(20, names.length, true);
    return resealed(bytes);
  };

  test('as they are open the model', () => {
    expect(
      opened(
        RELEASE,
        namesOf(() => undefined),
      ),
    ).not.toBeTypeOf('number');
  });

  test.each<[string, (names: Record<string, unknown>) => void]>([
    ['fewer values than the engine knows', (names) => (names['values'] = [['4000']])],
    ['a value twice', (names) => (names['values'] = [['a', 'a', 'b', 'c', 'd', 'e']])],
    ['a value that is no text', (names) => (names['values'] = [[1, 2, 3, 4, 5]])],
    [
      'one dimension more than the engine has',
      (names) => Object.assign(names, { dimensions: ['a', 'b'], values: [['1', '2', '3', '4'], []] }),
    ],
    ['no dimension', (names) => Object.assign(names, { dimensions: [], values: [] })],
    ['17 header fields', (names) => (names['headerFieldNames'] = Array.from({ length: 17 }, String))],
    ['a count of lines below 0', (names) => (names['lineCount'] = -1)],
    ['half a line', (names) => (names['lineCount'] = 0.5)],
  ])('with %s are refused', (_, change) => {
    expect(opened(RELEASE, namesOf(change))).toBe(-6);
  });

  test('that are no UTF-8 or no JSON are refused', () => {
    expect(opened(RELEASE, withNames(Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d)))).toBe(-6);
    expect(opened(RELEASE, withNames(new Uint8Array(0)))).toBe(-6);
    expect(opened(RELEASE, withNames(new TextEncoder().encode('['.repeat(100_000))))).toBe(-6);
  });
});
