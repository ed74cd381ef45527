import type { LineExplanation, ReasonGroup } from '../core/workflows/explain-line.ts';
import type { JsonObject } from './command.ts';
import { sixDecimals } from './figures.ts';

const ABOUT: Readonly<Record<ReasonGroup['about'], string>> = {
  supplier: 'supplier',
  text: 'text',
  amount: 'amount',
  date: 'month',
  document: 'document number',
  tax: 'tax rate',
  header: 'header fields',
  habit: 'the company at large',
  together: 'all of it together',
};

/** One line for a person: `4410 before 4420 by 2.31: text "toner" +1.90, supplier +0.52, amount -0.11`. */
export function explanationText({ value, rival, difference, groups }: LineExplanation): string {
  const parts = groups.map(({ about, words, amount }) => {
    const quoted = words.map((word) => ` "${word}"`).join('');
    return `${ABOUT[about]}${quoted} ${signed(amount)}`;
  });
  return `${named(value)} before ${named(rival)} by ${difference.toFixed(2)}: ${parts.join(', ')}`;
}

/** The same for a machine. */
export function explanationJson({ value, rival, difference, groups }: LineExplanation): JsonObject {
  return {
    value,
    rival,
    difference: sixDecimals(difference),
    parts: groups.map(({ about, words, amount }) => ({
      about,
      words: [...words],
      amount: sixDecimals(amount),
    })),
  };
}

const signed = (amount: number): string => `${amount < 0 ? '' : '+'}${amount.toFixed(2)}`;

/** A blank that is a habit of the ledger is a value to the engine. */
const named = (value: string): string => (value === '' ? 'no value' : value);
