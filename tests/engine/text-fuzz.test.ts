import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileEngine, createCoder, type CodedEngineLine } from '../../core/engine/index.ts';
import { engineBytes, RELEASE } from './built-engine.ts';
import { dateOf, lineWith } from './lines.ts';

const DEBUG = await compileEngine(engineBytes('debug'));
const RUNS = { seed: 20_240_302, endOnFailure: true };
const FIXED_BYTES = 52;
const BAD_LINE = -3;
const COLUMNS = { dimensions: ['account'], headerFieldNames: ['site'] };

/** Any UTF-16 at all, halves of pairs included; now and then very long. */
const ANY_TEXT = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map(fromUnits) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('ab ', '\u0301', '🧾', '\ud83e', '\udd77', '7', 'é', '\u0000'),
        fc.integer({ min: 500, max: 3000 }),
      )
      .map(([piece, times]) => piece.repeat(times)),
  },
);

function fromUnits(units: readonly number[]): string {
  return String.fromCharCode(...units);
}

const FUZZED_LINE: fc.Arbitrary<CodedEngineLine> = fc
  .record({
    supplierName: ANY_TEXT,
    supplierId: ANY_TEXT,
    supplierTaxId: ANY_TEXT,
    documentId: ANY_TEXT,
    text: ANY_TEXT,
    company: ANY_TEXT,
    headerFields: fc.array(ANY_TEXT, { maxLength: 3 }),
    coding: fc.tuple(fc.oneof(ANY_TEXT, fc.constant(null))),
    amountMinor: fc.oneof(fc.maxSafeInteger(), fc.double({ noNaN: true, min: -(2 ** 53), max: 2 ** 53 })),
    taxRate: fc.oneof(fc.constant(null), fc.float({ noNaN: true, min: -10_000, max: 10_000 })),
    supplierDayCount: fc.nat(),
  })
  .map((given) => lineWith(given));

describe.each([
  ['release', RELEASE, 1],
  ['debug', DEBUG, 4],
])('the text path of the %s build', (_, module, thinning) => {
  test('takes any text in any field: learned, suggested again, and saved', () => {
    const coder = createCoder(module, COLUMNS);
    let day = 0;
    fc.assert(
      fc.property(fc.array(FUZZED_LINE, { minLength: 1, maxLength: 4 }), (lines) => {
        coder.learnDay(lines.map((line) => ({ ...line, date: dateOf(day) })));
        day += 1;
        for (const line of lines)
          for (const { candidates } of coder.suggest(line, 16))
            for (const { value, confidence } of candidates) {
              expect(confidence).toBeGreaterThanOrEqual(0);
              expect(confidence).toBeLessThanOrEqual(1);
              expect(coder.explain(line, 0, value)?.difference ?? 0).not.toBeNaN();
            }
      }),
      { ...RUNS, numRuns: 200 / thinning },
    );
    expect(coder.save().length).toBeGreaterThan(0);
  });

  test('gives a value back as it was given, halves of pairs included', () => {
    fc.assert(
      fc.property(ANY_TEXT, (value) => {
        const coder = createCoder(module, { dimensions: ['account'] });
        coder.learn(lineWith({ coding: [value] }));
        return coder.suggest(lineWith({}))[0]?.candidates[0]?.value === value;
      }),
      { ...RUNS, numRuns: 60 / thinning },
    );
  });

  test('answers any staged bytes with a status or a ranking, UTF-8 or not', () => {
    const engine = module.instance();
    expect(engine.createModel(1, 1)).toBe(0);
    const stage = (bytes: Uint8Array): void => {
      const address = engine.stage(bytes.length);
      new Uint8Array(engine.memory.buffer).set(bytes, address);
    };
    fc.assert(
      fc.property(stagedLine(), (bytes) => {
        stage(bytes);
        expect([0, 1, 2, 3, BAD_LINE]).toContain(engine.suggest(0, 3));
        stage(Uint8Array.of(bytes.length % 3, 0, 0, 0, ...bytes));
        expect([0, BAD_LINE]).toContain(engine.queueStagedLine());
        expect(engine.learnDay()).toBe(0);
      }),
      { ...RUNS, numRuns: 600 / thinning },
    );
  });
});

/** A staged line that is whole but for its texts, which are any bytes; or with one of its numbers made any other. */
function stagedLine(): fc.Arbitrary<Uint8Array> {
  const texts = fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 6, maxLength: 9 });
  const wrong = fc.option(fc.tuple(fc.nat(FIXED_BYTES / 4 - 1), fc.integer()), { freq: 3, nil: null });
  return fc.tuple(texts, fc.integer({ min: 0, max: 30_000 }), wrong).map(([all, day, change]) => {
    const headBytes = FIXED_BYTES + (all.length - 6) * 4;
    const bytes = new Uint8Array(headBytes + all.reduce((sum, { length }) => sum + length, 0));
    const view = new DataView(bytes.buffer);
    view.setInt32(0, day, true);
    view.setFloat64(8, day * 100, true);
    view.setFloat32(16, Number.NaN, true);
    view.setInt32(24, all.length - 6, true);
    let at = headBytes;
    all.forEach((text, index) => {
      view.setInt32(28 + index * 4, text.length, true);
      bytes.set(text, at);
      at += text.length;
    });
    if (change) view.setInt32(change[0] * 4, change[1], true);
    return bytes;
  });
}
