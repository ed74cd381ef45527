import type { Cell } from '../table.ts';
import { cellText } from './cell-text.ts';
import { numberShape } from './number-shape.ts';

const PERCENT_SIGN = /\s*%$/;

/** A tax rate's text without its percent sign. */
export function withoutPercentSign(text: string): string {
  return text.replace(PERCENT_SIGN, '');
}

/**
 * Finds out whether a column states tax rates as shares, 0.21 for 21 %, as workbooks keep percentages: every rate
 * but zero is below 1 and none has a percent sign. A column in Kontera's own form always states percent.
 */
export class TaxRateScale {
  readonly #isOwnForm: boolean;
  #hasShare = false;
  #hasPercent = false;

  constructor(isOwnForm: boolean) {
    this.#isOwnForm = isOwnForm;
  }

  survey(cell: Cell): void {
    if (cell === null || this.#hasPercent) return;
    const text = cellText(cell);
    const shape = numberShape(withoutPercentSign(text));
    if (shape === null) return;
    const isBelowOne = /^0*$/.test(shape.whole);
    if (!isBelowOne || PERCENT_SIGN.test(text)) this.#hasPercent = true;
    else if (/[1-9]/.test(shape.fraction)) this.#hasShare = true;
  }

  get areShares(): boolean {
    return this.#hasShare && !this.#hasPercent && !this.#isOwnForm;
  }

  /** A stated rate in percent, without the noise of binary fractions. */
  percent(stated: number): number {
    return this.areShares ? Number((stated * 100).toPrecision(12)) : stated;
  }
}
