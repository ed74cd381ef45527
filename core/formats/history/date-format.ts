/** In which order the parts of a date stand. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** A form of dates as a person states it, `DD/MM/YYYY` for instance. */
export interface DateFormat {
  readonly order: DateOrder;
  /** Between the parts; '' where the parts have fixed widths, as in `YYYYMMDD`. */
  readonly separator: (typeof SEPARATORS)[number];
  /** Digits of the year, 2 or 4. */
  readonly yearDigits: 2 | 4;
}

const SEPARATORS = ['', '.', '/', '-', ' '] as const;
const FORMAT = /^(D{1,2}|M{1,2}|YYYY|YY)([./ -]?)(D{1,2}|M{1,2})\2(D{1,2}|M{1,2}|YYYY|YY)$/;

/** Reads a stated form: D, M and Y (or two or four of them) once each, in one of three orders; null for anything else. */
export function parseDateFormat(value: unknown): DateFormat | null {
  const parts = typeof value === 'string' ? FORMAT.exec(value.trim().toUpperCase()) : null;
  if (!parts) return null;
  const [, first = '', between = '', second = '', third = ''] = parts;
  const separator = SEPARATORS.find((known) => known === between) ?? '';
  const letters = `${first.charAt(0)}${second.charAt(0)}${third.charAt(0)}`.toLowerCase();
  if (letters !== 'dmy' && letters !== 'mdy' && letters !== 'ymd') return null;
  if (separator === '' && [first, second, third].some((part) => part.length < 2)) return null;
  const yearDigits = [first, third].includes('YYYY') ? 4 : 2;
  return { order: letters, separator, yearDigits };
}
