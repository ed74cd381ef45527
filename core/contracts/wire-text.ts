import * as z from 'zod';
import { dayNumber } from '../domain/calendar-day.ts';
import { isCurrencyCode } from '../domain/currency.ts';
import { WIRE_LIMITS } from './wire-limits.ts';

// Without flags, so that the patterns stand in the OpenAPI document as they are. All that a text may hold of the control
// characters are tab, line feed and carriage return; a database cannot keep NUL at all.
// eslint-disable-next-line no-control-regex -- it is they that are refused
const ONE_LINE = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/;
// eslint-disable-next-line no-control-regex -- it is they that are refused
const LINES = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/;

/** Half a surrogate pair does not survive UTF-8: hashes of such a text would not hold. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** A text on one line, at most `maxLength` characters; may be empty. */
export function lineText(maxLength: number = WIRE_LIMITS.nameLength): z.ZodString {
  return wholeText(maxLength).regex(ONE_LINE, 'must be one line of text without control characters');
}

/** A text on one line with at least one character. */
export function nameText(maxLength: number = WIRE_LIMITS.nameLength): z.ZodString {
  return lineText(maxLength).min(1);
}

/** A text that may have several lines. */
export function longText(maxLength: number = WIRE_LIMITS.textLength): z.ZodString {
  return wholeText(maxLength).regex(LINES, 'must be text without control characters');
}

function wholeText(maxLength: number): z.ZodString {
  return z
    .string()
    .max(maxLength)
    .refine((text) => !LONE_SURROGATE.test(text), 'must be whole characters');
}

/** An id that the server gave out: letters, digits, `-` and `_`, 1 to 64 of them. */
export const idText = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be an id that this server gave out');

/** A tenant's id: 1 to 40 of a-z, 0-9, and hyphens inside. */
export const tenantIdText = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'must be 1 to 40 of a-z, 0-9 and hyphens inside');

/** An id that the caller makes, so that the same thing sent twice is known: 8 to 100 letters, digits, `.`, `_`, `:` or `-`. */
export const callerId = z
  .string()
  .regex(/^[A-Za-z0-9._:-]{8,100}$/, 'must be 8 to 100 letters, digits or . _ : -');

/** The name of a dimension: `account`, `cost_centre`. */
export const dimensionName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,31}$/, 'must be a lower-case word such as cost_centre');

/** A code of a dimension; text, so that a leading zero stays. */
export const codeText = nameText(WIRE_LIMITS.codeLength);

/** A calendar day, YYYY-MM-DD. */
export const isoDay = z
  .string()
  .max(10)
  .refine((text) => dayNumber(text) !== null, 'must be a day as YYYY-MM-DD')
  .meta({ format: 'date' });

/** A moment in UTC, ISO 8601 with a `Z`. */
export const instant = z.iso.datetime({ message: 'must be a moment in UTC as 2026-01-31T09:30:00Z' });

/** SHA-256 in lower-case hexadecimal. */
export const sha256Text = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal');

/** ISO 4217 code, or '' where it is not known. */
export const currencyText = z
  .string()
  .max(3)
  .refine((text) => text === '' || isCurrencyCode(text), 'must be a currency code such as EUR, or empty');

/** Net amount in minor units of its currency; negative is a credit. */
export const amountMinor = z.int();

/** Calibrated probability, 0 to 1. */
export const confidenceNumber = z.number().min(0).max(1);
