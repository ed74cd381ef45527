import { compactDay } from '../ledger/compact-day.ts';

/** The first line of a DATEV EXTF file. */
export interface ExtfHeader {
  /** 21: bookings; others carry master data. */
  readonly category: string;
  /** `Buchungsstapel`, `Kontenbeschriftungen`, ... */
  readonly name: string;
  /** First day of the company's fiscal year; bookings state day and month only. */
  readonly fiscalYearStart: string | null;
  /** Digits of a ledger account; an account with one more is a customer's (1 to 6) or a supplier's (7 to 9). */
  readonly accountDigits: number;
  /** First and last day of the bookings; null where the file does not say. */
  readonly from: string | null;
  readonly until: string | null;
  /** ISO 4217 code, EUR where none is stated. */
  readonly currency: string;
  /** `03`, `04`, ... ; '' where none is stated. */
  readonly chart: string;
}

/** Bookings (Buchungsstapel). */
export const BOOKINGS = '21';
/** Names of accounts (Kontenbeschriftungen). */
export const ACCOUNT_NAMES = '20';
/** Customers and suppliers (Debitoren/Kreditoren). */
export const PARTNERS = '16';

/** The header of a first line's fields (DATEV format description, 2024: fields counted from 1). */
export function extfHeader(fields: readonly string[]): ExtfHeader {
  const field = (number: number): string => fields[number - 1] ?? '';
  return {
    category: field(3),
    name: field(4),
    fiscalYearStart: compactDay(field(13)),
    accountDigits: Number(/^\d$/.test(field(14)) ? field(14) : '4'),
    from: compactDay(field(15)),
    until: compactDay(field(16)),
    currency: field(22) || 'EUR',
    chart: field(27),
  };
}

/**
 * The day of a booking that states day and month, `105` or `0105` for the first of May: within the stated period, else
 * within the fiscal year. Null where it is no day.
 */
export function bookingDay(text: string, header: ExtfHeader): string | null {
  const [, day = '', month = ''] = /^(\d{1,2})(\d{2})$/.exec(text) ?? [];
  const start = header.from ?? header.fiscalYearStart;
  if (day === '' || start === null) return compactDay(text);
  const year = Number(start.slice(0, 4));
  const dates = [year, year + 1].map((one) => compactDay(`${one}${month}${day.padStart(2, '0')}`));
  return dates.find((date) => date !== null && date >= start) ?? dates[0] ?? null;
}
