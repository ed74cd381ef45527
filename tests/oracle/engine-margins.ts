import { MARGIN_LEADS, MARGIN_STEP, MOST_MARGIN } from './engine-constants.ts';
import type { Key } from './engine-keys.ts';

const f = Math.fround;

/** What the classifiers of the candidates' values say together; floats are f32. */
export interface Opinion {
  /** Each candidate's margin, cut. */
  readonly margins: readonly number[];
  /** Place of the highest, -1 where there is none. */
  readonly clearest: number;
  /** How far it leads, as a class: 0..3. */
  readonly leadClass: number;
}

interface Weight {
  weight: number;
  moves: number;
}

/** One hinge-loss classifier a value, over the keys that are crossed with values. */
export class MarginsOracle {
  readonly #weights = new Map<number, Weight>();
  readonly #placeOf: (hash: number, value: number) => number;

  constructor(placeOf: (hash: number, value: number) => number) {
    this.#placeOf = placeOf;
  }

  /** Of candidates that are not asked the margin is the least. */
  opinion(
    crossed: readonly Key[],
    candidates: readonly number[],
    isAsked: (place: number) => boolean = () => true,
  ): Opinion {
    const margins = candidates.map((value, place) =>
      isAsked(place) ? this.#margin(crossed, value) : -MOST_MARGIN,
    );
    const [best = -Infinity, next = -Infinity] = [...margins].sort((a, b) => b - a);
    const lead = f(best - next);
    return {
      margins: margins.map((margin) => Math.min(MOST_MARGIN, Math.max(-MOST_MARGIN, margin))),
      clearest: margins.indexOf(best),
      leadClass: MARGIN_LEADS.filter((least) => lead >= least).length,
    };
  }

  learn(crossed: readonly Key[], candidates: readonly number[], truth: number): void {
    for (const [place, value] of candidates.entries()) {
      const aim = place === truth ? 1 : -1;
      const missing = f(1 - f(aim * this.#margin(crossed, value)));
      if (missing > 0) this.#move(crossed, value, aim, missing);
    }
  }

  #margin(crossed: readonly Key[], value: number): number {
    return crossed.reduce((sum, { hash }) => f(sum + this.#weight(hash, value).weight), 0);
  }

  #move(crossed: readonly Key[], value: number, aim: number, missing: number): void {
    const weights = crossed.map(({ hash }) => this.#weight(hash, value));
    let reach = 0;
    for (const weight of weights) {
      weight.moves += 1;
      reach = f(reach + f(1 / f(Math.sqrt(weight.moves))));
    }
    const step = f(aim * Math.min(MARGIN_STEP, f(missing / Math.max(reach, f(1e-6)))));
    for (const weight of weights) weight.weight = f(weight.weight + f(step / f(Math.sqrt(weight.moves))));
  }

  #weight(hash: number, value: number): Weight {
    const place = this.#placeOf(hash, value);
    const weight = this.#weights.get(place) ?? { weight: 0, moves: 0 };
    this.#weights.set(place, weight);
    return weight;
  }
}
