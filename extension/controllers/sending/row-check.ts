import { Masters } from '../../../core/domain/masters.ts';
import type { Masters as WireMasters } from '../../../core/contracts/masters.ts';
import type { CheckRules, JournalToCheck } from '../../../core/workflows/check-journal/check-rules.ts';
import type { CheckedLine, Finding, LineStatus } from '../../../core/workflows/check-journal/finding.ts';
import type { FoundLine } from '../../worker/messages.ts';
import { isUndecided, type CodingCell } from '../session/coding-cell.ts';
import type { Session } from '../session/session.ts';

/** What stands against sending a row: a finding of the check, or a cell that the person has not decided. */
export type RowFinding =
  | Finding
  /** A suggestion that shows in the sheet and was not accepted. */
  | { readonly kind: 'not-accepted'; readonly dimension: string; readonly value: string }
  /** A blank cell that nobody decided: what the ERP holds there stays. */
  | { readonly kind: 'left-open'; readonly dimension: string };

/** What checking says of one row of the journal. */
export interface CheckedRow {
  /** Its place in the journal. */
  readonly row: number;
  readonly status: LineStatus;
  readonly findings: readonly RowFinding[];
}

/** Every line is posted to an account; other dimensions may be blank. */
const ALWAYS_CODED = 'account';

/** What the check knows of a company's books: its masters, null where they are not here, and what documents come to. */
export function rulesOf(
  session: Session,
  known: WireMasters | null,
  totalMinor: ReadonlyMap<string, number>,
): CheckRules {
  const byDimension = Object.entries(known?.dimensions ?? {}).map(
    ([name, values]) => [name, new Map(values.map((value) => [value.code, value]))] as const,
  );
  return {
    masters: new Masters(new Map(byDimension)),
    required: session.dimensions.filter((name) => name === ALWAYS_CODED),
    openFrom: null,
    openUntil: null,
    balance: { kind: 'totals', totalMinor },
    taxDimension: null,
    taxRates: new Map(),
  };
}

/** A journal's rows with what they are coded as now; `rows` are places, `found` their lines. */
export function journalToCheck(
  { dimensions, rows: cells }: Session,
  rows: readonly number[],
  found: readonly FoundLine[],
): JournalToCheck {
  const byRow = new Map(found.map(({ row, line }) => [row, line]));
  const lines = rows.map((row) => {
    const line = byRow.get(row);
    return line ? { ...line, coding: (cells[row] ?? []).map(({ value }) => value || null) } : null;
  });
  return { dimensions, lines, taxMinor: lines.map(() => null) };
}

/** The check of a row's line together with what the person has not decided in it. */
export function checkedRow(
  row: number,
  { status, findings }: CheckedLine,
  dimensions: readonly string[],
  cells: readonly CodingCell[],
): CheckedRow {
  const open = cells.flatMap((cell, index): readonly RowFinding[] => {
    const dimension = dimensions[index] ?? '';
    if (!isUndecided(cell)) return [];
    if (cell.state === 'ready' || cell.state === 'review')
      return [{ kind: 'not-accepted', dimension, value: cell.value }];
    const isMissing = findings.some(
      (finding) => finding.kind === 'missing-value' && finding.dimension === dimension,
    );
    return isMissing ? [] : [{ kind: 'left-open', dimension }];
  });
  const isStopped = status === 'stopped' || open.some(({ kind }) => kind === 'not-accepted');
  const isLook = status === 'look' || open.length > 0;
  return {
    row,
    status: isStopped ? 'stopped' : isLook ? 'look' : 'ready',
    findings: [...findings, ...open],
  };
}
