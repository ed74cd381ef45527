import { DEMO_DIMENSIONS, demoCompany } from '../../core/demo/demo-company.ts';
import type { CodedEngineLine } from '../../core/engine/index.ts';

/** What the golden run learns and is asked, as plain values: every host gets the same. */
export interface GoldenLedger {
  readonly dimensions: readonly string[];
  /** Days in order, each with its lines. */
  readonly days: readonly (readonly CodedEngineLine[])[];
  /** Lines of the month after, with the coding that is right. */
  readonly asked: readonly CodedEngineLine[];
}

const LEARNED_LINES = 600;
const ASKED_LINES = 80;
const SEED = 1;

/** The demo company's first lines, and the first of the month to be coded. */
export function goldenLedger(): GoldenLedger {
  const { history, journal, journalTruth } = demoCompany(SEED);
  const days = new Map<string, CodedEngineLine[]>();
  for (const line of history.lines.slice(0, LEARNED_LINES))
    days.set(line.date, [...(days.get(line.date) ?? []), line]);
  const asked = journal.lines
    .slice(0, ASKED_LINES)
    .map((line, index) => ({ ...line, coding: journalTruth[index] ?? [] }));
  return { dimensions: DEMO_DIMENSIONS, days: [...days.values()], asked };
}
