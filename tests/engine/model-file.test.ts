import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCoder, EngineFault, openCoder, type Coder } from '../../core/engine/index.ts';
import { RELEASE } from './built-engine.ts';
import { dateOf, lineWith } from './lines.ts';
import { compactCrossesIn, contextsIn, HEAD_BYTES, placesIn } from './model-places.ts';
import { resealed } from './resealed-model.ts';

const NOT_A_MODEL = -4;
const OTHER_VERSION = -5;
const DAMAGED = -6;

/** A coder of so many suppliers, each with two lines. */
function coderOf(supplierCount: number): Coder {
  const coder = createCoder(RELEASE, { dimensions: ['account', 'tax_code'], headerFieldNames: ['site'] });
  for (let day = 0; day < 2; day++)
    coder.learnDay(
      Array.from({ length: supplierCount }, (_, index) =>
        lineWith({
          date: dateOf(day),
          supplierName: `Supplier ${index}`,
          amountMinor: index * 37,
          headerFields: ['Utrecht'],
          coding: [String(4000 + (index % 40)), 'V21'],
        }),
      ),
    );
  return coder;
}

const modelOf = (supplierCount: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(coderOf(supplierCount).save());

const MODEL = modelOf(60);
const COMPACT = new Uint8Array(coderOf(60).save({ form: 'compact' }));

/** The status that opening the bytes is refused with, 0 where it is not. */
function refusal(bytes: Uint8Array): number {
  try {
    openCoder(RELEASE, bytes);
    return 0;
  } catch (error) {
    if (error instanceof EngineFault) return error.status;
    throw error;
  }
}

function changed(
  change: (bytes: Uint8Array, view: DataView) => void,
  model: Uint8Array<ArrayBuffer> = MODEL,
): Uint8Array {
  const bytes = model.slice();
  change(bytes, new DataView(bytes.buffer));
  return bytes;
}

describe.each([
  ['an exact', MODEL],
  ['a compact', COMPACT],
])('%s model file that is not whole', (_, model) => {
  test('cut at every 4 KiB it is damaged, within its head no model', () => {
    expect(refusal(model)).toBe(0);
    for (let length = 4096; length < model.length; length += 4096)
      expect(refusal(model.subarray(0, length)), `${length} bytes`).toBe(DAMAGED);
    for (let length = 0; length < HEAD_BYTES; length++)
      expect(refusal(model.subarray(0, length)), `${length} bytes`).toBe(NOT_A_MODEL);
  });

  test('cut anywhere or with bytes behind it, it is damaged', () => {
    const length = fc.integer({ min: HEAD_BYTES, max: model.length - 1 });
    fc.assert(
      fc.property(length, (end) => refusal(model.subarray(0, end)) === DAMAGED),
      { numRuns: 60 },
    );
    expect(refusal(new Uint8Array([...model, 0, 0, 0, 0]))).toBe(DAMAGED);
  });

  test('one bit that flipped is found wherever it is', () => {
    const bit = fc.integer({ min: 0, max: model.length * 8 - 1 });
    fc.assert(
      fc.property(bit, (index) => {
        const place = index >> 3;
        const bytes = changed((copy) => (copy[place] = (copy[place] ?? 0) ^ (1 << (index & 7))), model);
        return refusal(bytes) === (place < 4 ? NOT_A_MODEL : place < 8 ? OTHER_VERSION : DAMAGED);
      }),
      { numRuns: 120 },
    );
    for (let place = 0; place < HEAD_BYTES; place++)
      expect(
        refusal(changed((copy) => (copy[place] = (copy[place] ?? 0) ^ 0x40), model)),
        `byte ${place}`,
      ).not.toBe(0);
  });
});

describe('bytes that are no model of this engine', () => {
  test('bytes that are something else are no model', () => {
    const bytes = fc.uint8Array({ maxLength: 5000 });
    fc.assert(
      fc.property(bytes, (other) => refusal(other) === NOT_A_MODEL),
      { numRuns: 60 },
    );
    expect(refusal(new TextEncoder().encode('date,supplier,amount\n2024-01-01,Staples,100\n'))).toBe(
      NOT_A_MODEL,
    );
  });

  test.each([1, 2, 99])('version %i is named as another', (version) => {
    expect(refusal(changed((_, view) => view.setUint32(4, version, true)))).toBe(OTHER_VERSION);
  });

  test('after a refusal a fresh coder learns and suggests as ever', () => {
    expect(refusal(MODEL.subarray(0, MODEL.length >> 1))).toBe(DAMAGED);
    const coder = createCoder(RELEASE, { dimensions: ['account'] });
    coder.learn(lineWith({ coding: ['4400'] }));
    expect(coder.suggest(lineWith({}))[0]?.candidates[0]?.value).toBe('4400');
  });
});

describe('a model file whose checksum holds and whose lengths do not', () => {
  test('the checksum of the tests is the engine’s', () => {
    expect(resealed(MODEL)).toEqual(MODEL);
  });

  test('a length made larger is damaged and reads nothing beyond the file', () => {
    const { head, rest } = placesIn(MODEL);
    const lengths = [16, 20, head + 4, head + 12, rest, rest + 4, rest + 8];
    for (const at of lengths)
      for (const length of [0xffffffff, 0x7fffffff, 0x10000000, 0])
        expect(
          refusal(resealed(changed((_, view) => view.setUint32(at, length, true)))),
          `${at}: ${length}`,
        ).toBe(DAMAGED);
  });

  test('so is a length in a compact model, and bytes too many in a column', () => {
    const { rest } = placesIn(COMPACT);
    for (const at of [rest, rest + 12])
      for (const length of [0xffffffff, 0x7fffffff, 0x10000000, 0])
        expect(
          refusal(resealed(changed((_, view) => view.setUint32(at, length, true), COMPACT))),
          `${at}: ${length}`,
        ).toBe(DAMAGED);
  });

  test('a value coded last in a context, or before that, which the dimension does not have is damaged', () => {
    const { first } = contextsIn(MODEL);
    const values = new DataView(MODEL.buffer).getUint32(placesIn(MODEL).head + 4, true);
    const withValue = (at: number, value: number): Uint8Array =>
      resealed(changed((_, view) => view.setInt32(first + at, value, true)));
    for (const at of [12, 16]) {
      for (const value of [-2, values, 1 << 20, 2 ** 31 - 1, -(2 ** 31)])
        expect(refusal(withValue(at, value)), `${at}: ${value}`).toBe(DAMAGED);
      for (const value of [-1, 0, values - 1])
        expect(refusal(withValue(at, value)), `${at}: ${value}`).toBe(0);
    }
  });

  test('a cross of a compact model that says it was never trained is damaged', () => {
    const { count, powers } = compactCrossesIn(COMPACT);
    const withPowers = (cross: number, value: number): Uint8Array =>
      resealed(changed((bytes) => (bytes[powers + cross] = value), COMPACT));
    expect(count).toBeGreaterThan(100);
    for (const cross of [0, count >> 1, count - 1]) {
      expect(refusal(withPowers(cross, 0))).toBe(DAMAGED);
      for (const ofSquaresOrMoves of [0x01, 0x10])
        expect(refusal(withPowers(cross, ofSquaresOrMoves))).toBe(0);
    }
  });

  test('a word changed anywhere never stops the engine, and what it opens it can use', () => {
    const word = fc.tuple(fc.integer({ min: 4, max: MODEL.length / 4 - 1 }), fc.integer());
    fc.assert(
      fc.property(word, ([place, value]) => {
        const bytes = resealed(changed((_, view) => view.setInt32(place * 4, value, true)));
        if (refusal(bytes) !== 0) return;
        openCoder(RELEASE, bytes).suggest(lineWith({ supplierName: 'Supplier 7' }), 16);
      }),
      { numRuns: 40 },
    );
  });
});

test.each([1, 60, 500])(
  'a model of %i suppliers, saved, opened and saved again, has the same bytes',
  (count) => {
    const first = modelOf(count);
    expect(Buffer.compare(openCoder(RELEASE, first).save(), first)).toBe(0);
  },
);
