import { publishedPartners } from '../core/domain/coding-table-published-match.ts';
import type { LineMatcher } from '../core/engine/index.ts';
import { codedTables, type CodeTables } from '../tests/engine/code-tables.ts';
import { matchScore } from '../tests/oracle/line-score.ts';
import { codeTables } from './coding-tables.ts';
import { durationText, medianMicroseconds } from './microseconds.ts';

const PERMUTATION_SIZES = [5, 7];
const GREEDY_SIZES = [101, 200, 500, 1000];
const GREEDY_TABLES = 30;

/** What the published regimes cost beside the exact match and what greedy loses, a line of text a size. */
export function publishedLoss(matcher: LineMatcher, below: (count: number) => number): string[] {
  return [
    ...PERMUTATION_SIZES.map((lineCount) => regimeText('permutations', lineCount, matcher, below)),
    ...GREEDY_SIZES.map((lineCount) => regimeText('greedy', lineCount, matcher, below)),
  ];
}

function regimeText(
  regime: 'permutations' | 'greedy',
  lineCount: number,
  matcher: LineMatcher,
  below: (count: number) => number,
): string {
  const tables = Array.from({ length: GREEDY_TABLES }, () => codeTables(lineCount, below));
  const coded = tables.map((one) => codedTables([one]));
  let [lostTables, lost, best] = [0, 0, 0];
  tables.forEach((one, index) => {
    const documents = coded[index];
    if (!documents) return;
    const most = rightSegments(one, matcher.match(documents).partners);
    const found = rightSegments(one, publishedPartners(documents, 0, regime));
    best += most;
    lost += most - found;
    if (found < most) lostTables += 1;
  });
  const { median } = medianMicroseconds(coded, (one) => publishedPartners(one, 0, regime));
  const share = ((100 * lost) / best).toFixed(2);
  return (
    `published, ${regime}, ${lineCount} lines: ${durationText(median)} a table; ` +
    `${lostTables} of ${tables.length} tables short of the best, ${share} % of right segments lost`
  );
}

function rightSegments({ predicted, truth }: CodeTables, partners: Int32Array): number {
  return matchScore(predicted, truth, [...partners]).tp;
}
