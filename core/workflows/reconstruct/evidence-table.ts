/** How often codings were seen beside facts, with whole documents added and taken away. */
export class EvidenceTable {
  readonly #counts = new Map<string, Map<string, number>>();

  /** Counts every value beside every fact `times` more; negative takes them away again. */
  add(facts: readonly string[], values: readonly string[], times: 1 | -1): void {
    for (const fact of facts) {
      const counts = this.#counts.get(fact) ?? new Map<string, number>();
      this.#counts.set(fact, counts);
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + times);
    }
  }

  /** How often a value was seen beside a fact. */
  count(fact: string, value: string): number {
    return this.#counts.get(fact)?.get(value) ?? 0;
  }
}
