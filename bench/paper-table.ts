import type { LedgerLine } from '../core/domain/ledger-line.ts';
import type { AccountLevel } from './account-levels.ts';
import { OWN_MODELS } from './paper-own.ts';
import { PAPER_MODELS } from './paper-peers.ts';
import type { Protocol, Split } from './paper-splits.ts';
import type { WeightedFigures } from './weighted-figures.ts';

/** What one model reached on one split, a level of the chart each. */
export interface PaperResult {
  readonly figures: readonly WeightedFigures[];
}

/** Whether a value that was read from a file is one. */
export function isPaperResult(value: unknown): value is PaperResult {
  return typeof value === 'object' && value !== null && 'figures' in value && Array.isArray(value.figures);
}

/** The protocols in the order of the tables. */
export const PROTOCOLS: readonly Protocol[] = ['lines', 'days', 'time'];
/** The models in the order of the tables. */
export const MODELS = [...PAPER_MODELS, ...OWN_MODELS];

/** A ledger that was compared, and how. */
export interface Compared {
  readonly name: string;
  readonly lines: readonly LedgerLine[];
  readonly documentCount: number;
  readonly levels: readonly AccountLevel[];
  readonly splits: readonly Split[];
}

/**
 * One ledger's table in Markdown: a row for each level of the chart and model, weighted precision, recall and F1 in percent
 * by protocol, their mean over the folds with its standard deviation behind the recall.
 */
export function paperTable(
  { name, lines, documentCount, levels, splits }: Compared,
  resultOf: (split: Split, model: string) => PaperResult | undefined,
): string {
  const folds = (protocol: Protocol): number => splits.filter((one) => one.protocol === protocol).length;
  const rows = levels.flatMap(({ name: levelName, groupOf }, level) => {
    const groupCount = new Set(lines.map(({ coding }) => groupOf(coding[0] ?? ''))).size;
    return MODELS.map((model) => {
      const cells = PROTOCOLS.map((protocol) =>
        cellOf(
          splits
            .filter((split) => split.protocol === protocol)
            .flatMap((split) => resultOf(split, model)?.figures[level] ?? []),
        ),
      );
      return `| ${[`${levelName} (${groupCount})`, model, ...cells].join(' | ')} |`;
    });
  });
  const count = (value: number): string => value.toLocaleString('en');
  return [
    '',
    `### ${name}: ${count(lines.length)} lines of ${count(documentCount)} documents, ${lines[0]?.date ?? ''} to ${lines.at(-1)?.date ?? ''}`,
    '',
    `| level (groups) | model | ${folds('lines')} x lines at random: P, R, F1 | ${folds('days')} x days at random: P, R, F1 | newest days: P, R, F1 |`,
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function cellOf(figures: readonly WeightedFigures[]): string {
  if (figures.length === 0) return '-';
  const { mean: recall, deviation } = moments(figures.map((one) => one.recall));
  const precision = moments(figures.map((one) => one.precision)).mean;
  const f1 = moments(figures.map((one) => one.f1)).mean;
  const spread = figures.length > 1 ? ` ±${(100 * deviation).toFixed(1)}` : '';
  return `${percent(precision)}, ${percent(recall)}${spread}, ${percent(f1)}`;
}

function moments(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / Math.max(1, values.length - 1)) };
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
