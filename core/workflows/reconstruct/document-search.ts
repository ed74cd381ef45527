import { minorDigits } from '../../domain/currency.ts';
import type { PartitionProblem, PartitionResult, Partitioner } from '../../engine/partitioner.ts';
import { amountReadings, type AmountReading } from './amount-reading.ts';
import { lineProblem, type LineProblem, type Tolerance } from './line-problem.ts';
import type { PostedDocument } from './posted-document.ts';
import type { DocumentStatus } from './reconstruction.ts';
import { findSplit } from './split-line.ts';

/** How far a search may go. */
export interface SearchLimits {
  /** What each entry may lie off the sum of its lines, in minor units. */
  readonly entryToleranceMinor: number;
  /** What all of a document's may together; null: as much as its entries allow. */
  readonly documentToleranceMinor: number | null;
  /** Nodes of the search for a second solution, and four times as many for the likeliest. */
  readonly nodeLimit: number;
}

/** What the amounts of a document say. */
export interface DocumentSearch {
  readonly document: PostedDocument;
  readonly status: DocumentStatus;
  /** Null where nothing was found. */
  readonly solution: FoundSolution | null;
  readonly solutionCount: number;
  readonly isCounted: boolean;
  readonly nodeCount: number;
  readonly isSplit: boolean;
  readonly reason: string | null;
}

/** A way to divide a document's lines, and the problem that it solves. */
export interface FoundSolution {
  readonly reading: AmountReading;
  /** Indexes of the lines that take part: those of an amount other than 0. */
  readonly placed: readonly number[];
  readonly problem: LineProblem;
  /** By place: the index of the entry. */
  readonly entryOf: readonly number[];
}

/** Solutions counted; a document with as many has at least as many. */
export const MOST_COUNTED = 50;
/** The engine's limits; longer documents are not searched. */
const MOST_LINES = 1024;
const MOST_ENTRIES = 64;
/** Amounts that were rounded line by line may add up to this much more or less. */
const LEAST_ROUNDED_TOLERANCE = 2;

/** Divides a document's lines over its entries by their amounts alone, the plainest reading that fits. */
export function searchDocument(
  partitioner: Partitioner,
  document: PostedDocument,
  limits: SearchLimits,
): DocumentSearch {
  const nothing = {
    document,
    solution: null,
    solutionCount: 0,
    isCounted: true,
    nodeCount: 0,
    isSplit: false,
  };
  const obstacle = obstacleText(document);
  if (obstacle !== null) return { ...nothing, status: 'infeasible', reason: obstacle };
  if (document.lines.length > MOST_LINES || document.entries.length > MOST_ENTRIES) {
    const reason = `more than ${MOST_LINES} lines or ${MOST_ENTRIES} codings are not searched`;
    return { ...nothing, status: 'limit', isCounted: false, reason };
  }
  let nodeCount = 0;
  let isCutShort = false;
  for (const reading of amountReadings(document.lines))
    for (const { placed, problem } of problemsOf(document, reading, limits)) {
      const result = partitioner.divide({
        ...problem,
        nodeLimit: limits.nodeLimit,
        solutionLimit: MOST_COUNTED,
      });
      nodeCount += result.nodeCount;
      if (result.best)
        return {
          ...found(document, result),
          nodeCount,
          solution: solution(reading, placed, problem, result),
        };
      isCutShort ||= result.ending !== 'complete';
    }
  if (isCutShort)
    return {
      ...nothing,
      nodeCount,
      status: 'limit',
      isCounted: false,
      reason: 'the search ended at its limit and had met no way to divide the lines',
    };
  const split = findSplit(partitioner, document, limits.nodeLimit);
  return {
    ...nothing,
    nodeCount,
    status: 'infeasible',
    isSplit: split !== null,
    reason: split ?? unfitText(document),
  };
}

/** Exact sums first, where they can be, then within the tolerance; none where the sums cannot fit. */
function* problemsOf(
  { lines, entries }: PostedDocument,
  { amountsMinor, isRounded }: AmountReading,
  limits: SearchLimits,
): Generator<{ readonly placed: readonly number[]; readonly problem: LineProblem }, void, void> {
  const placed = [...amountsMinor.keys()].filter((index) => amountsMinor[index] !== 0);
  if (placed.length === 0) return;
  const kept = placed.flatMap((index) => lines[index] ?? []);
  const amounts = placed.map((index) => amountsMinor[index] ?? 0);
  const off = Math.abs(total(amounts) - total(entries.map(({ amountMinor }) => amountMinor)));
  const problem = (tolerance: Tolerance): LineProblem => lineProblem(kept, amounts, entries, tolerance);
  if (off === 0) yield { placed, problem: problem({ entryMinor: 0, documentMinor: 0 }) };
  const entryMinor = isRounded
    ? Math.max(LEAST_ROUNDED_TOLERANCE, limits.entryToleranceMinor)
    : limits.entryToleranceMinor;
  const documentMinor = limits.documentToleranceMinor ?? entryMinor * entries.length;
  if (entryMinor > 0 && off <= documentMinor)
    yield { placed, problem: problem({ entryMinor, documentMinor }) };
}

function solution(
  reading: AmountReading,
  placed: readonly number[],
  problem: LineProblem,
  { best }: PartitionResult,
): FoundSolution {
  return { reading, placed, problem, entryOf: best?.totalOf ?? [] };
}

function found(
  document: PostedDocument,
  { ending, solutionCount }: PartitionResult,
): Omit<DocumentSearch, 'nodeCount' | 'solution'> {
  const isUnique = solutionCount === 1;
  return {
    document,
    status: !isUnique ? 'ambiguous' : ending === 'complete' ? 'unique' : 'limit',
    solutionCount,
    isCounted: ending === 'complete',
    isSplit: false,
    reason: null,
  };
}

function obstacleText({ lines, entries }: PostedDocument): string | null {
  if (entries.length === 0) return 'the journal has no entry of this document';
  const currencies = new Set([...lines, ...entries].map(({ currency }) => currency).filter(Boolean));
  if (lines.every(({ amountMinor }) => amountMinor === 0))
    return 'all of its lines are 0, so their amounts tell nothing';
  if (currencies.size > 1) return `lines and entries are in ${[...currencies].join(' and ')}`;
  return null;
}

function unfitText({ lines, entries }: PostedDocument): string {
  const digits = minorDigits([...lines, ...entries].find(({ currency }) => currency !== '')?.currency ?? '');
  const text = (amounts: readonly { readonly amountMinor: number }[]): string =>
    (total(amounts.map(({ amountMinor }) => amountMinor)) / 10 ** digits).toFixed(digits);
  const [lineSum, entrySum] = [text(lines), text(entries)];
  return lineSum === entrySum
    ? 'no way to divide the lines fills every entry'
    : `the lines add up to ${lineSum}, the entries to ${entrySum}`;
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** The problem of a solution once more, ready for the search of the likeliest. */
export function likeliestProblem(
  { problem }: FoundSolution,
  likelihood: Pick<PartitionProblem, 'costs' | 'kinds' | 'deviationCost'>,
  nodeLimit: number,
): PartitionProblem {
  return { ...problem, ...likelihood, nodeLimit, solutionLimit: null };
}
