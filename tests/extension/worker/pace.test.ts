import { describe, expect, it } from 'vitest';
import { runPaced, type PaceSource } from '../../../extension/worker/pace.ts';

/** A clock that goes on by 10 ms a look, and counts the breaths. */
function fakePace(atBreath: (count: number) => void = () => undefined): PaceSource & { breaths: number } {
  let ms = 0;
  const pace = {
    breaths: 0,
    now: () => (ms += 10),
    breathe: () => {
      pace.breaths += 1;
      atBreath(pace.breaths);
      return Promise.resolve();
    },
  };
  return pace;
}

function* countTo(last: number): Generator<number, string, void> {
  for (let step = 1; step <= last; step += 1) yield step;
  return 'done';
}

describe('paced work', () => {
  it('lets messages in between slices and comes to its end', async () => {
    const pace = fakePace();
    const outcome = await runPaced(countTo(30), pace, { isCancelled: false }, () => undefined);
    expect(outcome).toEqual({ isDone: true, result: 'done' });
    expect(pace.breaths).toBeGreaterThan(3);
  });

  it('tells the last step of each slice, in order', async () => {
    const told: number[] = [];
    await runPaced(countTo(30), fakePace(), { isCancelled: false }, (step) => told.push(step));
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(new Set(told).size).toBe(told.length);
  });

  it('ends without a result once it is cancelled', async () => {
    const mark = { isCancelled: false };
    const told: number[] = [];
    const pace = fakePace((count) => {
      if (count === 2) mark.isCancelled = true;
    });
    const outcome = await runPaced(countTo(1000), pace, mark, (step) => told.push(step));
    expect(outcome).toEqual({ isDone: false });
    expect(told).toHaveLength(2);
  });
});
