/*
 * Turns the raw probability of a first candidate into the share of such candidates that proved right. Outcomes are
 * gathered in bins of the raw log odds, older ones fading; the curve through the bins is kept rising (pool adjacent
 * violators, Ayer et al. 1955) and read by linear interpolation.
 */
/** Bins of the raw log odds. */
export const BIN_COUNT: i32 = 28;
const FIRST_LOG_ODDS: f32 = -4;
const BIN_WIDTH: f32 = 0.5;
/** Outcomes that each bin is thought to have seen before the first real one. */
const PRIOR_LINES: f32 = 6;
/** Before anything proved right nothing is surer than this; a bin's own raw probability where that is less. */
const MOST_UNPROVEN: f32 = 0.9;
const FADE: f32 = 0.999;
/** Where the curve is flat the raw probability still decides which of two lines is surer. */
const RAW_SHARE: f32 = 0.002;
const MOST: f32 = 0.9999;

const blockHits = new StaticArray<f32>(BIN_COUNT);
const blockLines = new StaticArray<f32>(BIN_COUNT);
const blockFirst = new StaticArray<i32>(BIN_COUNT);

/** How far the raw probabilities of one dimension can be trusted. */
export class Calibration {
  hits: StaticArray<f32> = new StaticArray<f32>(BIN_COUNT);
  lines: StaticArray<f32> = new StaticArray<f32>(BIN_COUNT);
  private curve: StaticArray<f32> = new StaticArray<f32>(BIN_COUNT);

  constructor() {
    for (let i = 0; i < BIN_COUNT; i++) {
      this.lines[i] = PRIOR_LINES;
      const raw: f32 = <f32>1 / (1 + Mathf.exp(-(FIRST_LOG_ODDS + BIN_WIDTH * <f32>i)));
      this.hits[i] = PRIOR_LINES * min(MOST_UNPROVEN, raw);
    }
    this.refit();
  }

  /** Adds the outcome of one first candidate of raw probability `p` in 0..1. */
  add(p: f32, right: bool): void {
    const at = position(p);
    const low = min(<i32>at, BIN_COUNT - 2);
    this.addTo(low, <f32>(low + 1) - at, right);
    this.addTo(low + 1, at - <f32>low, right);
  }

  private addTo(bin: i32, share: f32, right: bool): void {
    const fade: f32 = <f32>1 - (<f32>1 - FADE) * share;
    this.lines[bin] = this.lines[bin] * fade + share;
    this.hits[bin] = this.hits[bin] * fade + (right ? share : <f32>0);
  }

  /** Makes the curve anew from the bins; outcomes added since the last call count from here on. */
  refit(): void {
    let blocks = 0;
    for (let i = 0; i < BIN_COUNT; i++) {
      let hits = this.hits[i];
      let lines = this.lines[i];
      let first = i;
      while (blocks > 0 && blockHits[blocks - 1] * lines >= hits * blockLines[blocks - 1]) {
        blocks--;
        hits += blockHits[blocks];
        lines += blockLines[blocks];
        first = blockFirst[blocks];
      }
      blockHits[blocks] = hits;
      blockLines[blocks] = lines;
      blockFirst[blocks++] = first;
    }
    for (let block = 0, i = 0; block < blocks; block++) {
      const end = block + 1 < blocks ? blockFirst[block + 1] : BIN_COUNT;
      for (; i < end; i++) this.curve[i] = blockHits[block] / blockLines[block];
    }
  }

  /** Calibrated confidence in 0..MOST. */
  confidence(p: f32): f32 {
    const at = position(p);
    const low = min(<i32>at, BIN_COUNT - 2);
    const high = at - <f32>low;
    const calibrated = this.curve[low] * (<f32>1 - high) + this.curve[low + 1] * high;
    return min(MOST, calibrated * (<f32>1 - RAW_SHARE) + p * RAW_SHARE);
  }
}

/** Place of a probability among the bins, 0..BIN_COUNT-1. */
function position(p: f32): f32 {
  const odds = Mathf.log(max<f32>(p, 1e-6) / max<f32>(<f32>1 - p, 1e-6));
  return min(<f32>(BIN_COUNT - 1), max<f32>(0, (odds - FIRST_LOG_ODDS) / BIN_WIDTH));
}
