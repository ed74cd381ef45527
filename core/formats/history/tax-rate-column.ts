import type { Cell } from '../table.ts';
import { floatOf, numberOfCell } from './number-cell.ts';
import { NumberColumn, type ExpectedNumber } from './number-column.ts';
import type { DecimalSign } from './number-shape.ts';

const PERCENT_SIGN = /\s*%$/;

/** No tax comes near it; what is beyond is another column's number. */
const MAX_RATE_PERCENT = 1000;

/**
 * Reads tax rates in percent. Where every rate of the column but zero is below 1 and none has a percent sign they are
 * shares, 0.21 for 21 %, as workbooks keep percentages; which is known after all rows, and only for a column that is
 * not in Kontera's own form, where a rate is always in percent.
 */
export class TaxRateColumn {
  readonly numbers: NumberColumn;
  readonly #isOwnForm: boolean;
  #hasShare = false;
  #hasPercent = false;

  constructor(stated: DecimalSign | null, isOwnForm: boolean) {
    this.numbers = new NumberColumn(stated);
    this.#isOwnForm = isOwnForm;
  }

  /** Whether rates were read that what comes later may change. */
  get isOpen(): boolean {
    return this.numbers.isOpen || (this.#hasShare && !this.#isOwnForm);
  }

  /** Whether the rates read so far are shares. */
  get areShares(): boolean {
    return this.#hasShare && !this.#hasPercent && !this.#isOwnForm;
  }

  /** The rate of one cell in percent, or what it should have been. */
  read(cell: Cell): number | ExpectedNumber {
    const text = typeof cell === 'string' ? cell.trim() : null;
    const bare = text === null ? cell : text.replace(PERCENT_SIGN, '');
    const decimal = numberOfCell(bare, this.numbers, null);
    if ('expected' in decimal) return decimal;
    const rate = floatOf(decimal);
    if (Math.abs(rate) > MAX_RATE_PERCENT) return { expected: 'a tax rate in percent, 1,000 at most' };
    if (rate >= 1 || bare !== (text ?? cell)) this.#hasPercent = true;
    else if (rate > 0) this.#hasShare = true;
    // Twelve digits keep the noise of binary fractions out: 0.07 is 7 %, not 7.000000000000001 %.
    return this.areShares ? Number((rate * 100).toPrecision(12)) : rate;
  }
}
