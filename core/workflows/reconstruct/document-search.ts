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
  /** Null where no reading of the amounts fits. */
  readonly solution: FoundSolution | null;
  readonly solutionCount: number;
  readonly isCounted: boolean;
  readonly nodeCount: number;
  readonly isSplit: boolean;
  readonly reason: string | null;
}

/** The problem that a document poses as one reading has it, and a way to solve it. */
export interface FoundSolution {
  readonly reading: AmountReading;
  /** Indexes of the lines that take part: those of an amount other than 0. */
  readonly placed: readonly number[];
  readonly problem: LineProblem;
  /** By place: the index of the entry; null where the search ended at its limit before it met a solution. */
  readonly entryOf: readonly number[] | null;
}

/** Solutions counted; a document with as many has at least as many. */
export const MOST_COUNTED = 50;
/** The engine's limits; longer documents are not searched. */
const MOST_LINES = 1024;
const MOST_ENTRIES = 64;
/** Amounts that were rounded line by line may add up to this much more or less. */
const LEAST_ROUNDED_TOLERANCE = 2;

/**
 * Divides a document's lines over its entries by their amounts alone, the plainest reading that fits. Where the ledger
 * `isRounded`, a solution counts that is off within the tolerance, even if another is exact.
 */
export function searchDocument(
  partitioner: Partitioner,
  document: PostedDocument,
  limits: SearchLimits,
  isRounded = false,
): DocumentSearch {
  const nothing = { ...NOTHING, document };
  const obstacle = obstacleOf(document);
  if (obstacle) return { ...nothing, ...obstacle };
  let nodeCount = 0;
  let cutShort: FoundSolution | null = null;
  for (const attempt of attempts(document, limits, isRounded)) {
    const { nodeLimit } = limits;
    const result = partitioner.divide({ ...attempt.problem, nodeLimit, solutionLimit: MOST_COUNTED });
    nodeCount += result.nodeCount;
    if (result.best) {
      const solution = { ...attempt, entryOf: result.best.totalOf };
      return { ...nothing, ...verdict(result), nodeCount, solution };
    }
    if (result.ending !== 'complete') cutShort ??= attempt;
  }
  if (cutShort) {
    const reason = 'the search ended at its limit and had met no way to divide the lines';
    return { ...nothing, nodeCount, status: 'limit', isCounted: false, solution: cutShort, reason };
  }
  const split = findSplit(partitioner, document, limits.nodeLimit);
  const reason = split ?? unfitText(document);
  return { ...nothing, nodeCount, status: 'infeasible', isSplit: split !== null, reason };
}

/** A document before anything of it is known. */
const NOTHING = {
  solution: null,
  solutionCount: 0,
  isCounted: true,
  nodeCount: 0,
  isSplit: false,
  reason: null,
};

function verdict({ ending, solutionCount }: PartitionResult): {
  readonly status: DocumentStatus;
  readonly solutionCount: number;
  readonly isCounted: boolean;
} {
  const isCounted = ending === 'complete';
  const one = isCounted ? 'unique' : 'limit';
  return { status: solutionCount > 1 ? 'ambiguous' : one, solutionCount, isCounted };
}

/** Every reading with every tolerance that its sums can fit, the plainest first. */
function* attempts(
  document: PostedDocument,
  limits: SearchLimits,
  isRounded: boolean,
): Generator<FoundSolution, void, void> {
  for (const reading of amountReadings(document.lines))
    yield* attemptsOf(document, reading, limits, isRounded);
}

/** Exact sums first, where they can be, then within the tolerance; none where the sums cannot fit. */
function* attemptsOf(
  { lines, entries }: PostedDocument,
  reading: AmountReading,
  limits: SearchLimits,
  isRounded: boolean,
): Generator<FoundSolution, void, void> {
  const { amountsMinor } = reading;
  const placed = [...amountsMinor.keys()].filter((index) => amountsMinor[index] !== 0);
  if (placed.length === 0) return;
  const kept = placed.flatMap((index) => lines[index] ?? []);
  const amounts = placed.map((index) => amountsMinor[index] ?? 0);
  const off = Math.abs(total(amounts) - total(entries.map(({ amountMinor }) => amountMinor)));
  const attempt = (tolerance: Tolerance): FoundSolution => ({
    reading,
    placed,
    problem: lineProblem(kept, amounts, entries, tolerance),
    entryOf: null,
  });
  const entryMinor = Math.max(limits.entryToleranceMinor, reading.isRounded ? LEAST_ROUNDED_TOLERANCE : 0);
  const documentMinor = limits.documentToleranceMinor ?? entryMinor * entries.length;
  const isWithin = entryMinor > 0 && off <= documentMinor;
  if (off === 0 && !(isRounded && isWithin)) yield attempt({ entryMinor: 0, documentMinor: 0 });
  if (isWithin) yield attempt({ entryMinor, documentMinor });
}

/** Whether a document's sums show that its ledger rounds: its entries are off by no more than the tolerance. */
export function showsRounding({ lines, entries }: PostedDocument, limits: SearchLimits): boolean {
  const sum = (rows: readonly { readonly amountMinor: number }[]): number =>
    total(rows.map(({ amountMinor }) => amountMinor));
  const off = Math.abs(sum(lines) - sum(entries));
  return off > 0 && off <= limits.entryToleranceMinor * entries.length;
}

/** Why a document is not searched at all; null where it is. */
function obstacleOf({
  lines,
  entries,
}: PostedDocument): Pick<DocumentSearch, 'status' | 'reason' | 'isCounted'> | null {
  const currencies = new Set([...lines, ...entries].map(({ currency }) => currency).filter(Boolean));
  let reason: string | null = null;
  if (entries.length === 0) reason = 'the journal has no entry of this document';
  else if (lines.every(({ amountMinor }) => amountMinor === 0))
    reason = 'all of its lines are 0, so their amounts tell nothing';
  else if (currencies.size > 1) reason = `lines and entries are in ${[...currencies].join(' and ')}`;
  if (reason !== null) return { status: 'infeasible', reason, isCounted: true };
  if (lines.length <= MOST_LINES && entries.length <= MOST_ENTRIES) return null;
  reason = `more than ${MOST_LINES} lines or ${MOST_ENTRIES} codings are not searched`;
  return { status: 'limit', reason, isCounted: false };
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
