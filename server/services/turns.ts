/** Lets work under the same name go one after the other in this process; work under other names goes on beside it. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** How many names have work waiting or under way. */
  get busyCount(): number {
    return this.#last.size;
  }

  /** Does the work once all that came before it under this name has ended, well or not. */
  async take<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
    const before = this.#last.get(name) ?? Promise.resolve();
    const turn = before.then(work);
    const end = turn.catch(() => undefined);
    this.#last.set(name, end);
    try {
      return await turn;
    } finally {
      if (this.#last.get(name) === end) this.#last.delete(name);
    }
  }
}
