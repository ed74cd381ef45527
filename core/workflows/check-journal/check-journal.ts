import { checkDocuments } from './check-documents.ts';
import { checkLine } from './check-line.ts';
import type { CheckRules, JournalToCheck } from './check-rules.ts';
import { statusOf, type CheckedLine } from './finding.ts';

/** Lines checked between two yields. */
const SLICE_LINE_COUNT = 1000;

/**
 * Checks a journal before it is sent: values exist, are valid on the day and go together, the period is open, documents
 * balance, taxes are what their codes say. One result a line, in their order; gives way between slices.
 */
export function* checkJournal(
  { dimensions, lines, taxMinor }: JournalToCheck,
  rules: CheckRules,
): Generator<{ readonly doneCount: number }, readonly CheckedLine[], void> {
  const ofDocuments = checkDocuments(lines, rules.balance);
  const checked: CheckedLine[] = [];
  for (const [index, line] of lines.entries()) {
    const findings = line
      ? [...checkLine(line, dimensions, taxMinor[index] ?? null, rules), ...(ofDocuments.get(index) ?? [])]
      : [{ kind: 'unread' as const }];
    checked.push({ status: statusOf(findings), findings });
    if (checked.length % SLICE_LINE_COUNT === 0) yield { doneCount: checked.length };
  }
  return checked;
}
