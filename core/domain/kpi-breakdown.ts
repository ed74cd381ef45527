import { rateIntervals, type Resampling } from './kpi-interval.ts';
import type { KpiRate } from './kpi-rate.ts';
import { rateOf, selectTally, type KpiTally } from './kpi-tally.ts';

/** One figure of a group, with its 95 % interval. */
export interface GroupFigure {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The main figures of a group of documents, or of one dimension of all documents. */
export interface KpiGroup {
  readonly name: string;
  readonly documentCount: number;
  /** Micro: over segments. */
  readonly precision: GroupFigure;
  readonly recall: GroupFigure;
  readonly codingRate: GroupFigure;
  /** Macro: coding rate of each document, averaged. */
  readonly macroCodingRate: GroupFigure;
}

const GROUP_RATES: readonly KpiRate[] = [
  { level: 'segment', stiffness: 'elastic', metric: 'precision' },
  { level: 'segment', stiffness: 'elastic', metric: 'recall' },
  { level: 'segment', stiffness: 'elastic', metric: 'codingRate' },
  { level: 'document', stiffness: 'elastic', metric: 'codingRate' },
];

/** Replicates for a group: fewer than for the headline figures, there are many groups. */
const MAX_GROUP_REPLICATES = 200;

/** The figures of one group. */
export function kpiGroup(name: string, tally: KpiTally, resampling: Resampling): KpiGroup {
  const replicateCount = Math.min(resampling.replicateCount, MAX_GROUP_REPLICATES);
  const intervals = rateIntervals(tally, GROUP_RATES, { ...resampling, replicateCount });
  const figure = (index: number): GroupFigure => {
    const rate = GROUP_RATES[index];
    const interval = intervals[index];
    return {
      value: rate ? rateOf(tally, rate).value : null,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
    };
  };
  return {
    name,
    documentCount: tally.documentCount,
    precision: figure(0),
    recall: figure(1),
    codingRate: figure(2),
    macroCodingRate: figure(3),
  };
}

/** Index of the documents of each group, in the order in which groups first appear; null puts a document in no group. */
export function groupDocuments<Name>(names: readonly (Name | null)[]): Map<Name, number[]> {
  const groups = new Map<Name, number[]>();
  names.forEach((name, index) => {
    if (name === null) return;
    const group = groups.get(name);
    if (group) group.push(index);
    else groups.set(name, [index]);
  });
  return groups;
}

/**
 * The figures of every group, at most `limit` of them, those with most documents; the rest is put together under
 * `restName`. In the order of `groups`, the rest last.
 */
export function kpiGroups(
  tally: KpiTally,
  groups: ReadonlyMap<string, readonly number[]>,
  resampling: Resampling,
  limit: number,
  restName: string,
): KpiGroup[] {
  const bySize = [...groups].sort((a, b) => b[1].length - a[1].length);
  const shown = new Set(bySize.slice(0, limit).map(([name]) => name));
  const rest = bySize.slice(limit).flatMap(([, indexes]) => indexes);
  const figures = [...groups]
    .filter(([name]) => shown.has(name))
    .map(([name, indexes]) => kpiGroup(name, selectTally(tally, indexes), resampling));
  return rest.length === 0 ? figures : [...figures, kpiGroup(restName, selectTally(tally, rest), resampling)];
}

/** Names of the line-count groups: one-liners, up to 5 each, then by magnitude. */
export function lineCountGroup(lineCount: number): string {
  if (lineCount <= 5) return String(lineCount);
  if (lineCount <= 10) return '6-10';
  return lineCount <= 100 ? '11-100' : 'over 100';
}

/** All names of lineCountGroup, in order. */
export const LINE_COUNT_GROUPS: readonly string[] = [
  '0',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6-10',
  '11-100',
  'over 100',
];
