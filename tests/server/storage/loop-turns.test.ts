import { expect, test } from 'vitest';
import { loopTurns } from '../../../server/storage/loop-turns.ts';

/** Whether what waits for the event loop comes before the end of the work. */
async function isLookedAt(work: () => Promise<void>): Promise<boolean> {
  let isLooked = false;
  setImmediate(() => (isLooked = true));
  await work();
  return isLooked;
}

test('work that has gone on for long lets the event loop look at its sockets, and short work does not', async () => {
  let nowMs = 0;
  const turn = loopTurns(() => nowMs);
  expect(await isLookedAt(turn)).toBe(false);
  nowMs = 4;
  expect(await isLookedAt(turn)).toBe(false);
  nowMs = 5;
  expect(await isLookedAt(turn)).toBe(true);
  nowMs = 9;
  expect(await isLookedAt(turn)).toBe(false);
});
