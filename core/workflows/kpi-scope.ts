import type { CodedDocuments } from '../domain/coding-table-codes.ts';
import { dimensionRole } from '../domain/coding-table-dimension-role.ts';
import { findRepeats } from '../domain/coding-table-repeats.ts';
import type { JoinedTables } from '../domain/coding-table-join.ts';
import type { CodingTableSet } from '../domain/coding-table.ts';
import type { KpiQuestion, LeftOutReason } from '../domain/kpi-passport.ts';

/** The documents that a question is about, and how many are not and why. */
export interface KpiScope {
  /** Indexes into the joined documents. */
  readonly documents: readonly number[];
  /** For each joined document, whether its true table occurred before. */
  readonly isRepeat: Uint8Array;
  readonly leftOut: readonly { readonly reason: LeftOutReason; readonly count: number }[];
}

/**
 * The dimensions that a question counts, in the order of the tables. RangeError where a named one is in neither set, or
 * none is left.
 */
export function countedDimensions(joined: JoinedTables, question: KpiQuestion): string[] {
  for (const name of question.dimensions ?? [])
    if (!joined.dimensions.includes(name))
      throw new RangeError(`dimension ${name} is in neither set; there are ${joined.dimensions.join(', ')}`);
  const counted = joined.dimensions.filter((name) => {
    if (question.dimensions) return question.dimensions.includes(name);
    const role = dimensionRole(name);
    return (role !== 'taxCode' || question.withTaxCodes) && (role !== 'approver' || question.withApprover);
  });
  if (counted.length === 0) throw new RangeError('no dimension is left to count');
  return counted;
}

/** Picks the documents of a question by number of true lines and by whether their table occurred before. */
export function scopeDocuments(
  joined: JoinedTables,
  dimensions: readonly string[],
  question: KpiQuestion,
  past: CodingTableSet | null,
): KpiScope {
  const { isRepeat } = findRepeats(joined, dimensions, past);
  const reasons = new Map<LeftOutReason, number>();
  const leaveOut = (reason: LeftOutReason, count = 1): void => {
    if (count > 0) reasons.set(reason, count + (reasons.get(reason) ?? 0));
  };
  leaveOut('duplicate id', joined.duplicateCount);
  const { from, to } = question.lineCounts;
  const documents: number[] = [];
  joined.documents.forEach(({ truth }, index) => {
    const lineCount = truth?.lines.length ?? 0;
    if (lineCount < from || (to !== null && lineCount > to)) leaveOut('line count outside the range');
    else if (question.capture === 'all' || isRepeat[index] === 1) documents.push(index);
    else if (truth?.date === null) leaveOut('no day, so nobody can tell whether the table occurred before');
    else leaveOut('true table did not occur before');
  });
  return { documents, isRepeat, leftOut: [...reasons].map(([reason, count]) => ({ reason, count })) };
}

/** Number of true lines of each document. */
export function trueLineCounts(coded: CodedDocuments): number[] {
  return coded.documents.map(
    (_, document) => (coded.trueStarts[document + 1] ?? 0) - (coded.trueStarts[document] ?? 0),
  );
}
