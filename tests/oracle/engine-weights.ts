import {
  CROSS_BITS,
  CROSS_BLOCK,
  CROSS_STEP,
  CROSSED,
  FIRST_CROSS_GRADIENT,
  FIRST_GRADIENT,
  FIRST_WEIGHTS,
  LEAST_GRADIENT,
  MIXING_STEP,
  TERM_KINDS,
} from './engine-constants.ts';
import { pair } from './engine-hash.ts';
import type { Key } from './engine-keys.ts';
import type { Term } from './engine-terms.ts';
import type { Libm } from './libm.ts';

const f = Math.fround;

interface Weight {
  weight: number;
  /** Squared gradients so far, summed. */
  squares: number;
}

/** The weights of one dimension: of terms, and of crosses of a context and a value. Made when first asked for. */
export class WeightsOracle {
  readonly #mixing = new Map<number, Weight>();
  readonly #crosses = new Map<number, Weight>();
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** Unnormalised score of every candidate, f32. */
  scores(keys: readonly Key[], candidates: readonly number[], terms: readonly Term[]): number[] {
    const crossed = keys.filter(isCrossed);
    const scores = candidates.map(() => 0);
    for (const term of terms)
      scores[term.place] = f((scores[term.place] ?? 0) + f(this.#termScore(term) * term.share));
    return candidates.map((value, place) => {
      const ofCrosses = crossed.reduce((sum, { hash }) => f(sum + this.#crossWeight(hash, value)), 0);
      return f((scores[place] ?? 0) + f(ofCrosses * crossShare(crossed)));
    });
  }

  #termScore({ weight, logShare, fastLogShare, isLast, isBeforeLast }: Term): number {
    const slow = f(this.#mix(weight).weight * logShare);
    const fast = f(this.#mix(weight + 1).weight * fastLogShare);
    let sum = f(f(slow + fast) + this.#mix(weight + 3).weight);
    if (isLast) sum = f(sum + this.#mix(weight + 2).weight);
    if (isBeforeLast) sum = f(sum + this.#mix(weight + 4).weight);
    return sum;
  }

  /** One gradient step of the log loss towards the candidate at `truth`. */
  step(
    keys: readonly Key[],
    candidates: readonly number[],
    terms: readonly Term[],
    probabilities: readonly number[],
    truth: number,
  ): void {
    const gradients = probabilities.map((p, place) => f(p - (place === truth ? 1 : 0)));
    for (const term of terms) this.#stepTerm(term, gradients[term.place] ?? 0);
    for (const [place, value] of candidates.entries()) this.#stepCrosses(keys, value, gradients[place] ?? 0);
  }

  #stepTerm({ weight, share, logShare, fastLogShare, isLast, isBeforeLast }: Term, gradient: number): void {
    if (Math.abs(gradient) < LEAST_GRADIENT) return;
    const g = f(gradient * share);
    stepMixing(this.#mix(weight), f(g * logShare));
    stepMixing(this.#mix(weight + 1), f(g * fastLogShare));
    stepMixing(this.#mix(weight + 3), g);
    if (isLast) stepMixing(this.#mix(weight + 2), g);
    if (isBeforeLast) stepMixing(this.#mix(weight + 4), g);
  }

  #stepCrosses(keys: readonly Key[], value: number, gradient: number): void {
    if (Math.abs(gradient) < LEAST_GRADIENT) return;
    const crossed = keys.filter(isCrossed);
    const g = f(gradient * crossShare(crossed));
    for (const { hash } of crossed) {
      const cross = this.#cross(hash, value);
      cross.squares = f(cross.squares + f(g * g));
      const step = f(f(CROSS_STEP * g) / f(Math.sqrt(f(cross.squares + FIRST_CROSS_GRADIENT))));
      cross.weight = f(cross.weight - step);
    }
  }

  #mix(index: number): Weight {
    const known = this.#mixing.get(index);
    if (known) return known;
    const fresh = { weight: FIRST_WEIGHTS[index % TERM_KINDS] ?? 0, squares: FIRST_GRADIENT };
    this.#mixing.set(index, fresh);
    return fresh;
  }

  #crossWeight(hash: number, value: number): number {
    return this.#crosses.get(this.#crossPlace(hash, value))?.weight ?? 0;
  }

  #cross(hash: number, value: number): Weight {
    const place = this.#crossPlace(hash, value);
    const cross = this.#crosses.get(place) ?? { weight: 0, squares: 0 };
    this.#crosses.set(place, cross);
    return cross;
  }

  /** Crosses of different contexts or values may share a place. */
  #crossPlace(hash: number, value: number): number {
    const spread = (pair(value, this.#seed) ^ (hash >>> CROSS_BITS)) >>> 0;
    const inAll = hash % 2 ** CROSS_BITS;
    return inAll - (inAll % CROSS_BLOCK) + (spread % CROSS_BLOCK);
  }
}

function stepMixing(mixing: Weight, gradient: number): void {
  mixing.squares = f(mixing.squares + f(gradient * gradient));
  const step = f(f(MIXING_STEP * gradient) / f(Math.sqrt(f(mixing.squares + 1))));
  mixing.weight = f(mixing.weight - step);
}

const isCrossed = ({ kind }: Key): boolean => Math.floor(CROSSED / 2 ** kind) % 2 === 1;

function crossShare(keys: readonly Key[]): number {
  return f(1 / f(Math.sqrt(Math.max(1, keys.length))));
}

/** Softmax, f32. */
export function probabilitiesOf(scores: readonly number[], libm: Libm): number[] {
  const highest = Math.max(...scores);
  const odds = scores.map((score) => libm.exp(f(score - highest)));
  const sum = odds.reduce((all, odd) => f(all + odd), 0);
  return odds.map((odd) => f(odd / sum));
}
