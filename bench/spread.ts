/** Median and extremes of repeated measurements of one thing, in the unit of the values. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** The spread of one value or more. Throws RangeError for none. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const median = sorted[sorted.length >> 1];
  const least = sorted[0];
  const most = sorted.at(-1);
  if (median === undefined || least === undefined || most === undefined)
    throw new RangeError('a spread needs a value');
  return { median, least, most };
}

/** `19,204 (18,870 - 19,655)`. */
export function spreadText({ median, least, most }: Spread): string {
  const whole = (value: number): string => Math.round(value).toLocaleString('en');
  return `${whole(median)} (${whole(least)} - ${whole(most)})`;
}
