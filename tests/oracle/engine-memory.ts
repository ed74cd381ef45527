import { FAST_DECAY, LEAST_DECAYED, MAX_SLOTS } from './engine-constants.ts';

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
  slots: Slot[];
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
    for (const slot of context.slots) slot.fast = decayed(slot.fast);
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

  /** Takes a line back; false where the context holds none such. */
  unlearn(key: number, value: number, day: number): boolean {
    const context = this.#contexts.get(key);
    if (!context) return false;
    const slot = context.slots.find((one) => one.value === value);
    if (!slot) {
      if (context.lines === context.slots.reduce((sum, { lines }) => sum + lines, 0)) return false;
      context.lines -= 1;
      return true;
    }
    undecay(context, slot, context.last === value && slot.day === day);
    context.lines -= 1;
    slot.lines -= 1;
    if (slot.lines > 0) return true;
    context.slots = context.slots.filter((one) => one !== slot);
    if (context.slots.length === 0) this.#contexts.delete(key);
    else if (context.last === value) {
      context.last = context.before;
      context.before = latestBut(context, context.last);
    } else if (context.before === value) context.before = latestBut(context, context.last);
    return true;
  }
}

/** A slot's count, decayed by one line; next to nothing is nothing. */
function decayed(fast: number): number {
  return fast < LEAST_DECAYED ? 0 : f(fast * FAST_DECAY);
}

/** Takes one line of a slot out of a context's decayed counts: the whole last line, or the mean of a value's earlier ones. */
function undecay(context: Context, slot: Slot, isLast: boolean): void {
  const mean = f(slot.fast / slot.lines);
  slot.fast = isLast ? Math.max(0, f(slot.fast - 1)) : f(slot.fast - mean);
  context.fast = Math.max(0, f(context.fast - (isLast ? 1 : mean)));
  if (!isLast) return;
  context.fast = f(context.fast / FAST_DECAY);
  for (const each of context.slots) each.fast = f(each.fast / FAST_DECAY);
}

/** The value with the latest day but for one, the first of equals; -1 where there is none. */
function latestBut(context: Context, aside: number): number {
  const others = context.slots.filter(({ value }) => value !== aside);
  const day = Math.max(...others.map((slot) => slot.day));
  return others.find((slot) => slot.day === day)?.value ?? -1;
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
