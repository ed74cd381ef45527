/**
 * How long a person waits: one suggestion of three dimensions, and one correction learned in them, by a coder of 100,000
 * lines. Each is timed alone, by the wall and in processor time of this process, which other programs do not count in (but for
 * caches that they empty); the first thousand are to warm up. `npm run bench latency [HISTORY ...]`
 */
import { readFileSync } from 'node:fs';
import { chronological } from '../core/domain/chronology.ts';
import type { LedgerLine } from '../core/domain/ledger-line.ts';
import { compileEngine, createCoder } from '../core/engine/index.ts';
import { learnable } from '../core/workflows/learnable.ts';
import { runThrough } from '../core/workflows/run-through.ts';
import { train } from '../core/workflows/train.ts';
import { history } from './histories.ts';
import { machineText } from './machine.ts';

const MOST_LINES = 100_000;
const WARMING = 1_000;
const ASKED = 20_000;
const CORRECTED = 5_000;
const SUGGEST_LIMIT_US = 100;
const LEARN_LIMIT_US = 1_000;

const wanted = process.argv.slice(2);
const module = await compileEngine(readFileSync('build/engine.wasm'));
for (const name of wanted.length > 0 ? wanted : ['harrogate', 'sheffield']) {
  const ledger = history(name);
  if (!ledger) continue;
  const learned = learnable(ledger, ledger.dimensions.slice(0, 3));
  const lines = chronological(learned.lines);
  const trainCount = Math.min(MOST_LINES, Math.floor(lines.length * 0.8));
  const coder = createCoder(module, learned);
  runThrough(train(coder, lines.slice(0, trainCount)));
  const next = lines.slice(trainCount, trainCount + ASKED);
  console.log(`${machineText()}\n${name}, ${trainCount} lines, ${learned.dimensions.join(', ')}`);
  const asked = timesOf(next, (line) => coder.suggest(line));
  print('a suggestion', asked, SUGGEST_LIMIT_US);
  print(
    'a correction',
    timesOf(next.slice(0, CORRECTED), (line) => coder.learn(line)),
    LEARN_LIMIT_US,
  );
}

/** Microseconds of each call, ascending, without the first ones. */
interface Times {
  readonly wall: readonly number[];
  readonly processor: readonly number[];
}

function timesOf(lines: readonly LedgerLine[], call: (line: LedgerLine) => unknown): Times {
  const wall: number[] = [];
  const processor: number[] = [];
  for (const line of lines) {
    const used = process.cpuUsage();
    const from = process.hrtime.bigint();
    call(line);
    wall.push(Number(process.hrtime.bigint() - from) / 1000);
    const { user, system } = process.cpuUsage(used);
    processor.push(user + system);
  }
  const ascending = (times: readonly number[]): number[] => times.slice(WARMING).sort((a, b) => a - b);
  return { wall: ascending(wall), processor: ascending(processor) };
}

function print(what: string, { wall, processor }: Times, limit: number): void {
  console.log(`  ${what}, ${wall.length} calls, asked under ${limit} us at p99`);
  for (const [clock, times] of Object.entries({ wall, processor })) {
    const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? 0;
    const figures = [0.5, 0.9, 0.99].map((share) => `p${share * 100} ${at(share).toFixed(0)}`);
    console.log(`    ${clock.padEnd(9)} ${figures.join(', ')} us: ${at(0.99) < limit ? 'within' : 'over'}`);
  }
}
