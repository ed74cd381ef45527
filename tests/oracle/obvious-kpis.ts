import type { KpiRate } from '../../core/domain/kpi-rate.ts';

/** Lines of values, null where there is none. */
export type ValueLines = readonly (readonly (string | null)[])[];

/** A document's tables, and for each predicted line the number of its true line, -1 for none. */
export interface MatchedTables {
  readonly truth: ValueLines;
  readonly predicted: ValueLines;
  readonly partners: readonly number[];
}

interface Counts {
  tp: number;
  fp: number;
  fn: number;
}

/** Counts of each pair of lines of a document, lines without a partner beside an empty line. */
export function pairCounts({ truth, predicted, partners }: MatchedTables): Counts[] {
  const pairs = predicted.map((line, index) => compared(line, truth[partners[index] ?? -1] ?? []));
  const alone = truth.filter((_, index) => !partners.includes(index));
  return [...pairs, ...alone.map((line) => compared([], line))];
}

/** Counts of all pairs together. */
export function summed(all: readonly Counts[]): Counts {
  const total = { tp: 0, fp: 0, fn: 0 };
  for (const { tp, fp, fn } of all) {
    total.tp += tp;
    total.fp += fp;
    total.fn += fn;
  }
  return total;
}

function compared(predicted: readonly (string | null)[], truth: readonly (string | null)[]): Counts {
  const counts = { tp: 0, fp: 0, fn: 0 };
  for (let place = 0; place < Math.max(predicted.length, truth.length); place += 1) {
    const guess = predicted[place] ?? null;
    const real = truth[place] ?? null;
    if (guess !== null && guess === real) counts.tp += 1;
    else if (guess !== null) counts.fp += 1;
    else if (real !== null) counts.fn += 1;
  }
  return counts;
}

/** A figure by its definition: a list of units, each a right-share or a yes or no, and their mean. Null without units. */
export function obviousRate(documents: readonly MatchedTables[], rate: KpiRate): number | null {
  const lines = documents.flatMap(pairCounts);
  if (rate.level === 'segment') return shareOf(summed(lines), rate.metric);
  const units = rate.level === 'line' ? lines : documents.map((document) => summed(pairCounts(document)));
  if (rate.stiffness === 'stiff') return shareOf(summed(units.map(allOrNothing)), rate.metric);
  const shares = units.map((unit) => shareOf(unit, rate.metric)).filter((share) => share !== null);
  return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function allOrNothing({ tp, fp, fn }: Counts): Counts {
  if (tp + fp + fn === 0) return { tp: 0, fp: 0, fn: 0 };
  if (fp === 0 && fn === 0) return { tp: 1, fp: 0, fn: 0 };
  return tp + fp > 0 ? { tp: 0, fp: 1, fn: 0 } : { tp: 0, fp: 0, fn: 1 };
}

function shareOf({ tp, fp, fn }: Counts, metric: KpiRate['metric']): number | null {
  const below = { precision: tp + fp, recall: tp + fn, codingRate: tp + fp + fn, accuracy: tp + fp + fn }[
    metric
  ];
  return below === 0 ? null : tp / below;
}
