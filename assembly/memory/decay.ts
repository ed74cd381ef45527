/** What a line counts for in a context's decayed counts, by every later line of it. */
export const FAST_DECAY: f32 = 0.7;

/** Bits of the least f32 above 0, which 0.7 of it rounds to again, and of the least that is normal. */
const LEAST: u32 = 1;
const LEAST_NORMAL: u32 = 0x00800000;

/*
 * A value that a context sees no more has its decayed count end at the least f32 above 0 and stay there. To multiply such a
 * subnormal number takes a processor many times as long as another, so that both functions here step around it.
 */

/** Decays the count at `place` by one line. */
export function decayCount(place: usize): void {
  if (load<u32>(place) > LEAST) store<f32>(place, load<f32>(place) * FAST_DECAY);
}

/** The decayed count at `place`, 0 for a subnormal one: beside one line, it is nothing. */
export function notedCount(place: usize): f32 {
  const bits = load<u32>(place);
  return reinterpret<f32>(bits & -u32(bits >= LEAST_NORMAL));
}
