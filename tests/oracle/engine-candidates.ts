import { MAX_CANDIDATES } from './engine-constants.ts';
import type { Key } from './engine-keys.ts';
import type { MemoryOracle } from './engine-memory.ts';

const f = Math.fround;

/** The values with the most votes from the line's contexts, then the lower number. */
export function candidatesOf(memory: MemoryOracle, keys: readonly Key[]): number[] {
  const votes = new Map<number, number>();
  for (const { hash, share } of keys) {
    const context = memory.find(hash);
    if (!context) continue;
    const slow = f(share / f(context.lines + 1));
    const fast = f(share / f(context.fast + 0.5));
    for (const slot of context.slots) {
      const before = votes.get(slot.value) ?? 0;
      votes.set(slot.value, f(f(before + f(slot.lines * slow)) + f(slot.fast * fast)));
    }
  }
  return [...votes]
    .sort(([a, votesOfA], [b, votesOfB]) => votesOfB - votesOfA || a - b)
    .slice(0, MAX_CANDIDATES)
    .map(([value]) => value);
}
