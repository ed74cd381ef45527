import { MODELS, PROTOCOLS, type Compared, type PaperResult } from './paper-table.ts';
import type { Split } from './paper-splits.ts';

/** Lines of one ledger whose account is right, 0..1, by model and protocol in their orders; null where not measured. */
export interface PaperSummary {
  readonly name: string;
  readonly right: readonly (readonly (number | null)[])[];
}

/** The summary of one ledger: the recall of its accounts, the mean over the folds. */
export function paperSummary(
  { name, levels, splits }: Compared,
  resultOf: (split: Split, model: string) => PaperResult | undefined,
): PaperSummary {
  const account = levels.length - 1;
  const right = MODELS.map((model) =>
    PROTOCOLS.map((protocol) => {
      const found = splits
        .filter((split) => split.protocol === protocol)
        .flatMap((split) => resultOf(split, model)?.figures[account]?.recall ?? []);
      return found.length === 0 ? null : found.reduce((sum, recall) => sum + recall, 0) / found.length;
    }),
  );
  return { name, right };
}

/** All ledgers in one Markdown table, percent of the lines by protocol: lines, days, time. */
export function summaryTable(summaries: readonly PaperSummary[]): string {
  const percent = (share: number | null): string => (share === null ? '-' : (100 * share).toFixed(1));
  return [
    '',
    `| account right, %: lines, days, newest days | ${summaries.map(({ name }) => name).join(' | ')} |`,
    `|---|${'---|'.repeat(summaries.length)}`,
    ...MODELS.map((model, index) => {
      const cells = summaries.map(({ right }) => (right[index] ?? []).map(percent).join(', '));
      return `| ${[model, ...cells].join(' | ')} |`;
    }),
  ].join('\n');
}
