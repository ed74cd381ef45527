import type { Coder, EngineLine, ExplanationPart } from '../engine/line.ts';

/** What of a line speaks for a value: the part of it, the words if it is of words, and how much. */
export interface ReasonGroup {
  readonly about:
    'supplier' | 'text' | 'amount' | 'date' | 'document' | 'tax' | 'header' | 'habit' | 'together';
  /** Words of the line that speak loudest, folded; at most three. */
  readonly words: readonly string[];
  /** Log odds, natural: above 0 for the value, below 0 for the rival. */
  readonly amount: number;
}

/** Why a value was put before the next best, grouped; the amounts add up to the difference. */
export interface LineExplanation {
  readonly value: string;
  readonly rival: string;
  readonly difference: number;
  /** Largest first, whichever way they point. */
  readonly groups: readonly ReasonGroup[];
}

/** The engine's contexts by what of a line they are about; the numbers are those of assembly/features/contexts. */
const CONTEXTS: Readonly<Record<ReasonGroup['about'], readonly number[]>> = {
  supplier: [1, 6, 8, 9, 32, 33, 36],
  text: [4, 5, 10, 11, 12, 24, 25, 26, 27, 34],
  amount: [2, 3, 7, 18, 19, 20, 21],
  date: [17],
  document: [13, 14, 15, 16, 22, 23],
  tax: [30, 31],
  header: [28, 29],
  habit: [0],
  together: [-1],
};
const GROUPS: readonly ReasonGroup['about'][] = [
  'supplier',
  'text',
  'amount',
  'date',
  'document',
  'tax',
  'header',
  'habit',
  'together',
];
const MOST_WORDS = 3;

/**
 * Explains why `first`, what the coder ranks first for a line in one dimension (an index), stands before the next best;
 * null where nothing is ranked beside it.
 */
export function explainLine(
  coder: Coder,
  line: EngineLine,
  dimension: number,
  first: string,
): LineExplanation | null {
  const explanation = coder.explain(line, dimension, first);
  if (!explanation) return null;
  const { value, rival, difference, parts } = explanation;
  const groups = GROUPS.map((about) =>
    groupOf(
      about,
      parts.filter(({ contextNumber }) => CONTEXTS[about].includes(contextNumber)),
    ),
  ).filter(({ amount }) => amount !== 0);
  groups.sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  return { value, rival, difference, groups };
}

function groupOf(about: ReasonGroup['about'], parts: readonly ExplanationPart[]): ReasonGroup {
  const amount = parts.reduce((sum, part) => sum + part.amount, 0);
  const byWords = new Map<string, number>();
  for (const { words, amount: own } of parts)
    if (words !== '') byWords.set(words, (byWords.get(words) ?? 0) + own);
  const words = [...byWords]
    .filter(([, own]) => own * amount > 0)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, MOST_WORDS)
    .map(([text]) => text);
  return { about, words, amount };
}
