import type { JournalEntry } from '../../domain/journal-entry.ts';
import type { LedgerLine } from '../../domain/ledger-line.ts';
import type { EvidenceTable } from './evidence-table.ts';

/** Half octaves of the amount, third octaves of its share of the document: what differs less is one size. */
const SIZE_STEPS = 2;
const SHARE_STEPS = 3;
const LEAST_SHARE = 1e-3;
/** Sightings that stand for knowing nothing, shared by the values of a document. */
const PRIOR_COUNT = 1;
/** Facts of a line, each compared by the whole coding and by its dimensions; the engine's ranking comes last. */
const FACT_COUNT = 3;
/** Features of each entry for each line. */
export const FEATURE_COUNT = FACT_COUNT * 2 + 1;

/** What of each line is counted: its supplier with its amount, with its size, and with its share of the document. */
export function lineFacts(lines: readonly LedgerLine[]): string[][] {
  const whole = lines.reduce((sum, { amountMinor }) => sum + Math.abs(amountMinor), 0) || 1;
  return lines.map(({ supplierName, amountMinor }) => {
    const supplier = supplierName.toLowerCase();
    const size = Math.round(SIZE_STEPS * Math.log2(Math.abs(amountMinor) + 1));
    const share = Math.round(SHARE_STEPS * Math.log2(Math.abs(amountMinor) / whole + LEAST_SHARE));
    const sign = Math.sign(amountMinor);
    return [
      `a ${amountMinor} ${supplier}`,
      `b ${sign} ${size} ${supplier}`,
      `c ${sign} ${share} ${supplier}`,
    ];
  });
}

/** What of each entry is counted: its whole coding, then each of its dimensions. */
export function entryValues(entries: readonly JournalEntry[]): string[][] {
  return entries.map(({ coding }) => [
    JSON.stringify(coding),
    ...coding.map((value, dimension) => `${dimension} ${value ?? ''}`),
  ]);
}

/**
 * Features of each entry for one line: for each fact the log share of the entry's coding beside it, and the sum of
 * those of its dimensions; then the engine's log probability. Only the entries of the document compete; what says
 * the same of all of them says nothing.
 */
export function choiceFeatures(
  table: EvidenceTable,
  facts: readonly string[],
  values: readonly (readonly string[])[],
  engineLogs: readonly number[],
): number[][] {
  const features = values.map((_, entry) => {
    const row = new Array<number>(FEATURE_COUNT).fill(0);
    row[FEATURE_COUNT - 1] = engineLogs[entry] ?? 0;
    return row;
  });
  for (const [place, fact] of facts.entries())
    for (let part = 0; part < (values[0]?.length ?? 0); part += 1)
      addLogShares(
        table,
        fact,
        values.map((entry) => entry[part] ?? ''),
        features,
        2 * place + (part === 0 ? 0 : 1),
      );
  return features;
}

function addLogShares(
  table: EvidenceTable,
  fact: string,
  parts: readonly string[],
  features: readonly number[][],
  feature: number,
): void {
  const different = new Set(parts);
  if (different.size < 2) return;
  const counts = new Map([...different].map((part) => [part, table.count(fact, part)] as const));
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total <= 0) return;
  for (const [entry, part] of parts.entries()) {
    const share = ((counts.get(part) ?? 0) + PRIOR_COUNT / different.size) / (total + PRIOR_COUNT);
    const row = features[entry];
    if (row) row[feature] = (row[feature] ?? 0) + Math.log(share);
  }
}
