// FNV-1a, 32 bits (Fowler, Noll, Vo).
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * A stream of pseudo-random numbers: the same seed gives the same numbers on every host. Only integer operations and
 * IEEE 754 addition, multiplication and division are used; `Math.log` and its kin may differ in the last bit.
 */
export interface SeededRandom {
  /** Uniform in [0, 1), a multiple of 2^-32. */
  next(): number;
}

/** A stream from a 32-bit seed, which splitmix32 spreads over the generator's state. */
export function seededRandom(seed: number): SeededRandom {
  const split = splitmix32(seed);
  return xoshiro128([split(), split(), split(), split()]);
}

/** xoshiro128** 1.1 (Blackman and Vigna, prng.di.unimi.it) from four 32-bit words, not all 0. */
export function xoshiro128(state: readonly [number, number, number, number]): SeededRandom {
  let [a, b, c, d] = state;
  return {
    next() {
      const word = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
      const shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = rotateLeft(d, 11);
      return word / 0x1_0000_0000;
    },
  };
}

/** A stream of its own for one purpose, so that one more draw elsewhere does not change it. */
export function seededStream(seed: number, purpose: string): SeededRandom {
  let hash = FNV_OFFSET ^ seed;
  for (let index = 0; index < purpose.length; index++)
    hash = Math.imul(hash ^ purpose.charCodeAt(index), FNV_PRIME);
  return seededRandom(hash);
}

/** A whole number in first..last, both included. */
export function drawInteger(random: SeededRandom, first: number, last: number): number {
  return first + Math.floor(random.next() * (last - first + 1));
}

/** True with a probability in 0..1. */
export function drawChance(random: SeededRandom, probability: number): boolean {
  return random.next() < probability;
}

/** One of the values, each as likely; throws on none. */
export function drawOne<T>(random: SeededRandom, values: readonly T[]): T {
  const value = values[Math.floor(random.next() * values.length)];
  if (value === undefined) throw new RangeError('nothing to draw from');
  return value;
}

/** One of the values, as likely as its weight (>= 0) says; throws where no weight is above 0. */
export function drawWeighted<T>(random: SeededRandom, values: readonly T[], weight: (value: T) => number): T {
  const possible = values.filter((value) => weight(value) > 0);
  const last = possible.at(-1);
  if (last === undefined) throw new RangeError('nothing to draw from');
  let rest = random.next() * possible.reduce((sum, value) => sum + weight(value), 0);
  for (const value of possible) {
    rest -= weight(value);
    if (rest < 0) return value;
  }
  // Reached where rounding leaves a trace of the sum.
  return last;
}

/** A number around 0 with standard deviation 1: twelve uniforms less six, bounded by -6 and 6. */
export function drawNormal(random: SeededRandom): number {
  let sum = -6;
  for (let count = 0; count < 12; count++) sum += random.next();
  return sum;
}

/** Log-normal: half of the draws are below the median, `spread` is the standard deviation of the logarithm. */
export function drawLogNormal(random: SeededRandom, median: number, spread: number): number {
  return median * exponential(drawNormal(random) * spread);
}

/** e^x for |x| <= 20 by its series on x / 1024, then squared ten times. */
function exponential(x: number): number {
  const part = x / 1024;
  let value = 1 + part * (1 + (part / 2) * (1 + (part / 3) * (1 + part / 4)));
  for (let count = 0; count < 10; count++) value *= value;
  return value;
}

function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  };
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
