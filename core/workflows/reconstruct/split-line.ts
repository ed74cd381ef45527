import type { Partitioner } from '../../engine/partitioner.ts';
import type { PostedDocument } from './posted-document.ts';

/** Documents with more lines are not looked through for one that was divided. */
const MOST_LINES = 40;

/**
 * A sentence on lines that were divided over entries: every line alone fills its entries, or one line does and the
 * others fill the rest; null where the amounts show neither. Sums have to be exact.
 */
export function findSplit(
  partitioner: Partitioner,
  { lines, entries }: PostedDocument,
  nodeLimit: number,
): string | null {
  const amounts = lines.map(({ amountMinor }) => amountMinor);
  const totals = entries.map(({ amountMinor }) => amountMinor);
  if (sum(amounts) !== sum(totals) || lines.length > MOST_LINES) return null;
  const limits = { nodeLimit, solutionLimit: 1 };
  const everyLine = partitioner.divide({ amounts: totals, totals: amounts, ...limits }).best;
  if (everyLine) {
    const counts = amounts.map((_, line) => everyLine.totalOf.filter((at) => at === line).length);
    const rows = counts.flatMap((count, line) => (count > 1 ? [lines[line]?.rowNumber ?? 0] : []));
    return `${rows.length === 1 ? 'the line of row' : 'the lines of rows'} ${rows.join(', ')} ${
      rows.length === 1 ? 'is' : 'are'
    } divided over several entries`;
  }
  for (const [index, line] of lines.entries()) {
    const others = amounts.filter((_, other) => other !== index);
    const own = ownEntries(partitioner, totals, line.amountMinor, limits);
    if (!own || others.length === 0) continue;
    const rest = totals.filter((_, entry) => !own.includes(entry));
    const isFilled =
      rest.length > 0 && partitioner.divide({ amounts: others, totals: rest, ...limits }).best !== null;
    if (isFilled) return `the line of row ${line.rowNumber} is divided over ${own.length} entries`;
  }
  return null;
}

/** Two entries or more that add up to one line; null where there are none. */
function ownEntries(
  partitioner: Partitioner,
  totals: readonly number[],
  amount: number,
  limits: { readonly nodeLimit: number; readonly solutionLimit: number },
): number[] | null {
  const parts = partitioner.divide({
    amounts: totals,
    totals: [amount, sum(totals) - amount],
    ...limits,
  }).best;
  if (!parts) return null;
  const own = [...totals.keys()].filter((entry) => parts.totalOf[entry] === 0);
  return own.length > 1 ? own : null;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
