import { chronological, periods } from '../../domain/chronology.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import type { LedgerLine } from '../../domain/ledger-line.ts';
import { MAX_RANKED } from '../../engine/index.ts';
import type { CodedEngineLine, Coder, EngineLine } from '../../engine/line.ts';
import { LEFT_BLANK } from '../coded-blanks.ts';

/** A value that the engine does not rank is taken to be this likely. */
const LEAST_PROBABILITY = 1e-3;

/** A line of a solved document with its coding, and the entries it was chosen from. */
export interface SolvedLine extends LedgerLine {
  readonly entries: readonly JournalEntry[];
}

/** Takes the log probability of each entry of a line, before the line was learned. */
export type EngineLogSink = (line: SolvedLine, logs: readonly number[]) => void;

/** The log probability that the engine gives each entry's coding on a line: the sum over its dimensions. */
export function engineLogs(coder: Coder, line: EngineLine, entries: readonly JournalEntry[]): number[] {
  const rankings = coder
    .rank(line, MAX_RANKED)
    .map((candidates) => new Map(candidates.map(({ value, confidence }) => [value, confidence])));
  return entries.map(({ coding }) =>
    rankings.reduce((logSum, ranking, dimension) => {
      const probability = ranking.get(coding[dimension] ?? LEFT_BLANK) ?? 0;
      return logSum + Math.log(Math.max(LEAST_PROBABILITY, probability));
    }, 0),
  );
}

/**
 * Has a coder learn the lines of solved documents day by day, and hands over what it said of each before it knew it,
 * where there was a choice. Yields the number of lines done.
 */
export function* learnSolved(
  coder: Coder,
  lines: readonly SolvedLine[],
  sink: EngineLogSink,
): Generator<number, void, void> {
  let doneCount = 0;
  for (const day of periods(chronological(lines), 10)) {
    for (const line of day)
      if (line.entries.length > 1) sink(line, engineLogs(coder, engineLine(line), line.entries));
    coder.learnDay(day.map(engineLine));
    doneCount += day.length;
    yield doneCount;
  }
}

function engineLine(line: LedgerLine): CodedEngineLine {
  return { ...line, coding: line.coding.map((value) => value ?? LEFT_BLANK) };
}
