/**
 * Lines learned and suggestions made a second by one thread, and how the time grows with the lines: each round learns
 * the same ledger from nothing. Processor time, so that other programs do not count. `npm run bench training [HISTORY]`
 */
import { readFileSync } from 'node:fs';
import { chronological } from '../core/domain/chronology.ts';
import type { LedgerLine } from '../core/domain/ledger-line.ts';
import { compileEngine, createCoder } from '../core/engine/index.ts';
import type { Coder } from '../core/engine/line.ts';
import { learnable } from '../core/workflows/learnable.ts';
import { runThrough } from '../core/workflows/run-through.ts';
import { train } from '../core/workflows/train.ts';
import { history } from './histories.ts';
import { machineText } from './machine.ts';
import { spreadOf, spreadText } from './spread.ts';

const ROUNDS = 3;
const SHARES = [0.125, 0.25, 0.5, 1];
const SUGGESTED_LINES = 20_000;

const name = process.argv[2] ?? 'sheffield';
const ledger = history(name);
if (ledger) {
  console.log(machineText());
  const module = await compileEngine(readFileSync('build/engine.wasm'));
  const learned = learnable(ledger, ['account']);
  const lines = chronological(learned.lines);
  for (const share of SHARES) {
    const part = lines.slice(0, Math.floor(lines.length * share));
    const rounds = Array.from({ length: ROUNDS }, () => round(createCoder(module, learned), part));
    const learning = spreadOf(rounds.map(({ learnedPerSecond }) => learnedPerSecond));
    const suggesting = spreadOf(rounds.map(({ suggestedPerSecond }) => suggestedPerSecond));
    console.log(
      `${name}, ${part.length.toLocaleString('en')} lines: learned a second ${spreadText(learning)}, ` +
        `suggested a second ${spreadText(suggesting)}`,
    );
  }
  console.log(`most memory: ${Math.round(process.resourceUsage().maxRSS / 1024).toLocaleString('en')} MiB`);
}

interface Round {
  readonly learnedPerSecond: number;
  readonly suggestedPerSecond: number;
}

function round(coder: Coder, lines: readonly LedgerLine[]): Round {
  const learnSeconds = processorSeconds(() => void runThrough(train(coder, lines)));
  const asked = lines.slice(-SUGGESTED_LINES);
  const suggestSeconds = processorSeconds(() => {
    for (const line of asked) coder.suggest(line);
  });
  return { learnedPerSecond: lines.length / learnSeconds, suggestedPerSecond: asked.length / suggestSeconds };
}

/** Processor time of this process in user mode, the collector's threads included. */
function processorSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1e6;
}
