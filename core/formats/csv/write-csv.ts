import { guardText } from './formula-guard.ts';

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** A field that is a text: guarded against becoming a formula, quoted where RFC 4180 asks for it. */
export function textField(text: string): string {
  const guarded = guardText(text);
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** A record of fields that are ready to be written, comma between, line feed behind. */
export function csvRecord(fields: readonly string[]): string {
  return `${fields.join(',')}\n`;
}
