/** The sign between whole units and decimals. */
export type DecimalSign = '.' | ',';

/** A number as written, taken apart; the digits are text, so that nothing is lost to binary fractions. */
export interface NumberShape {
  readonly isNegative: boolean;
  /** Digits before the decimal sign; with the fraction, where `ambiguous` says so. */
  readonly whole: string;
  readonly fraction: string;
  /** The decimal sign that the text proves; null where it proves none. */
  readonly proves: DecimalSign | null;
  /** The one sign of a text such as `1.234`, which may group thousands or begin decimals; null elsewhere. */
  readonly ambiguous: DecimalSign | null;
  /** Currency sign or code that stands with the number, '' without one. */
  readonly currency: string;
}

const CURRENCY = String.raw`[€$£¥]|kr\.?|Fr\.?|[A-Z]{3}`;
const DECORATED = new RegExp(
  String.raw`^([-+]?) ?(${CURRENCY})? ?([-+]?) ?([\d.,' ]*\d[.,]?) ?(${CURRENCY})? ?([-+]?)$`,
);
const PLAIN = /^(-?)(\d+)(?:\.(\d{1,2}))?$/;
/** No number is longer, decorations included. */
const MAX_NUMBER_CHARS = 60;
const IN_BRACKETS = /^\((.*)\)$/;

/**
 * Takes a number's text apart: minus before or behind, brackets for negative, a currency before or behind, thousands
 * grouped by point, comma, space or apostrophe. Null where the text is no number.
 */
export function numberShape(text: string): NumberShape | null {
  const plain = PLAIN.exec(text);
  if (plain) {
    const [, minus = '', whole = '', fraction = ''] = plain;
    const proves = fraction === '' ? null : '.';
    return { isNegative: minus !== '', whole, fraction, proves, ambiguous: null, currency: '' };
  }
  if (text.length > MAX_NUMBER_CHARS) return null;
  const clean = text.replace(/\s/g, ' ').replaceAll('\u2212', '-').replaceAll('\u2019', "'").trim();
  const inBrackets = IN_BRACKETS.exec(clean)?.[1];
  const [, before = '', front = '', between = '', digits, back = '', behind = ''] =
    DECORATED.exec(inBrackets?.trim() ?? clean) ?? [];
  if (digits === undefined || (front !== '' && back !== '')) return null;
  const signs = before + between + behind;
  if (signs.length > 1 || (inBrackets !== undefined && signs !== '')) return null;
  const parts = digitParts(digits);
  return parts && { ...parts, isNegative: signs === '-' || inBrackets !== undefined, currency: front + back };
}

type DigitParts = Pick<NumberShape, 'whole' | 'fraction' | 'proves' | 'ambiguous'>;

function digitParts(digits: string): DigitParts | null {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return wholeNumber(digits, null);
  const sign = digits.charAt(last) === '.' ? '.' : ',';
  const head = digits.slice(0, last);
  const tail = digits.slice(last + 1);
  if (head.includes(sign)) return wholeNumber(digits, sign === '.' ? ',' : '.');
  if (!/^\d*$/.test(tail)) return null;
  const whole = ungrouped(head);
  if (whole === null) return null;
  const couldGroup = /^[1-9]\d{0,2}$/.test(head) && tail.length === 3;
  if (couldGroup) return { whole, fraction: tail, proves: null, ambiguous: sign };
  return { whole, fraction: tail, proves: sign, ambiguous: null };
}

function wholeNumber(digits: string, proves: DecimalSign | null): DigitParts | null {
  const whole = ungrouped(digits);
  return whole === null ? null : { whole, fraction: '', proves, ambiguous: null };
}

/** The digits of a whole number without its grouping; null where the groups are not of three digits and of one sign. */
function ungrouped(digits: string): string | null {
  if (/^\d*$/.test(digits)) return digits;
  const group = /[., ']/.exec(digits)?.[0] ?? '';
  const [first = '', ...rest] = digits.split(group);
  const isGrouped = /^\d{1,3}$/.test(first) && rest.every((part) => /^\d{3}$/.test(part));
  return isGrouped ? first + rest.join('') : null;
}
