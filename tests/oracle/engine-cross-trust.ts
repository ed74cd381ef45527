import { WAY_FAVOUR, WAY_KEPT, WAYS } from './engine-constants.ts';
import type { Libm } from './libm.ts';

const f = Math.fround;

/** What is said for each candidate without its crosses, and by them; f32. */
export interface Sums {
  readonly own: readonly number[];
  readonly crosses: readonly number[];
}

/** By how much crosses count, by which of some ways of counting them was right more often; every number f32. */
export class CrossTrustOracle {
  readonly #libm: Libm;
  #hits: readonly number[] = WAYS.map(() => 0);
  share: number;

  constructor(libm: Libm) {
    this.#libm = libm;
    this.share = this.#settled();
  }

  /** Adds the ways that would have put the true value first. */
  add(sums: Sums, candidates: readonly number[], truth: number): void {
    this.#hits = this.#hits.map((hits, way) => {
      const scores = scoresOf(sums, WAYS[way] ?? 0);
      const isRight = candidates[scores.indexOf(Math.max(...scores))] === truth;
      return f(f(hits * WAY_KEPT) + (isRight ? 1 : 0));
    });
  }

  /** What was added since the last call counts from here on. */
  settle(): void {
    this.share = this.#settled();
  }

  #settled(): number {
    const most = Math.max(...this.#hits);
    const weights = this.#hits.map((hits) => this.#libm.exp(f(WAY_FAVOUR * f(hits - most))));
    const all = weights.reduce((sum, weight) => f(sum + weight), 0);
    const sum = weights.reduce((part, weight, way) => f(part + f(weight * (WAYS[way] ?? 0))), 0);
    return f(sum / all);
  }
}

/** Unnormalised score of every candidate where its crosses count by `share`, f32. */
export function scoresOf({ own, crosses }: Sums, share: number): number[] {
  return own.map((score, place) => f(score + f(share * (crosses[place] ?? 0))));
}
