/**
 * Rebuilding the training set on documents made of public ledgers, beside the first solution and the published
 * heuristic; then generated problems, beside CBC and HiGHS where they are installed.
 * `npm run bench reconstruct [crsd harrogate | generated]`
 */
import { readFileSync } from 'node:fs';
import { compileEngine, createCoder, createPartitioner } from '../core/engine/index.ts';
import type { History } from '../core/domain/ledger-line.ts';
import { searchDocument } from '../core/workflows/reconstruct/document-search.ts';
import { postedDocuments } from '../core/workflows/reconstruct/posted-document.ts';
import { reconstruct } from '../core/workflows/reconstruct/reconstruct.ts';
import { DEFAULT_SEARCH_LIMITS } from '../core/workflows/reconstruct/search-limits.ts';
import { runThrough } from '../core/workflows/run-through.ts';
import { compareSolvers } from './compare-solvers.ts';
import { history } from './histories.ts';
import { machineText } from './machine.ts';
import { firstByDepth, paperHeuristic } from './paper-heuristic.ts';
import { spreadOf } from './spread.ts';
import { strictlyTrueLineCount, trueLineCount } from '../tests/workflows/true-share.ts';
import { unlinked, type Disturbance, type Unlinked } from '../tests/workflows/unlinked-documents.ts';

const SEEDS = [1, 2, 3];
const PLAIN: Disturbance = { isRounded: false, hasNegatives: false, withPlain: false };
const CASES: readonly (readonly [string, string, Disturbance])[] = [
  ['crsd', 'mixed documents', PLAIN],
  [
    'crsd',
    '1-2 cents off a fifth of the entries, a fifth with a negative line',
    { ...PLAIN, isRounded: true, hasNegatives: true },
  ],
  ['harrogate', 'mixed documents', PLAIN],
  ['crsd', 'all documents', { ...PLAIN, withPlain: true }],
];

const module = await compileEngine(readFileSync('build/engine.wasm'));
// Processor time, so that other programs do not count.
const gauges = {
  nowMs: () => process.cpuUsage().user / 1000,
  peakRssBytes: () => process.resourceUsage().maxRSS * 1024,
};
const percent = (count: number, whole: number): string => `${((100 * count) / whole).toFixed(1)} %`;

const wanted = process.argv.slice(2);
console.log(machineText());
for (const [name, title, disturbance] of CASES) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const ledger = history(name);
  if (!ledger) continue;
  console.log(`\n${name}, ${title}: three shuffles`);
  const rows = SEEDS.map((seed) => measure(ledger, unlinked(ledger, disturbance, seed)));
  for (const label of rows[0]?.keys() ?? [])
    console.log(`  ${label.padEnd(58)} ${rows.map((row) => (row.get(label) ?? '').padStart(14)).join('')}`);
}
if (wanted.length === 0 || wanted.includes('generated')) compareSolvers(createPartitioner(module));

/** Everything measured on one shuffle, by what it is. */
function measure(ledger: History, problem: Unlinked): Map<string, string> {
  const { lines, entries, truth } = problem;
  const limits = DEFAULT_SEARCH_LIMITS;
  const partitioner = createPartitioner(module);
  const { documents, roundCount, seconds } = runThrough(
    reconstruct(
      { lines, entries, dimensions: ledger.dimensions, headerFieldNames: ledger.headerFieldNames },
      {
        partitioner,
        createCoder: (columns) => createCoder(module, columns),
        gauges,
        limits,
        leastMargin: 0,
      },
    ),
  );
  const sumOf = (of: (document: (typeof documents)[number]) => number): number =>
    documents.reduce((sum, document) => sum + of(document), 0);
  const all = sumOf((document) => document.lines.length);
  const linesOf = (status: string): number =>
    sumOf((document) => (document.status === status ? document.lines.length : 0));
  const isQuick = (document: (typeof documents)[number]): boolean =>
    document.isDecided && document.milliseconds <= 200;
  const wrongUnique = documents.filter(
    (document) =>
      document.status === 'unique' && trueLineCount(document.lines, truth) < document.lines.length,
  ).length;
  const right = sumOf((document) => (document.isDecided ? trueLineCount(document.lines, truth) : 0));
  const first = firstRight(problem);
  const times = spreadOf(documents.map(({ milliseconds }) => milliseconds));
  return new Map([
    ['documents', `${documents.length}`],
    ['lines', `${all}`],
    ['lines in documents with one solution', percent(linesOf('unique'), all)],
    ['with several', percent(linesOf('ambiguous'), all)],
    ['at the limit, infeasible', `${percent(linesOf('limit'), all)}, ${percent(linesOf('infeasible'), all)}`],
    ['unique documents that are wrong', `${wrongUnique}`],
    [
      'lines assigned within 200 ms a document',
      percent(
        sumOf((one) => (isQuick(one) ? one.lines.length : 0)),
        all,
      ),
    ],
    ['lines with their true coding', percent(right, all)],
    [
      '  by their place in the file, equal lines told apart',
      percent(
        sumOf((one) => strictlyTrueLineCount(one.lines, truth)),
        all,
      ),
    ],
    ['  take the first solution of a plain depth-first search', percent(first.plain, all)],
    ['  take the first solution of our search', percent(first.ours, all)],
    ["  the paper's heuristic (its first solution)", percent(first.paper, all)],
    ['errors of the plain first solution that are gone', percent(right - first.plain, all - first.plain)],
    ['errors of our first solution that are gone', percent(right - first.ours, all - first.ours)],
    ["errors of the heuristic's that are gone", percent(right - first.paper, all - first.paper)],
    ["lines that the paper's heuristic assigns", percent(first.paperAssigned, all)],
    ['rounds, seconds in all', `${roundCount}, ${seconds.toFixed(1)}`],
    ['milliseconds a document: median, most', `${times.median.toFixed(3)}, ${times.most.toFixed(0)}`],
  ]);
}

/** Lines with their true coding by a first solution: of our search, of a plain one, and of the published heuristic. */
interface FirstRight {
  readonly ours: number;
  readonly plain: number;
  readonly paper: number;
  readonly paperAssigned: number;
}

function firstRight({ lines, entries, truth }: Unlinked): FirstRight {
  const partitioner = createPartitioner(module);
  const counts = { ours: 0, plain: 0, paper: 0, paperAssigned: 0 };
  for (const document of postedDocuments(lines, entries)) {
    const rightCount = (totalOf: readonly number[]): number =>
      trueLineCount(
        document.lines.map((line, index) => ({
          ...line,
          coding: document.entries[totalOf[index] ?? -1]?.coding ?? [],
        })),
        truth,
      );
    const { solution } = searchDocument(partitioner, document, DEFAULT_SEARCH_LIMITS);
    const totalOf = document.lines.map(() => -1);
    for (const [place, line] of (solution?.placed ?? []).entries())
      totalOf[line] = solution?.entryOf?.[place] ?? -1;
    counts.ours += rightCount(totalOf);
    const amounts = document.lines.map(({ amountMinor }) => amountMinor);
    const totals = document.entries.map(({ amountMinor }) => amountMinor);
    const off = [...amounts, ...totals.map((total) => -total)].reduce((a, b) => a + b, 0);
    const tolerance = off === 0 ? 0 : DEFAULT_SEARCH_LIMITS.entryToleranceMinor;
    counts.plain += rightCount(firstByDepth(amounts, totals, [...totals.keys()], tolerance) ?? []);
    const paper = paperHeuristic(amounts, totals, tolerance);
    if (paper) counts.paperAssigned += document.lines.length;
    counts.paper += rightCount(paper ?? []);
  }
  return counts;
}
