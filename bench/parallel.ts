/**
 * Lines learned a second by one worker and by two with one compiled module, each training a company of its own, in rounds
 * that take turns. Wall time, so other programs count. `npm run build`, then `npm run bench parallel [HISTORY]`
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { chronological, periods } from '../core/domain/chronology.ts';
import { compileEngine } from '../core/engine/index.ts';
import { learnable } from '../core/workflows/learnable.ts';
import { trainInWorkers } from '../tests/engine/training-worker.ts';
import { history } from './histories.ts';
import { machineText } from './machine.ts';
import { spreadOf, spreadText } from './spread.ts';

const ROUNDS = 3;
const MOST_LINES = 40_000;
const WORKERS = [1, 2];
const PACKAGE = resolve('core/engine/build/index.js');

const name = process.argv[2] ?? 'sheffield';
const full = history(name);
if (full) {
  console.log(`${machineText()}, ${availableParallelism()} processors free to use`);
  const module = await compileEngine(readFileSync('build/engine.wasm'));
  const { lines, dimensions, headerFieldNames } = learnable(full, ['account']);
  const days = [...periods(chronological(lines).slice(0, MOST_LINES), 10)];
  const lineCount = days.reduce((sum, day) => sum + day.length, 0);
  const ledger = { dimensions, headerFieldNames, days };
  const speeds = new Map<number, number[]>(WORKERS.map((count) => [count, []]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const count of WORKERS) {
      const trained = await trainInWorkers(module, Array<typeof ledger>(count).fill(ledger), PACKAGE);
      const ms =
        Math.max(...trained.map(({ toMs }) => toMs)) - Math.min(...trained.map(({ fromMs }) => fromMs));
      speeds.get(count)?.push((lineCount * count * 1000) / ms);
    }
  const [one = 0, two = 0] = WORKERS.map((count) => {
    const spread = spreadOf(speeds.get(count) ?? []);
    console.log(`${name}, ${count} x ${lineCount} lines, workers: learned a second ${spreadText(spread)}`);
    return spread.median;
  });
  console.log(`two workers learn ${(two / one).toFixed(2)} times as much as one`);
}
