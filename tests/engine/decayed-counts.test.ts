import { describe, expect, test } from 'vitest';
import { createCoder } from '../../core/engine/index.ts';
import { FAST_DECAY, LEAST_DECAYED } from '../oracle/engine-constants.ts';
import { RELEASE } from './built-engine.ts';
import { dateOf, lineWith } from './lines.ts';
import { contextsIn } from './model-places.ts';

const RECORD_BYTES = 24;
const SLOT_BYTES = 16;

/** The decayed count of the first value in every context of an exact model of one dimension, read from its bytes. */
function firstCountsIn(model: Uint8Array): number[] {
  const bytes = new Uint8Array(model);
  const view = new DataView(bytes.buffer);
  const { first, count } = contextsIn(bytes);
  let at = first;
  const counts: number[] = [];
  for (let context = 0; context < count; context++) {
    const slotCount = view.getUint32(at + RECORD_BYTES - 4, true);
    for (let slot = at + RECORD_BYTES; slot < at + RECORD_BYTES + slotCount * SLOT_BYTES; slot += SLOT_BYTES)
      if (view.getInt32(slot, true) === 0) counts.push(view.getFloat32(slot + 8, true));
    at += RECORD_BYTES + slotCount * SLOT_BYTES;
  }
  return counts;
}

describe('the decayed count of a value that was coded once', () => {
  test.each([1, 100, 243, 246, 280, 290, 400])(
    'in the contexts of all lines is its product %i lines later to the last bit, or nothing where that was next to nothing',
    (later) => {
      const coder = createCoder(RELEASE, { dimensions: ['account'] });
      const days = Array.from({ length: 1 + later }, (_, day) =>
        lineWith({ date: dateOf(day), coding: [day === 0 ? 'once' : 'ever since'] }),
      );
      for (const line of days) coder.learn(line);
      let product = 1;
      for (let line = 0; line < later; line++)
        product = product < LEAST_DECAYED ? 0 : Math.fround(product * FAST_DECAY);
      expect(Math.min(...firstCountsIn(coder.save()))).toBe(product);
    },
  );
});
