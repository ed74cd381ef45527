import { FAST_DECAY } from '../memory/decay';

/*
 * Decayed counts in the compact form: a step of an eighth of a doubling, 0 for nothing, 1 for 2^-12, so that a byte reaches
 * from what no score notices to far beyond the most that a decayed count can be, 10/3.
 */
const STEP_COUNT: i32 = 256;
const FIRST: f32 = 0.000244140625;
const EIGHTH_OF_A_DOUBLING: f32 = 1.0905077326652577;

const reals = new StaticArray<f32>(STEP_COUNT);
let isReady: bool = false;

function makeReady(): void {
  if (isReady) return;
  let real = FIRST;
  for (let step = 1; step < STEP_COUNT; step++) {
    reals[step] = real;
    real *= EIGHTH_OF_A_DOUBLING;
  }
  isReady = true;
}

/** The decayed count behind a step 0..255. */
export function fastOfStep(step: u32): f32 {
  makeReady();
  return reals[step];
}

/** The step 0..255 that comes nearest to a decayed count. */
export function stepOfFast(fast: f32): u32 {
  makeReady();
  let low = 0;
  let high = STEP_COUNT - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (reals[middle] <= fast) low = middle;
    else high = middle;
  }
  return fast - reals[low] <= reals[high] - fast ? low : high;
}

/** After so many the decayed count of lines of one value moves no more. */
const MOST_LINES: u32 = 64;

/** The decayed count of a context all of whose `lines` lines have one value. */
export function fastOfLines(lines: u32): f32 {
  let fast: f32 = 0;
  for (let line: u32 = 0; line < min(lines, MOST_LINES); line++) fast = fast * FAST_DECAY + 1;
  return fast;
}
