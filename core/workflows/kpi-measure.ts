import { codeDocuments, type CodedDocuments } from '../domain/coding-table-codes.ts';
import { joinCodingTables, type JoinFinding } from '../domain/coding-table-join.ts';
import { blankBelow, selectDocuments } from '../domain/coding-table-selection.ts';
import type { CodingTableSet } from '../domain/coding-table.ts';
import { countConfusions, type ConfusionCounts } from '../domain/confusion-counts.ts';
import type { KpiPassport, KpiQuestion } from '../domain/kpi-passport.ts';
import { tallyDocuments } from '../domain/kpi-tally-build.ts';
import type { KpiTally } from '../domain/kpi-tally.ts';
import type { LineMatcher } from '../engine/line-matcher.ts';
import { kpiPassport } from './kpi-passport.ts';
import { countedDimensions, scopeDocuments } from './kpi-scope.ts';
import { matchLines, type LineMatching } from './match.ts';

/** Tables joined, chosen, matched and counted: all that figures are made from. */
export interface Measurement {
  readonly coded: CodedDocuments;
  /** The same before the question's threshold was applied. */
  readonly unthresholded: CodedDocuments;
  readonly matching: LineMatching;
  readonly counts: ConfusionCounts;
  readonly tally: KpiTally;
  readonly passport: KpiPassport;
  /** For each document counted, whether its true table occurred before. */
  readonly isRepeat: readonly boolean[];
  readonly findings: readonly JoinFinding[];
}

/** Puts predicted beside true tables and counts what a question asks for. RangeError as `kpiReport` says. */
export function measureTables(
  truth: CodingTableSet,
  predicted: CodingTableSet,
  past: CodingTableSet | null,
  question: KpiQuestion,
  matcher: LineMatcher,
): Measurement {
  const joined = joinCodingTables(truth, predicted);
  const dimensions = countedDimensions(joined, question);
  const scope = scopeDocuments(joined, dimensions, question, past);
  const asked = selectDocuments(codeDocuments(joined, dimensions), scope.documents);
  const cut = (coded: CodedDocuments): CodedDocuments =>
    question.threshold === null ? coded : blankBelow(coded, question.threshold);
  const first = matchLines(cut(asked), matcher, question.matching);
  const tooLarge = new Set(first.tooLarge);
  const kept = scope.documents.map((_, place) => place).filter((place) => !tooLarge.has(place));
  const unthresholded = tooLarge.size === 0 ? asked : selectDocuments(asked, kept);
  const coded = cut(unthresholded);
  const matching = tooLarge.size === 0 ? first : matchLines(coded, matcher, question.matching);
  const counts = countConfusions(coded, matching.partners);
  return {
    coded,
    unthresholded,
    matching,
    counts,
    tally: tallyDocuments(counts),
    passport: kpiPassport(question, scope, coded, matching, counts, tooLarge.size),
    isRepeat: kept.map((place) => scope.isRepeat[scope.documents[place] ?? -1] === 1),
    findings: joined.findings,
  };
}
