/** What a line counts for in a context's decayed counts, by every later line of it. */
export const FAST_DECAY: f32 = 0.7;

/** Bits of 2^-125. */
const LEAST: u32 = 0x01000000;

/**
 * Decays the count at `place` by one line; under 2^-125 it is nothing. A value that a context sees no more would else end with
 * a subnormal count, and a processor takes many times as long to multiply by such a number.
 */
export function decayCount(place: usize): void {
  store<f32>(place, load<u32>(place) < LEAST ? 0 : load<f32>(place) * FAST_DECAY);
}
