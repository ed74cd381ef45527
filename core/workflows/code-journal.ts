import { DEFAULT_LANE_LIMITS, type Lane, type LaneLimits } from '../domain/lane.ts';
import type { LedgerLine } from '../domain/ledger-line.ts';
import type { Coder } from '../engine/line.ts';
import { LEFT_BLANK } from './coded-blanks.ts';
import { lineAsker } from './line-asker.ts';
import type { LineColumns } from './line-fitter.ts';
import type { Progress } from './progress.ts';
import { suggestLine, type CellSuggestion } from './suggest-line.ts';

/** Lines to be coded, some of them perhaps in part. */
export interface UncodedJournal extends LineColumns {
  readonly lines: readonly LedgerLine[];
  /** The blank coding cells that may be filled, as indexes into lines and dimensions; the cells of a line together. */
  readonly openCells: readonly { readonly line: number; readonly dimension: number }[];
}

/** What is said about one blank coding cell. */
export interface CodedCell extends CellSuggestion {
  /** Index into the journal's lines. */
  readonly line: number;
}

/** A journal's open cells with a suggestion each. */
export interface CodedJournal {
  /** In the order of the open cells. */
  readonly cells: readonly CodedCell[];
  readonly cellCountByLane: Readonly<Record<Lane, number>>;
  /** Cells of the auto and review lanes that are to stay blank: their value is LEFT_BLANK. */
  readonly leftBlankCount: number;
  /** Coding cells that are not open: filled, or not to be touched. */
  readonly keptCount: number;
  /** Dimensions of the journal that the coder never learned; their open cells stay blank. */
  readonly unknownDimensions: readonly string[];
}

/** Cells coded between two yields. */
const SLICE_CELL_COUNT = 256;

/** Suggests a value for every open cell of a journal. The coder learns nothing from it. */
export function* codeJournal(
  journal: UncodedJournal,
  coder: Coder,
  limits: LaneLimits = DEFAULT_LANE_LIMITS,
): Generator<Progress, CodedJournal, void> {
  const { lines, dimensions, openCells } = journal;
  const asked = lineAsker(journal, coder);
  const cells: CodedCell[] = [];
  let answered = { line: -1, suggestions: new Map<string, CellSuggestion>() };
  for (const open of openCells) {
    const line = lines[open.line];
    const dimension = dimensions[open.dimension];
    if (!line || dimension === undefined) throw new RangeError('an open cell is of no line or dimension');
    if (answered.line !== open.line)
      answered = { line: open.line, suggestions: byDimension(suggestLine(coder, asked(line), limits)) };
    cells.push({ line: open.line, ...(answered.suggestions.get(dimension) ?? neverLearned(dimension)) });
    if (cells.length % SLICE_CELL_COUNT === 0)
      yield { phase: 'coding', doneCount: open.line, lineCount: lines.length };
  }
  const cellCountByLane = { auto: 0, review: 0, manual: 0 };
  for (const { lane } of cells) cellCountByLane[lane] += 1;
  return {
    cells,
    cellCountByLane,
    leftBlankCount: cells.filter(({ value }) => value === LEFT_BLANK).length,
    keptCount: lines.length * dimensions.length - cells.length,
    unknownDimensions: dimensions.filter((dimension) => !coder.dimensions.includes(dimension)),
  };
}

function byDimension(suggestions: readonly CellSuggestion[]): Map<string, CellSuggestion> {
  return new Map(suggestions.map((suggestion) => [suggestion.dimension, suggestion]));
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
