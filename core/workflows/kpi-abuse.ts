import type { CodedDocuments } from '../domain/coding-table-codes.ts';
import { keepDimensions } from '../domain/coding-table-selection.ts';
import type { ConfusionCounts } from '../domain/confusion-counts.ts';
import { countDocuments, totalConfusion } from '../domain/confusion-documents.ts';
import type { Confusion } from '../domain/confusion.ts';
import { countUnmatched } from '../domain/confusion-unmatched.ts';
import {
  abuseFinding,
  bestGroups,
  FLATTERED_SHARE,
  MACRO_RATE,
  type AbuseFinding,
  type AbuseName,
} from '../domain/kpi-abuse.ts';
import { groupDocuments } from '../domain/kpi-breakdown.ts';
import { HEADLINE_RATE } from '../domain/kpi-rate.ts';
import { tallyDimension } from '../domain/kpi-tally-build.ts';
import { rateOf, selectTally, type KpiTally } from '../domain/kpi-tally.ts';
import type { LineMatcher } from '../engine/line-matcher.ts';
import { trueLineCounts } from './kpi-scope.ts';
import { matchLines } from './match.ts';

/** What the abuse check starts from: documents as coded and matched, and what is known of them. */
export interface AbuseInput {
  readonly coded: CodedDocuments;
  readonly counts: ConfusionCounts;
  readonly tally: KpiTally;
  /** For each document, whether its true table occurred before. */
  readonly isRepeat: readonly boolean[];
  readonly method: 'exact' | 'published';
}

/** Recomputes the micro coding rate under each of the seven ways to flatter it, in the published order. */
export function kpiAbuse(input: AbuseInput, matcher: LineMatcher): AbuseFinding[] {
  const { coded, tally } = input;
  const honest = rateOf(tally, HEADLINE_RATE).value;
  const macro = rateOf(tally, MACRO_RATE).value;
  const unmatched = microCodingRate(countUnmatched(coded));
  return [
    ...fewerDocuments(input, honest),
    fewerDimensions(input, honest, matcher),
    abuseFinding('macroOnly', 'mean over documents instead of segments', macro, honest),
    abuseFinding(
      'noLineMatching',
      'values compared per dimension, whatever line they stand in',
      unmatched,
      honest,
    ),
  ];
}

function fewerDocuments({ coded, tally, isRepeat }: AbuseInput, honest: number | null): AbuseFinding[] {
  const tables = coded.documents.map((document) => document.truth ?? document.predicted);
  const tenants = tables.map((table) => table?.tenant ?? null);
  const months = tables.map((table) => table?.date?.slice(0, 7) ?? null);
  const isShort = trueLineCounts(coded).map((lineCount) => lineCount === 1);
  return [
    byGroup('bestTenantsOnly', 'tenants', tally, honest, tenants),
    byGroup('bestPeriodOnly', 'months', tally, honest, months),
    bySelection('shortTablesOnly', 'documents with one true line', tally, honest, isShort),
    bySelection('secondTimeOnly', 'documents whose true table occurred before', tally, honest, isRepeat),
  ];
}

function byGroup(
  name: AbuseName,
  noun: string,
  tally: KpiTally,
  honest: number | null,
  groupNames: readonly (string | null)[],
): AbuseFinding {
  const groups = groupDocuments(groupNames);
  const best = bestGroups(tally, groups);
  if (!best) return abuseFinding(name, `fewer than two ${noun} to choose from`, null, honest);
  const { value } = rateOf(selectTally(tally, best.documents), HEADLINE_RATE);
  return abuseFinding(
    name,
    `best ${best.names.length} of ${groups.size} ${noun}: ${best.names.join(', ')}`,
    value,
    honest,
  );
}

function bySelection(
  name: AbuseName,
  what: string,
  tally: KpiTally,
  honest: number | null,
  isKept: readonly boolean[],
): AbuseFinding {
  const kept = isKept.flatMap((keep, document) => (keep ? [document] : []));
  if (kept.length === 0) return abuseFinding(name, `no ${what}`, null, honest);
  const { value } = rateOf(selectTally(tally, kept), HEADLINE_RATE);
  return abuseFinding(name, `only ${what}: ${kept.length} of ${tally.documentCount}`, value, honest);
}

/** The best third of the dimensions, each judged alone; then tables of only these are matched. */
function fewerDimensions(
  { coded, counts: all, method }: AbuseInput,
  honest: number | null,
  matcher: LineMatcher,
): AbuseFinding {
  const rated = coded.dimensions.flatMap((name, lane) => {
    const { value } = rateOf(tallyDimension(all.perDimension, coded.documentCount, lane), HEADLINE_RATE);
    return value === null ? [] : [{ name, value }];
  });
  if (rated.length < 2)
    return abuseFinding('fewerDimensions', 'fewer than two dimensions to choose from', null, honest);
  rated.sort((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1));
  const keptCount = Math.max(1, Math.round(FLATTERED_SHARE * rated.length));
  const names = rated.slice(0, keptCount).map((dimension) => dimension.name);
  const kept = keepDimensions(coded, names);
  const counts = countDocuments(kept, matchLines(kept, matcher, method, 'any').partners);
  const value = microCodingRate(totalConfusion(counts));
  return abuseFinding(
    'fewerDimensions',
    `best ${keptCount} of ${rated.length} dimensions: ${names.join(', ')}`,
    value,
    honest,
  );
}

function microCodingRate({ tp, fp, fn }: Confusion): number | null {
  return tp + fp + fn === 0 ? null : tp / (tp + fp + fn);
}
