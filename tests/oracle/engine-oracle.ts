import type { CodedEngineLine, EngineLine, Outcome, Ranking } from '../../core/engine/line.ts';
import { DEFAULT_SEED } from '../../core/engine/index.ts';
import { DimensionOracle, type NumberRanking } from './engine-dimension.ts';
import { dayOf, keysOf } from './engine-keys.ts';
import type { Libm } from './libm.ts';

const MOST_RANK = 3;

/** The whole engine once more, slow and obvious: what `Coder` promises, but for files. */
export class EngineOracle {
  readonly #dimensions: readonly string[];
  readonly #models: readonly DimensionOracle[];
  /** Values by number, of each dimension. */
  readonly #values: readonly string[][];

  constructor(dimensions: readonly string[], libm: Libm, seed = DEFAULT_SEED) {
    this.#dimensions = dimensions;
    this.#models = dimensions.map(() => new DimensionOracle(libm, seed));
    this.#values = dimensions.map(() => []);
  }

  suggest(line: EngineLine, count = 3): Ranking[] {
    const keys = keysOf(line);
    return this.#dimensions.map((dimension, index) => {
      const best = this.#model(index).rank(keys).values.slice(0, count);
      const candidates = best.map(({ value, confidence }) => ({
        value: this.#valuesOf(index)[value] ?? '',
        confidence,
      }));
      const first = best[0];
      return { dimension, candidates, evidence: first ? this.#model(index).evidence(first.value, keys) : [] };
    });
  }

  /** Score of a value less that of another, in one dimension of a line; both are ranked for it. */
  scoreDifference(line: EngineLine, dimension: number, value: string, other: string): number {
    const numbers = [value, other].map((text) => this.#valuesOf(dimension).indexOf(text));
    return this.#model(dimension).scoreDifference(numbers[0] ?? -1, numbers[1] ?? -1, keysOf(line));
  }

  learnDay(lines: readonly CodedEngineLine[]): Outcome[] {
    const countOf = (line: EngineLine): number =>
      line.supplierDayCount ?? lines.filter(({ supplierName }) => supplierName === line.supplierName).length;
    const keyed = lines.map((line) => ({
      keys: keysOf({ ...line, supplierDayCount: countOf(line) }),
      day: dayOf(line.date),
      coding: line.coding,
    }));
    const numbered = this.#dimensions.map((_, index) =>
      keyed.map(({ keys, day, coding }) => ({
        keys,
        day,
        value: this.#numberOf(index, coding[index] ?? null),
      })),
    );
    const rankings = numbered.map((ofDimension, index) => this.#model(index).learnDay(ofDimension));
    return lines.flatMap((_, line) =>
      this.#dimensions.map((__, dimension) => {
        const truth = numbered[dimension]?.[line]?.value ?? null;
        const ranking = rankings[dimension]?.[line];
        if (!ranking) throw new RangeError(`line ${line} was not ranked`);
        return { line, dimension, ...this.#outcome(dimension, ranking, truth) };
      }),
    );
  }

  #outcome(
    dimension: number,
    { values }: NumberRanking,
    truth: number | null,
  ): Pick<Outcome, 'predicted' | 'confidence' | 'rank'> {
    const first = values[0];
    return {
      predicted: first ? (this.#valuesOf(dimension)[first.value] ?? '') : null,
      confidence: first?.confidence ?? 0,
      rank: values.slice(0, MOST_RANK).findIndex(({ value }) => value === truth),
    };
  }

  #numberOf(dimension: number, value: string | null): number | null {
    if (value === null) return null;
    const values = this.#valuesOf(dimension);
    return values.includes(value) ? values.indexOf(value) : values.push(value) - 1;
  }

  #model(dimension: number): DimensionOracle {
    const model = this.#models[dimension];
    if (!model) throw new RangeError(`there is no dimension ${dimension}`);
    return model;
  }

  #valuesOf(dimension: number): string[] {
    const values = this.#values[dimension];
    if (!values) throw new RangeError(`there is no dimension ${dimension}`);
    return values;
  }
}
