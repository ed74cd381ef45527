/**
 * How the cost grows with the ledger: learning 50,000 to 800,000 lines from nothing, one suggestion after it, and what the
 * engine's instance then holds. Processor time, so that other programs count little; memory is that of the instance alone.
 * `npm run bench -- growth [HISTORY] [--rounds 3] [--most 800000] [--plots FOLDER]`
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chronological, periods } from '../core/domain/chronology.ts';
import type { LedgerLine } from '../core/domain/ledger-line.ts';
import { compileEngine, createCoder, type EngineModule } from '../core/engine/index.ts';
import { learnable } from '../core/workflows/learnable.ts';
import { extendedLedger } from './extended-ledger.ts';
import { growthExponent, growthPlot, type GrowthSeries } from './growth-plot.ts';
import { history } from './histories.ts';
import { machineText } from './machine.ts';
import { durationText } from './microseconds.ts';
import { spreadOf } from './spread.ts';
import { WatchedModule } from './watched-module.ts';

const SIZES = [50_000, 100_000, 200_000, 400_000, 800_000];
const SUGGESTED_LINES = 20_000;
const MB = 1e6;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    most: { type: 'string', default: '800000' },
    plots: { type: 'string', default: 'build/bench' },
  },
});
const name = positionals[0] ?? 'devon';
const ledger = history(name);
if (ledger) {
  const module = await compileEngine(readFileSync('build/engine.wasm'));
  const lines = chronological(learnable(ledger, ['account']).lines);
  const count = (lineCount: number): string => lineCount.toLocaleString('en');
  console.log(machineText());
  console.log(
    `${name}, account, ${count(lines.length)} lines; beyond them it begins again behind its last day`,
  );
  console.log('| lines | learned in | a line | one suggestion | memory of the instance |');
  console.log('|---|---|---|---|---|');
  const rows = SIZES.filter((size) => size <= Number(values.most)).map((size) => {
    const part = extendedLedger(lines, size);
    const rounds = Array.from({ length: Number(values.rounds) }, () => measure(module, part));
    const row = { size: part.length, ...middle(rounds) };
    const cells = [
      count(row.size),
      ...[row.learned, row.learned / row.size, row.suggestion].map(durationText),
      `${Math.round(row.memoryBytes / MB)} MB`,
    ];
    console.log(`| ${cells.join(' | ')} |`);
    return row;
  });
  const learning: GrowthSeries = {
    name: 'learning all lines',
    points: rows.map((row) => [row.size, row.learned]),
  };
  const suggesting: GrowthSeries = {
    name: 'one suggestion after it',
    points: rows.map((row) => [row.size, row.suggestion]),
  };
  const memory: GrowthSeries = { name: 'instance', points: rows.map((row) => [row.size, row.memoryBytes]) };
  for (const { name: what, points } of [learning, suggesting, memory])
    console.log(`${what}: grows as lines^${growthExponent(points).toFixed(2)}`);
  mkdirSync(values.plots, { recursive: true });
  const words = {
    title: `Cost by lines of ${name}`,
    sizeAxis: 'lines of the ledger',
    valueText: durationText,
  };
  writeFileSync(join(values.plots, 'growth-time.svg'), growthPlot([learning, suggesting], words));
  const megabytes = (value: number): string => `${Number((value / MB).toPrecision(2))} MB`;
  writeFileSync(
    join(values.plots, 'growth-memory.svg'),
    growthPlot([memory], { ...words, valueText: megabytes }),
  );
  console.log(`after it: ${machineText()}`);
}

/** Microseconds of the processor to learn all lines and for one suggestion, and bytes of the instance's memory. */
interface Cost {
  readonly learned: number;
  readonly suggestion: number;
  readonly memoryBytes: number;
}

function measure(module: EngineModule, lines: readonly LedgerLine[]): Cost {
  const watched = new WatchedModule(module.compiled);
  const coder = createCoder(watched, { dimensions: ['account'] });
  const learned = processorMicroseconds(() => {
    for (const day of periods(lines, 10)) coder.learnDay(day);
  });
  const asked = lines.slice(-SUGGESTED_LINES);
  const suggesting = processorMicroseconds(() => {
    for (const line of asked) coder.suggest(line);
  });
  return {
    learned,
    suggestion: suggesting / asked.length,
    memoryBytes: watched.memoryBytes(),
  };
}

function middle(rounds: readonly Cost[]): Cost {
  const of = (value: (cost: Cost) => number): number => spreadOf(rounds.map(value)).median;
  return {
    learned: of((cost) => cost.learned),
    suggestion: of((cost) => cost.suggestion),
    memoryBytes: of((cost) => cost.memoryBytes),
  };
}

/** Processor time of this process, user and system, the collector's threads included. */
function processorMicroseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
