import {
  CROSS_BITS,
  CROSS_BLOCK,
  CROSS_STEP,
  CROSSED,
  CROSSES_BESIDE,
  FIRST_CROSS_GRADIENT,
  FIRST_MARGIN_WEIGHT,
  FIRST_WEIGHTS,
  FITTED_SQUARES,
  LEAST_GRADIENT,
  MOST_BEHIND,
  OPINION_STEP,
  PLAIN_SQUARES,
  PLAIN_WEIGHT,
  TERM_KINDS,
  TERM_STEP,
} from './engine-constants.ts';
import { scoresOf, type Sums } from './engine-cross-trust.ts';
import { pair } from './engine-hash.ts';
import { MarginsOracle, type Opinion } from './engine-margins.ts';
import type { Key } from './engine-keys.ts';
import type { Term, WeightName } from './engine-terms.ts';
import type { Libm } from './libm.ts';

const f = Math.fround;

interface Weight {
  weight: number;
  /** Squared gradients so far, summed. */
  squares: number;
}

/** The weights of one dimension: of terms, and of crosses of a context and a value. Made when first asked for. */
export class WeightsOracle {
  readonly margins: MarginsOracle;
  readonly #mixing = new Map<number, Weight>();
  readonly #marginMixing = new Map<number, Weight>();
  readonly #crosses = new Map<number, Weight>();
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
    this.margins = new MarginsOracle((hash, value) => crossPlace(hash, value, seed));
  }

  /**
   * What is said for every candidate by terms and margins, and by its crosses; those whose terms are further behind the
   * best are not asked for margins and crosses.
   */
  sums(
    keys: readonly Key[],
    candidates: readonly number[],
    terms: readonly Term[],
    mostBehind = MOST_BEHIND,
  ): Sums {
    const crossed = keys.filter(isCrossed);
    const ofTerms = candidates.map(() => 0);
    for (const term of terms) ofTerms[term.place] = f((ofTerms[term.place] ?? 0) + this.#termScore(term));
    const least = f(Math.max(...ofTerms) - mostBehind);
    const isAsked = (place: number): boolean => (ofTerms[place] ?? 0) >= least;
    const crosses = candidates.map((value, place) => {
      if (!isAsked(place)) return 0;
      const sum = crossed.reduce((part, { hash }) => f(part + this.#crossWeight(hash, value)), 0);
      return f(sum * crossShare(crossed));
    });
    const opinion = this.margins.opinion(crossed, candidates, isAsked);
    const [ofAll, ofClearest] = this.#marginWeights(opinion);
    const own = ofTerms.map((score, place) => {
      const withMargin = f(score + f(ofAll.weight * (opinion.margins[place] ?? 0)));
      return place === opinion.clearest ? f(withMargin + ofClearest.weight) : withMargin;
    });
    return { own, crosses };
  }

  /** Weights of every margin and of the clearest candidate, where the clearest leads by so much. */
  #marginWeights({ leadClass }: Opinion): [Weight, Weight] {
    return [this.#marginMix(leadClass * 2), this.#marginMix(leadClass * 2 + 1)];
  }

  #marginMix(index: number): Weight {
    const known = this.#marginMixing.get(index);
    if (known) return known;
    const fresh = { weight: index % 2 === 0 ? FIRST_MARGIN_WEIGHT : 0, squares: FITTED_SQUARES };
    this.#marginMixing.set(index, fresh);
    return fresh;
  }

  /** Moves the margins towards the candidate at `truth`. */
  learnMargins(keys: readonly Key[], candidates: readonly number[], truth: number): void {
    this.margins.learn(keys.filter(isCrossed), candidates, truth);
  }

  #termScore({ share, parts }: Term): number {
    const sums = parts.map(({ weights, amount }) =>
      f(weights.reduce((sum, name) => f(sum + this.#mix(name).weight), 0) * amount),
    );
    return f(sums.reduce((sum, part) => f(sum + part), 0) * share);
  }

  /** One gradient step of the log loss towards the candidate at `truth`; all but the crosses' take half of these. */
  step(
    keys: readonly Key[],
    candidates: readonly number[],
    terms: readonly Term[],
    truth: number,
    libm: Libm,
  ): void {
    const sums = this.sums(keys, candidates, terms, Infinity);
    const gradientsAt = (share: number): number[] =>
      probabilitiesOf(scoresOf(sums, share), libm).map((p, place) => f(p - (place === truth ? 1 : 0)));
    for (const [place, gradient] of gradientsAt(1).entries())
      if (Math.abs(gradient) >= LEAST_GRADIENT) this.#stepCrosses(keys, candidates[place] ?? -1, gradient);
    const gradients = gradientsAt(CROSSES_BESIDE);
    for (const term of terms) this.#stepTerm(term, gradients[term.place] ?? 0);
    const opinion = this.margins.opinion(keys.filter(isCrossed), candidates);
    const [ofAll, ofClearest] = this.#marginWeights(opinion);
    for (const [place, gradient] of gradients.entries()) {
      if (Math.abs(gradient) < LEAST_GRADIENT) continue;
      stepMixing(ofAll, f(gradient * (opinion.margins[place] ?? 0)), OPINION_STEP);
      if (place === opinion.clearest) stepMixing(ofClearest, gradient, OPINION_STEP);
    }
  }

  #stepTerm({ share, parts }: Term, gradient: number): void {
    if (Math.abs(gradient) < LEAST_GRADIENT) return;
    const g = f(gradient * share);
    for (const { weights, amount } of parts)
      for (const name of weights) stepMixing(this.#mix(name), f(g * amount), TERM_STEP);
  }

  #stepCrosses(keys: readonly Key[], value: number, gradient: number): void {
    const crossed = keys.filter(isCrossed);
    const g = f(gradient * crossShare(crossed));
    for (const { hash } of crossed) {
      const cross = this.#cross(hash, value);
      cross.squares = f(cross.squares + f(g * g));
      const step = f(f(CROSS_STEP * g) / f(Math.sqrt(f(cross.squares + FIRST_CROSS_GRADIENT))));
      cross.weight = f(cross.weight - step);
    }
  }

  #mix({ id, context, kind, values }: WeightName): Weight {
    const known = this.#mixing.get(id);
    if (known) return known;
    const row = FIRST_WEIGHTS[context] ?? [];
    const isPlain = row.every((first, place) => first === (place % TERM_KINDS === 0 ? PLAIN_WEIGHT : 0));
    const fresh = {
      weight: values === null ? 0 : (row[values * TERM_KINDS + kind] ?? Number.NaN),
      squares: isPlain ? PLAIN_SQUARES : FITTED_SQUARES,
    };
    this.#mixing.set(id, fresh);
    return fresh;
  }

  #crossWeight(hash: number, value: number): number {
    return this.#crosses.get(crossPlace(hash, value, this.#seed))?.weight ?? 0;
  }

  #cross(hash: number, value: number): Weight {
    const place = crossPlace(hash, value, this.#seed);
    const cross = this.#crosses.get(place) ?? { weight: 0, squares: 0 };
    this.#crosses.set(place, cross);
    return cross;
  }
}

/** Crosses of different contexts or values may share a place. */
function crossPlace(hash: number, value: number, seed: number): number {
  const spread = (pair(value, seed) ^ (hash >>> CROSS_BITS)) >>> 0;
  const inAll = hash % 2 ** CROSS_BITS;
  return inAll - (inAll % CROSS_BLOCK) + (spread % CROSS_BLOCK);
}

function stepMixing(mixing: Weight, gradient: number, size: number): void {
  mixing.squares = f(mixing.squares + f(gradient * gradient));
  const step = f(f(size * gradient) / f(Math.sqrt(f(mixing.squares + 1))));
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
