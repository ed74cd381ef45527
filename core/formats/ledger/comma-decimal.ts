import { parseDecimal, type Decimal } from '../../domain/decimal.ts';

/** A number with a decimal comma (or point) and without thousands; null where the text is none. */
export function commaDecimal(text: string): Decimal | null {
  return parseDecimal(text.trim().replace(',', '.'));
}
