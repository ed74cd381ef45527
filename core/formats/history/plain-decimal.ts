/** Digits that a spreadsheet keeps of a number; what comes behind them is noise of binary fractions. */
const SPREADSHEET_DIGITS = 15;

/** A number of a workbook as a person sees it there: 15 significant digits, no exponent, a decimal point. */
export function spreadsheetDecimal(value: number): string {
  return withoutExponent(String(Number(value.toPrecision(SPREADSHEET_DIGITS))));
}

/** A number in the fewest digits that give it back, without an exponent: 1e-7 is `0.0000001`. */
export function plainDecimal(value: number): string {
  return withoutExponent(String(value));
}

function withoutExponent(text: string): string {
  const [, minus = '', whole = '', fraction = '', exponent] =
    /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (exponent === undefined) return text;
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  if (point <= 0) return `${minus}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return minus + digits.padEnd(point, '0');
  return `${minus}${digits.slice(0, point)}.${digits.slice(point)}`;
}
