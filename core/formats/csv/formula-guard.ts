// Spreadsheets take a cell for a formula when its text begins with one of these: OWASP, "CSV Injection", which also
// names the full-width forms. An apostrophe before it makes the cell text.
const NEEDS_GUARD = /^'*[=+\-@\t\r\n＝＋－＠]/;
const IS_GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/;
// `="00420"`: how some exporters keep a leading zero alive in a spreadsheet.
const QUOTED_BY_FORMULA = /^="([^"]*)"$/;

/** A text made safe to stand in a CSV cell: no spreadsheet takes it for a formula. `unguardText` takes it back. */
export function guardText(text: string): string {
  return NEEDS_GUARD.test(text) ? `'${text}` : text;
}

/** The text that a CSV cell means: without the guarding apostrophe, and without the `="..."` around a code. */
export function unguardText(text: string): string {
  const first = text.charCodeAt(0);
  if (first === 0x27) return IS_GUARDED.test(text) ? text.slice(1) : text;
  return first === 0x3d ? (QUOTED_BY_FORMULA.exec(text)?.[1] ?? text) : text;
}
