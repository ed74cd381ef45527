import { LEAST_LIKELY, LEAST_VOTES, MAX_CANDIDATES, MOST_LIKELY } from './engine-constants.ts';
import type { Key } from './engine-keys.ts';
import type { MemoryOracle } from './engine-memory.ts';

const f = Math.fround;

/**
 * The values that are ranked: where memory has a third of the line's contexts, the first that have votes enough beside the very first;
 * all that the weights learn from otherwise.
 */
export function likelyCandidates(memory: MemoryOracle, keys: readonly Key[]): number[] {
  const known = keys.filter(({ hash }) => memory.find(hash) !== undefined);
  if (known.length < keys.length / 3) return candidatesOf(memory, keys);
  const voted = votedValues(memory, keys).slice(0, MOST_LIKELY);
  const least = f(f(LEAST_VOTES) * (voted[0]?.votes ?? 0));
  const isLikely = (votes: number, rank: number): boolean => rank < LEAST_LIKELY || votes >= least;
  return voted.filter(({ votes }, rank) => isLikely(votes, rank)).map(({ value }) => value);
}

/** The values that the weights learn from, those that are ranked before the others. */
export function candidatesOf(memory: MemoryOracle, keys: readonly Key[]): number[] {
  return votedValues(memory, keys)
    .slice(0, MAX_CANDIDATES)
    .map(({ value }) => value);
}

interface VotedValue {
  readonly value: number;
  /** F32. */
  readonly votes: number;
}

/** The values that the line's contexts were coded with: more votes first, then the lower number. */
function votedValues(memory: MemoryOracle, keys: readonly Key[]): VotedValue[] {
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
    .map(([value, votesOfValue]) => ({ value, votes: votesOfValue }))
    .sort((one, other) => other.votes - one.votes || one.value - other.value);
}
