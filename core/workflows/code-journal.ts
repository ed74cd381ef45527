import { DEFAULT_LANE_LIMITS, type Lane, type LaneLimits } from '../domain/lane.ts';
import type { LedgerLine } from '../domain/ledger-line.ts';
import type { Coder } from '../engine/line.ts';
import { lineFitter, type LineColumns } from './line-fitter.ts';
import type { Progress } from './progress.ts';
import { suggestLine, type CellSuggestion } from './suggest-line.ts';

/** Lines to be coded, some of them perhaps in part. */
export interface UncodedJournal extends LineColumns {
  readonly lines: readonly LedgerLine[];
}

/** What is said about one blank coding cell. */
export interface CodedCell extends CellSuggestion {
  /** Index into the journal's lines. */
  readonly line: number;
}

/** A journal's blank coding cells with a suggestion each, and the cells left alone counted. */
export interface CodedJournal {
  /** By line, then in the order of the journal's dimensions. */
  readonly cells: readonly CodedCell[];
  readonly cellCountByLane: Readonly<Record<Lane, number>>;
  /** Coding cells that somebody had filled; they stay as they are. */
  readonly keptCount: number;
  /** Dimensions of the journal that the coder never learned; their blank cells stay blank. */
  readonly unknownDimensions: readonly string[];
}

/** Lines coded between two yields. */
const SLICE_LINE_COUNT = 64;

/** Suggests a value for every blank coding cell of a journal. The coder learns nothing from it. */
export function* codeJournal(
  journal: UncodedJournal,
  coder: Coder,
  limits: LaneLimits = DEFAULT_LANE_LIMITS,
): Generator<Progress, CodedJournal, void> {
  const fit = lineFitter(journal, coder);
  const cells: CodedCell[] = [];
  for (const [index, line] of journal.lines.entries()) {
    const suggestions = isWhollyCoded(line, journal) ? [] : suggestLine(coder, fit(line), limits);
    for (const [position, dimension] of journal.dimensions.entries())
      if ((line.coding[position] ?? null) === null)
        cells.push({
          line: index,
          ...(suggestions[coder.dimensions.indexOf(dimension)] ?? neverLearned(dimension)),
        });
    if ((index + 1) % SLICE_LINE_COUNT === 0)
      yield { phase: 'coding', doneCount: index + 1, lineCount: journal.lines.length };
  }
  const cellCountByLane = { auto: 0, review: 0, manual: 0 };
  for (const { lane } of cells) cellCountByLane[lane] += 1;
  return {
    cells,
    cellCountByLane,
    keptCount: journal.lines.length * journal.dimensions.length - cells.length,
    unknownDimensions: journal.dimensions.filter((dimension) => !coder.dimensions.includes(dimension)),
  };
}

function isWhollyCoded(line: LedgerLine, { dimensions }: LineColumns): boolean {
  return dimensions.every((_, position) => (line.coding[position] ?? null) !== null);
}

function neverLearned(dimension: string): CellSuggestion {
  return {
    dimension,
    value: null,
    bestGuess: null,
    confidence: 0,
    lane: 'manual',
    reason: `the history has no ${dimension} to learn from`,
    alternatives: [],
  };
}
