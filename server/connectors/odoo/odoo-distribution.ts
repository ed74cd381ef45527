import type { JsonPlace } from '../http/json-place.ts';
import type { OdooBooks, OdooValue } from './odoo-books.ts';

/** The analytic accounts of a line, as far as they are one for each plan. */
export interface Distribution {
  /** By dimension the code that the whole line goes to. */
  readonly codes: Readonly<Record<string, string>>;
  /** The analytic accounts that the whole line goes to. */
  readonly wholeIds: readonly number[];
  /** Whether the line is divided over several accounts of a plan: such a line is not written to. */
  readonly isDivided: boolean;
}

/**
 * A distribution as Odoo keeps it: percents by analytic account, or by several with commas between them where a line is coded
 * in several plans (`{"7,12": 100}`).
 */
export function readDistribution(place: JsonPlace, books: OdooBooks): Distribution {
  if (place.isNothing || place.is(false)) return { codes: {}, wholeIds: [], isDivided: false };
  const names = place.names();
  const whole: OdooValue[] = [];
  let isDivided = false;
  for (const name of names) {
    if (place.at(name).number() !== 100) isDivided = true;
    else
      for (const id of name.split(',')) {
        const value = books.analytic.get(Number(id));
        if (value !== undefined) whole.push(value);
      }
  }
  if (isDivided) return { codes: {}, wholeIds: [], isDivided };
  return {
    codes: Object.fromEntries(whole.map(({ dimension, value }) => [dimension, value.code])),
    wholeIds: whole.map(({ id }) => id),
    isDivided,
  };
}

/** The distribution that sends a whole line to these accounts; before version 17 each stands alone. */
export function writeDistribution(
  ids: readonly number[],
  major: number,
): Readonly<Record<string, number>> | false {
  if (ids.length === 0) return false;
  if (major < 17) return Object.fromEntries(ids.map((id) => [String(id), 100]));
  return { [ids.join(',')]: 100 };
}
