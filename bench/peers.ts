/**
 * Lines learned and suggestions made a second of a processor, ours in WebAssembly beside fastText and Vowpal Wabbit in native
 * code, one thread each: the first 80 % of a ledger is learned, the rest is predicted without learning more. The programs
 * take turns, and what counts is the ratio within a turn. Before the clock runs, ours is given each line with its supplier's lines
 * of the day counted, as an object of its own, as a journal just read has them, and the others a file in which the lines are tokens;
 * turning a line into what the engine reads is in ours. All answer with the value alone. `npm run bench -- peers [HISTORY ...] [--rounds 3] [--lines N]`
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chronologicalSplit } from '../core/domain/chronological-split.ts';
import { chronological, periods } from '../core/domain/chronology.ts';
import type { History, LedgerLine } from '../core/domain/ledger-line.ts';
import { supplierDayCounts } from '../core/domain/supplier-day-count.ts';
import { compileEngine, createCoder, type EngineLine } from '../core/engine/index.ts';
import { learnable } from '../core/workflows/learnable.ts';
import { history } from './histories.ts';
import { machineText } from './machine.ts';
import { nativePeers, type PeerRun } from './native-peers.ts';
import { spreadOf, spreadText } from './spread.ts';

const TRAIN_SHARE = 0.8;
/** Short tests are asked again and again, up to so many lines: a clock of processor time ticks slowly. */
const LEAST_ASKED = 100_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' }, lines: { type: 'string', default: '1000000' } },
});
const module = await compileEngine(readFileSync('build/engine.wasm'));
const peers = nativePeers();
console.log(machineText());
for (const { name, settings } of peers) console.log(`${name}: ${settings}`);
for (const name of positionals.length > 0 ? positionals : ['crsd', 'scottsdale', 'harrogate']) {
  const ledger = history(name);
  if (ledger) compare(name, ledger);
}
console.log(`after it: ${machineText()}`);

function compare(name: string, ledger: History): void {
  const learned = learnable(ledger, ['account']);
  const coded = learned.lines.filter(({ coding }) => typeof coding[0] === 'string');
  const lines = chronological(coded).slice(-Number(values.lines));
  const cut = chronologicalSplit(lines, TRAIN_SHARE);
  const [train, test] = [lines.slice(0, cut), lines.slice(cut)];
  const dayCount = supplierDayCounts(test);
  const questions = test.map((line) => structuredClone({ ...line, supplierDayCount: dayCount(line) }));
  const asked = Array.from({ length: Math.ceil(LEAST_ASKED / test.length) }, () => questions).flat();
  const programs = [
    { name: 'Kontera', run: () => ownRun(train, asked) },
    ...peers.map((peer) => ({ name: peer.name, run: () => peerRun(peer, train, asked) })),
  ];
  const rounds = Array.from({ length: Number(values.rounds) }, () => programs.map(({ run }) => run()));
  const speeds = (program: number, of: (one: PeerRun) => number): number[] =>
    rounds.map((round) => of(at(round, program)));
  const learning = (one: PeerRun): number => train.length / one.trainSeconds;
  const suggesting = (one: PeerRun): number => asked.length / one.suggestSeconds;

  const count = (lineCount: number): string => lineCount.toLocaleString('en');
  console.log(`\n${name}: ${count(train.length)} lines learned, ${count(test.length)} predicted`);
  console.log('| program | accuracy | learned a second | ours / it | suggested a second | ours / it |');
  console.log('|---|---|---|---|---|---|');
  for (const [program, { name: title }] of programs.entries()) {
    const cells = [learning, suggesting].flatMap((of) => [
      spreadText(spreadOf(speeds(program, of))),
      program === 0 ? '' : ratioText(speeds(0, of), speeds(program, of)),
    ]);
    console.log(`| ${[title, share(at(rounds[0] ?? [], program), test), ...cells].join(' | ')} |`);
  }
}

function ownRun(train: readonly LedgerLine[], asked: readonly EngineLine[]): PeerRun {
  const coder = createCoder(module, { dimensions: ['account'] });
  const trainSeconds = processorSeconds(() => {
    for (const day of periods(train, 10)) coder.learnDay(day);
  });
  const predicted: (string | null)[] = [];
  const suggestSeconds = processorSeconds(() => {
    for (const line of asked) predicted.push(coder.rank(line, 1)[0]?.[0]?.value ?? null);
  });
  return { trainSeconds, suggestSeconds, predicted };
}

function peerRun(
  peer: (typeof peers)[number],
  train: readonly LedgerLine[],
  asked: readonly LedgerLine[],
): PeerRun {
  const folder = mkdtempSync(join(tmpdir(), 'kontera-peers-'));
  try {
    return peer.run(train, asked, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Processor time of this process, user and system, the collector's threads included. */
function processorSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function ratioText(ours: readonly number[], theirs: readonly number[]): string {
  const { median, least, most } = spreadOf(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)));
  return `${median.toFixed(2)} (${least.toFixed(2)} - ${most.toFixed(2)})`;
}

function share({ predicted }: PeerRun, test: readonly LedgerLine[]): string {
  const right = test.filter(({ coding }, index) => coding[0] === predicted[index]).length;
  return (right / test.length).toFixed(3);
}

function at(round: readonly PeerRun[], program: number): PeerRun {
  const run = round[program];
  if (!run) throw new RangeError(`there is no program ${program}`);
  return run;
}
