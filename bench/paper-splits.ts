import { SeededNumbers } from '../core/domain/kpi-random.ts';
import { periods } from '../core/domain/chronology.ts';
import { chronologicalSplit } from '../core/domain/chronological-split.ts';
import type { LedgerLine } from '../core/domain/ledger-line.ts';

/** How lines are divided: single lines at random, whole days at random, or the newest whole days last. */
export type Protocol = 'lines' | 'days' | 'time';

/** One division of chronological lines into those learned and those judged, as indexes in ascending order. */
export interface Split {
  readonly name: string;
  readonly protocol: Protocol;
  readonly train: readonly number[];
  readonly test: readonly number[];
}

/** The paper does not say how much each of its ten folds holds out; a tenth is what ten folds hold out elsewhere. */
const HELD_OUT_SHARE = 0.1;
const TRAIN_SHARE = 0.8;

/** `lineFolds` random divisions by line, `dayFolds` by day, and the one by time. Throws RangeError for too few days. */
export function paperSplits(
  lines: readonly LedgerLine[],
  lineFolds: number,
  dayFolds: number,
): readonly Split[] {
  const each = lines.map((_, index) => [index]);
  let first = 0;
  const days = periods(lines, 10).map((day) => day.map(() => first++));
  const cut = chronologicalSplit(lines, TRAIN_SHARE);
  if (cut === lines.length) throw new RangeError('the documents lie on too few days to hold the newest out');
  const indexes = [...lines.keys()];
  return [
    { name: 'time', protocol: 'time', train: indexes.slice(0, cut), test: indexes.slice(cut) },
    ...numbered(lineFolds).map((fold) => randomSplit('lines', each, fold)),
    ...numbered(dayFolds).map((fold) => randomSplit('days', days, fold)),
  ];
}

/** Holds out whole groups, drawn at random, until they have a tenth of the lines. */
function randomSplit(protocol: Protocol, groups: readonly (readonly number[])[], fold: number): Split {
  const source = new SeededNumbers(fold);
  const order = groups.map((group) => ({ group, at: source.uniform() })).sort((a, b) => a.at - b.at);
  const wanted = HELD_OUT_SHARE * groups.reduce((sum, group) => sum + group.length, 0);
  const test: number[] = [];
  const train: number[] = [];
  for (const { group } of order) (test.length < wanted ? test : train).push(...group);
  const ascending = (a: number, b: number): number => a - b;
  return { name: `${protocol} ${fold}`, protocol, train: train.sort(ascending), test: test.sort(ascending) };
}

function numbered(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
