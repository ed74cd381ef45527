import { FAST_DECAY, MAX_SLOTS } from './engine-constants.ts';

const f = Math.fround;

/** What a context remembers of one value. */
export interface Slot {
  value: number;
  lines: number;
  /** Lines, each decayed by every later line of the context; f32. */
  fast: number;
  day: number;
}

/** What was coded in one context. */
export interface Context {
  lines: number;
  fast: number;
  last: number;
  before: number;
  readonly slots: Slot[];
}

/** Coding memory as a plain Map from the hash of a context. */
export class MemoryOracle {
  readonly #contexts = new Map<number, Context>();

  get count(): number {
    return this.#contexts.size;
  }

  find(key: number): Context | undefined {
    return this.#contexts.get(key);
  }

  /** Counts one more line of a context, coded with `value` on `day`. */
  learn(key: number, value: number, day: number): void {
    const context = this.#contexts.get(key) ?? { lines: 0, fast: 0, last: -1, before: -1, slots: [] };
    this.#contexts.set(key, context);
    for (const slot of context.slots) slot.fast = f(slot.fast * FAST_DECAY);
    const slot = slotFor(context, value);
    context.lines += 1;
    context.fast = f(f(context.fast * FAST_DECAY) + 1);
    slot.lines += 1;
    slot.fast = f(slot.fast + 1);
    slot.day = day;
    if (context.last === value) return;
    context.before = context.last;
    context.last = value;
  }
}

/** The slot of a value; where all are taken, the least used one, the earliest of equals, gives way. */
function slotFor(context: Context, value: number): Slot {
  const known = context.slots.find((slot) => slot.value === value);
  if (known) return known;
  const fresh: Slot = { value, lines: 0, fast: 0, day: 0 };
  if (context.slots.length < MAX_SLOTS) {
    context.slots.push(fresh);
    return fresh;
  }
  const uses = context.slots.map((slot) => f(slot.lines + f(2 * slot.fast)));
  context.slots[uses.indexOf(Math.min(...uses))] = fresh;
  return fresh;
}
