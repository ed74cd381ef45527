import { expect, test } from 'vitest';
import { announced, follow } from '../../cli/follow.ts';
import type { Progress } from '../../core/workflows/progress.ts';
import { memoryHost } from './memory-host.ts';

function* work(stepCount: number): Generator<Progress, string, void> {
  for (let step = 1; step <= stepCount; step += 1)
    yield { phase: 'training', doneCount: step * 100, lineCount: stepCount * 100 };
  return 'done';
}

test('the result is that of the work', async () => {
  expect(await follow(work(3), memoryHost())).toBe('done');
});

test('work within a second passes unseen', async () => {
  const host = memoryHost({}, 80);
  host.tickMs = 100;
  await follow(work(8), host);
  expect(host.printed().err).not.toContain('training');
});

test('longer work says how far it is and how long it still takes, then takes the line back', async () => {
  const host = memoryHost({}, 80);
  host.tickMs = 1000;
  await follow(work(10), host);
  expect(host.printed().err).toContain('\rtraining: 500 of 1000 lines, 50 %, about 4 s left\u001b[K');
  expect(host.printed().err.endsWith('\r\u001b[K')).toBe(true);
});

test('a line is never longer than the terminal is wide', async () => {
  const host = memoryHost({}, 20);
  await announced('reading a-file-with-a-very-long-name.csv', () => 7, host);
  expect(host.printed().err).toBe('\rreading a-file-with\u001b[K\r\u001b[K');
});

test('nobody watching, nothing is drawn, and the host still breathes', async () => {
  const host = memoryHost();
  host.tickMs = 1000;
  await follow(work(10), host);
  expect(host.printed().err).toBe('');
  expect(host.breathCount).toBeGreaterThan(5);
});
