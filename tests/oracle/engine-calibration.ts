import {
  BIN_COUNT,
  BIN_WIDTH,
  FADE,
  FIRST_LOG_ODDS,
  MOST_CONFIDENCE,
  MOST_UNPROVEN,
  PRIOR_LINES,
  RAW_SHARE,
} from './engine-constants.ts';
import type { Libm } from './libm.ts';

const f = Math.fround;

interface Bin {
  hits: number;
  lines: number;
}

/** Raw probability to the share of such predictions that proved right; every number f32. */
export class CalibrationOracle {
  readonly #libm: Libm;
  readonly #bins: Bin[];
  #curve: number[];

  constructor(libm: Libm) {
    this.#libm = libm;
    this.#bins = Array.from({ length: BIN_COUNT }, (_, index) => {
      const logOdds = f(FIRST_LOG_ODDS + f(BIN_WIDTH * index));
      const raw = f(1 / f(1 + libm.exp(-logOdds)));
      return { hits: f(PRIOR_LINES * Math.min(MOST_UNPROVEN, raw)), lines: PRIOR_LINES };
    });
    this.#curve = risingCurve(this.#bins);
  }

  /** Adds the outcome of a first candidate of raw probability `p`. */
  add(p: number, isRight: boolean): void {
    for (const { bin, share } of this.#sharesOf(p)) {
      const fade = f(1 - f(f(1 - FADE) * share));
      bin.lines = f(f(bin.lines * fade) + share);
      bin.hits = f(f(bin.hits * fade) + (isRight ? share : 0));
    }
  }

  /** Outcomes added since the last call count from here on. */
  refit(): void {
    this.#curve = risingCurve(this.#bins);
  }

  /** Calibrated confidence of a raw probability. */
  confidence(p: number): number {
    const { low, high } = this.#placeOf(p);
    const before = f((this.#curve[low] ?? 0) * f(1 - high));
    const calibrated = f(before + f((this.#curve[low + 1] ?? 0) * high));
    return Math.min(MOST_CONFIDENCE, f(f(calibrated * f(1 - RAW_SHARE)) + f(p * RAW_SHARE)));
  }

  #sharesOf(p: number): { bin: Bin; share: number }[] {
    const { low, high } = this.#placeOf(p);
    return this.#bins
      .slice(low, low + 2)
      .map((bin, index) => ({ bin, share: index === 0 ? f(1 - high) : high }));
  }

  /** Between which two bins a probability lies, and how near to the second, 0..1. */
  #placeOf(p: number): { low: number; high: number } {
    const least = f(1e-6);
    const logOdds = this.#libm.log(f(Math.max(p, least) / Math.max(f(1 - p), least)));
    const place = Math.min(BIN_COUNT - 1, Math.max(0, f(f(logOdds - FIRST_LOG_ODDS) / BIN_WIDTH)));
    const low = Math.min(Math.trunc(place), BIN_COUNT - 2);
    return { low, high: f(place - low) };
  }
}

/** Pool adjacent violators: neighbours that fall are joined until the shares rise from block to block. */
function risingCurve(bins: readonly Bin[]): number[] {
  const blocks: { hits: number; lines: number; size: number }[] = [];
  for (const bin of bins) {
    let block = { ...bin, size: 1 };
    for (let last = blocks.at(-1); last && !rises(last, block); last = blocks.at(-1)) {
      block = {
        hits: f(block.hits + last.hits),
        lines: f(block.lines + last.lines),
        size: block.size + last.size,
      };
      blocks.pop();
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ hits, lines, size }) => Array<number>(size).fill(f(hits / lines)));
}

const rises = (a: Bin, b: Bin): boolean => f(a.hits * b.lines) < f(b.hits * a.lines);
