import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Partitioner } from '../core/engine/index.ts';
import { generatedProblem, type GeneratedProblem } from './generated-problem.ts';
import { spreadOf } from './spread.ts';

const PYTHON = '/usr/bin/python3';
const PEERS = '../shared/peers/partition.py';
const HIGHS = 'bench/highs.py';
const PROBLEMS = 6;
const LIMIT_SECONDS = 1;
const NODES = 1_000_000;
/** Lines and entries of the problems. */
const CELLS = [
  [8, 2],
  [12, 3],
  [20, 3],
  [20, 5],
  [40, 3],
  [40, 5],
  [40, 8],
  [80, 3],
  [80, 8],
  [200, 2],
  [200, 3],
  [200, 5],
  [200, 8],
] as const;

/** What a solver made of one problem. */
interface Attempt {
  readonly isSolved: boolean;
  readonly milliseconds: number;
}

/** Prints how many generated problems each solver solves within a second, and how much longer the others take. */
export function compareSolvers(partitioner: Partitioner): void {
  const problems = CELLS.flatMap(([lines, entries]) =>
    Array.from({ length: PROBLEMS }, (_, seed) => generatedProblem(lines, entries, seed + 1)),
  );
  for (const problem of problems.slice(0, PROBLEMS)) solve(partitioner, problem);
  const ours = problems.map((problem) => solve(partitioner, problem));
  const cbc = peerAttempts('CBC', problems, (file) => [PEERS, file, '--limit', `${LIMIT_SECONDS}`], PEERS);
  const highs = peerAttempts('HiGHS', problems, (file) => [HIGHS, file, `${LIMIT_SECONDS}`], HIGHS);
  console.log(
    '\ngenerated problems: share solved, milliseconds (median, most); ratio of times where both solved',
  );
  console.log(
    '| lines, entries | Kontera | CBC | HiGHS | CBC / Kontera | HiGHS / Kontera |\n|---|---|---|---|---|---|',
  );
  for (const [index, [lines, entries]] of CELLS.entries()) {
    const cell = <Entry>(list: readonly Entry[]): Entry[] =>
      list.slice(index * PROBLEMS, (index + 1) * PROBLEMS);
    const own = cell(ours);
    const texts = [own, cell(cbc ?? []), cell(highs ?? [])].map(attemptsText);
    const ratios = [cell(cbc ?? []), cell(highs ?? [])].map((others) => ratioText(own, others));
    console.log(`| ${lines}, ${entries} | ${[...texts, ...ratios].join(' | ')} |`);
  }
}

function solve(partitioner: Partitioner, { lines, totals }: GeneratedProblem): Attempt {
  const start = performance.now();
  const { best } = partitioner.divide({ amounts: lines, totals, nodeLimit: NODES, solutionLimit: 1 });
  const milliseconds = performance.now() - start;
  if (!best) return { isSolved: false, milliseconds };
  const left = [...totals];
  for (const [line, total] of best.totalOf.entries()) left[total] = (left[total] ?? 0) - (lines[line] ?? 0);
  if (left.some((rest) => rest !== 0)) throw new Error('a solution does not add up');
  return { isSolved: true, milliseconds };
}

/** Attempts of a peer, by its program's JSON lines; null, said on the screen, where it is not installed. */
function peerAttempts(
  name: string,
  problems: readonly GeneratedProblem[],
  args: (file: string) => readonly string[],
  program: string,
): Attempt[] | null {
  if (!existsSync(PYTHON) || !existsSync(program)) {
    console.log(`${name}: skipped, ${PYTHON} or ${program} is not there`);
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'kontera-'));
  const file = join(folder, 'problems.jsonl');
  writeFileSync(file, problems.map((problem) => JSON.stringify(problem)).join('\n'));
  const { stdout, status, stderr } = spawnSync(PYTHON, [...args(file)], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  if (status !== 0) {
    console.log(`${name}: skipped, ${stderr.trim().split('\n').at(-1) ?? ''}`);
    return null;
  }
  return stdout.split('\n').flatMap((line) => (line === '' ? [] : (attempt(JSON.parse(line)) ?? [])));
}

function attempt(value: unknown): Attempt | null {
  if (typeof value !== 'object' || value === null || !('solved' in value) || !('ms' in value)) return null;
  const { solved, ms } = value;
  return typeof solved === 'boolean' && typeof ms === 'number'
    ? { isSolved: solved, milliseconds: ms }
    : null;
}

function attemptsText(attempts: readonly Attempt[]): string {
  if (attempts.length === 0) return '-';
  const { median, most } = spreadOf(attempts.map(({ milliseconds }) => milliseconds));
  const share = attempts.filter(({ isSolved }) => isSolved).length / attempts.length;
  return `${share.toFixed(2)}, ${median.toFixed(median < 10 ? 2 : 0)}, ${most.toFixed(0)}`;
}

/** Median of how many times as long the other took, over the problems that both solved. */
function ratioText(own: readonly Attempt[], others: readonly Attempt[]): string {
  const ratios = own.flatMap(({ isSolved, milliseconds }, index) => {
    const other = others[index];
    return isSolved && other?.isSolved ? [other.milliseconds / milliseconds] : [];
  });
  return ratios.length === 0 ? '-' : `${spreadOf(ratios).median.toFixed(0)} (${ratios.length})`;
}
