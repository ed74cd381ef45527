import { numberShape, type DecimalSign, type NumberShape } from './number-shape.ts';

/** A number's digits, its decimal sign settled. */
export interface DecimalText {
  readonly isNegative: boolean;
  readonly whole: string;
  readonly fraction: string;
  /** Currency sign or code that stands with the number, '' without one. */
  readonly currency: string;
}

/** What a number cell should have been, for a fault. */
export interface ExpectedNumber {
  readonly expected: string;
}

const A_NUMBER = 'a number such as 1234.56';
const UNDECIDED =
  'a number whose decimal sign can be told (state "decimal": "." or "," in the column map, --map)';

/**
 * Reads the numbers of one column, learning from each what it proves about the decimal sign: `1.234` is read as the
 * others prove. A text that proves its own sign is read by it, unless the person states the sign. After all rows,
 * where `isOpen` is true, read them again: then all proofs are known.
 */
export class NumberColumn {
  readonly #stated: DecimalSign | null;
  readonly #isProved = { '.': false, ',': false };
  #fallback: DecimalSign | null = null;
  #isOpen = false;

  /** `stated` is the sign that the person says the file has; null to find it out. */
  constructor(stated: DecimalSign | null) {
    this.#stated = stated;
  }

  /** Whether a number was read that depends on what others prove. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The sign that every proof in the column agrees on or that is stated; null where there is none or two. */
  get sign(): DecimalSign | null {
    if (this.#stated !== null) return this.#stated;
    if (this.#isProved['.']) return this.#isProved[','] ? null : '.';
    return this.#isProved[','] ? ',' : null;
  }

  /** Takes another column's sign for what this one leaves open. */
  fallBackTo(sign: DecimalSign | null): void {
    this.#fallback = sign;
  }

  /** The number of one text, or what it should have been; `minorDigits` of its currency, null where it is no amount. */
  read(text: string, minorDigits: number | null): DecimalText | ExpectedNumber {
    const shape = numberShape(text);
    if (shape === null) return { expected: A_NUMBER };
    const byCurrency = provedByCurrency(shape, minorDigits);
    const proved = shape.proves ?? byCurrency;
    if (proved !== null) this.#isProved[proved] = true;
    if (shape.ambiguous === null) {
      const isOther = this.#stated !== null && shape.proves !== null && shape.proves !== this.#stated;
      return isOther ? { expected: `a number with the decimal sign "${this.#stated}"` } : shape;
    }
    this.#isOpen = true;
    const isMixed = this.#isProved['.'] && this.#isProved[','];
    const sign = this.sign ?? byCurrency ?? (isMixed ? null : this.#fallback);
    if (sign === null) return { expected: UNDECIDED };
    return sign === shape.ambiguous ? shape : { ...shape, whole: shape.whole + shape.fraction, fraction: '' };
  }
}

/** Three digits behind the only sign are decimals where the currency has three, thousands where it has none. */
function provedByCurrency(shape: NumberShape, minorDigits: number | null): DecimalSign | null {
  if (shape.ambiguous === null) return null;
  if (minorDigits === 3) return shape.ambiguous;
  const other = shape.ambiguous === '.' ? ',' : '.';
  return minorDigits === 0 ? other : null;
}
