import type { History, LedgerLine } from '../domain/ledger-line.ts';

/** The value by which a coder knows that a cell is left blank on purpose. As a suggestion it reads: leave this blank. */
export const LEFT_BLANK = '';

/** Share of a history's lines from which blanks in a dimension are a habit and not a slip. */
const HABIT_SHARE = 0.05;

/**
 * Which dimensions of a history are left blank on purpose where they do not apply, as projects are: those that at least
 * 5 % of the lines that are coded at all have no value in. In the order of its dimensions.
 */
export function blankableDimensions({ dimensions, lines }: Pick<History, 'dimensions' | 'lines'>): boolean[] {
  const coded = lines.filter(isCoded);
  return dimensions.map((_, dimension) => {
    const blanks = coded.filter(({ coding }) => (coding[dimension] ?? null) === null);
    return blanks.length > 0 && blanks.length >= HABIT_SHARE * coded.length;
  });
}

/** A line that says LEFT_BLANK where it is coded but blank in a blankable dimension, so that a coder learns the blank. */
export function withCodedBlanks(line: LedgerLine, isBlankable: readonly boolean[]): LedgerLine {
  if (!isCoded(line) || !line.coding.some((value, index) => value === null && isBlankable[index]))
    return line;
  return {
    ...line,
    coding: line.coding.map((value, index) => (isBlankable[index] ? (value ?? LEFT_BLANK) : value)),
  };
}

function isCoded({ coding }: LedgerLine): boolean {
  return coding.some((value) => value !== null);
}
