import type { Evidence } from '../../core/engine/line.ts';
import { CalibrationOracle } from './engine-calibration.ts';
import { candidatesOf, likelyCandidates } from './engine-candidates.ts';
import { CrossTrustOracle, scoresOf } from './engine-cross-trust.ts';
import { evidenceFor } from './engine-evidence.ts';
import type { Key } from './engine-keys.ts';
import { MemoryOracle } from './engine-memory.ts';
import { termsOf, type Term } from './engine-terms.ts';
import { probabilitiesOf, WeightsOracle } from './engine-weights.ts';
import type { Libm } from './libm.ts';

const f = Math.fround;

/** A line of a day: its contexts, its day, and its value's number, null where it is not coded. */
export interface KeyedLine {
  readonly keys: readonly Key[];
  readonly day: number;
  readonly value: number | null;
}

/** Values best first, each with its calibrated confidence, and the raw probability of the first. */
export interface NumberRanking {
  readonly values: readonly { readonly value: number; readonly confidence: number }[];
  readonly firstProbability: number;
}

interface Lesson {
  readonly keys: readonly Key[];
  readonly candidates: readonly number[];
  readonly terms: readonly Term[];
  readonly truth: number;
}

/** All that is learned for one dimension, with values as numbers in the order first seen. */
export class DimensionOracle {
  readonly #memory = new MemoryOracle();
  readonly #weights: WeightsOracle;
  readonly #calibration: CalibrationOracle;
  readonly #crossTrust: CrossTrustOracle;
  readonly #libm: Libm;
  readonly #counts: number[] = [];
  #lineCount = 0;

  constructor(libm: Libm, seed: number) {
    this.#libm = libm;
    this.#weights = new WeightsOracle(seed);
    this.#calibration = new CalibrationOracle(libm);
    this.#crossTrust = new CrossTrustOracle(libm);
  }

  rank(keys: readonly Key[]): NumberRanking {
    const candidates = likelyCandidates(this.#memory, keys);
    const scores = this.#scores(keys, candidates);
    const probabilities = probabilitiesOf(scores, this.#libm);
    const order = [...candidates.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
    const firstProbability = probabilities[order[0] ?? -1] ?? 0;
    const first = this.#calibration.confidence(firstProbability);
    const rest = f(f(1 - first) / Math.max(f(1 - firstProbability), f(1e-6)));
    const values = order.map((place, rank) => ({
      value: candidates[place] ?? -1,
      confidence: rank === 0 ? first : Math.min(first, f((probabilities[place] ?? 0) * rest)),
    }));
    return { values, firstProbability };
  }

  /** Score of one candidate less that of another, f32. */
  scoreDifference(value: number, other: number, keys: readonly Key[]): number {
    const candidates = likelyCandidates(this.#memory, keys);
    const scores = this.#scores(keys, candidates);
    return f((scores[candidates.indexOf(value)] ?? NaN) - (scores[candidates.indexOf(other)] ?? NaN));
  }

  evidence(value: number, keys: readonly Key[]): Evidence[] {
    return evidenceFor(value, this.#memory, keys);
  }

  /** Predicts every line, then teaches the weights, then memory; answers the predictions. */
  learnDay(lines: readonly KeyedLine[]): NumberRanking[] {
    const rankings = lines.map(({ keys }) => this.rank(keys));
    for (const [index, { value }] of lines.entries()) {
      const ranking = rankings[index];
      const first = ranking?.values[0];
      if (ranking && first && value !== null)
        this.#calibration.add(ranking.firstProbability, first.value === value);
    }
    for (const { keys, value } of lines) if (value !== null) this.#noteWays(keys, value);
    this.#calibration.refit();
    this.#crossTrust.settle();
    const lessons = lines.flatMap((line) =>
      line.value === null ? [] : [this.#lesson(line.keys, line.value)],
    );
    for (const lesson of lessons) this.#fit(lesson);
    for (const { keys, candidates, truth } of lessons) this.#weights.learnMargins(keys, candidates, truth);
    for (const line of lines) if (line.value !== null) this.#remember(line.keys, line.value, line.day);
    return rankings;
  }

  #scores(keys: readonly Key[], candidates: readonly number[]): number[] {
    const sums = this.#weights.sums(keys, candidates, this.#terms(keys, candidates));
    return scoresOf(sums, this.#crossTrust.share);
  }

  #noteWays(keys: readonly Key[], value: number): void {
    const candidates = likelyCandidates(this.#memory, keys);
    const sums = this.#weights.sums(keys, candidates, this.#terms(keys, candidates));
    this.#crossTrust.add(sums, candidates, value);
  }

  #terms(keys: readonly Key[], candidates: readonly number[]): Term[] {
    const counts = { lineCount: this.#lineCount, ofValue: this.#counts };
    return termsOf(this.#memory, counts, keys, candidates);
  }

  #lesson(keys: readonly Key[], value: number): Lesson {
    const ranked = candidatesOf(this.#memory, keys);
    const candidates = ranked.includes(value) ? ranked : [...ranked, value];
    return { keys, candidates, terms: this.#terms(keys, candidates), truth: candidates.indexOf(value) };
  }

  #fit({ keys, candidates, terms, truth }: Lesson): void {
    this.#weights.step(keys, candidates, terms, truth, this.#libm);
  }

  #remember(keys: readonly Key[], value: number, day: number): void {
    for (const { hash } of keys) this.#memory.learn(hash, value, day);
    while (this.#counts.length <= value) this.#counts.push(0);
    this.#counts[value] = (this.#counts[value] ?? 0) + 1;
    this.#lineCount += 1;
  }
}
