import { spreadOf, type Spread } from './spread.ts';

const LEAST_ROUNDS = 3;
const MOST_ROUNDS = 500;
const BUDGET_MS = 400;

/** Wall time of one call, in microseconds, over repeated calls on each of the inputs after some to warm up. */
export function medianMicroseconds<Input>(inputs: readonly Input[], call: (input: Input) => unknown): Spread {
  const warmUntil = performance.now() + BUDGET_MS / 4;
  do for (const input of inputs) call(input);
  while (performance.now() < warmUntil);
  const times: number[] = [];
  const start = performance.now();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (round >= LEAST_ROUNDS && performance.now() - start > BUDGET_MS) break;
    for (const input of inputs) {
      const from = performance.now();
      call(input);
      times.push((performance.now() - from) * 1000);
    }
  }
  return spreadOf(times);
}

/** `4.1 us`, `0.31 ms`, `2.5 s`: microseconds with two or three digits that count. */
export function durationText(microseconds: number): string {
  if (microseconds < 100) return `${microseconds.toPrecision(2)} us`;
  if (microseconds < 1e6) return `${digits(microseconds / 1000)} ms`;
  return `${digits(microseconds / 1e6)} s`;
}

function digits(value: number): string {
  return value < 10 ? value.toPrecision(2) : value.toFixed(0);
}
