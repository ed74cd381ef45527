import { guardText, unguardText } from '../../../core/formats/csv/formula-guard.ts';

/** Cells as other programs take them from the clipboard. */
export interface Clip {
  /** Tab between cells, a line a row; no spreadsheet takes a text for a formula. */
  readonly plain: string;
  /** A table whose texts say that they are texts, so that leading zeros stay; spreadsheets prefer it. */
  readonly html: string;
}

/** A cell to be copied. */
export interface ClipCell {
  readonly text: string;
  /** A figure is for calculating; anything else is taken to the letter. */
  readonly isNumber: boolean;
}

const NEEDS_QUOTES = /^"|[\t\r\n]/;
const PLAIN_NUMBER = /^[+-]?[\d.,'\s]*\d[\d.,'\s]*%?$/u;

/** What is put into the clipboard for a range of cells. */
export function clipOf(rows: readonly (readonly ClipCell[])[]): Clip {
  const lines = rows.map((cells) => cells.map(plainCell).join('\t'));
  const tableRows = rows.map((cells) => `<tr>${cells.map(htmlCell).join('')}</tr>`);
  return {
    plain: lines.join('\r\n'),
    html: `<meta charset="utf-8"><table>${tableRows.join('')}</table>`,
  };
}

/**
 * Rows of cells that another program put into the clipboard as text. A quoted cell may hold tabs and line breaks; a
 * quote within a cell, or one without its end, stands for itself. The line break behind the last row counts for nothing.
 */
export function readClip(plain: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < plain.length) {
    const cell = cellFrom(plain, at);
    rows.at(-1)?.push(unguardText(cell.text));
    at = cell.end;
    const sign = plain[at];
    if (sign === '\t') {
      at += 1;
      if (at === plain.length) rows.at(-1)?.push('');
      continue;
    }
    if (sign === undefined) break;
    at += sign === '\r' && plain[at + 1] === '\n' ? 2 : 1;
    if (at < plain.length) rows.push([]);
  }
  return rows;
}

function cellFrom(plain: string, start: number): { readonly text: string; readonly end: number } {
  if (plain[start] === '"') {
    const quoted = quotedFrom(plain, start);
    if (quoted) return quoted;
  }
  let end = start;
  while (end < plain.length && !isEnd(plain[end])) end += 1;
  return { text: plain.slice(start, end), end };
}

/** A quoted cell; null where its quote does not end before a tab, a line break or the end. */
function quotedFrom(plain: string, start: number): { readonly text: string; readonly end: number } | null {
  const parts: string[] = [];
  let from = start + 1;
  for (;;) {
    const quote = plain.indexOf('"', from);
    if (quote < 0) return null;
    parts.push(plain.slice(from, quote));
    if (plain[quote + 1] !== '"')
      return isEnd(plain[quote + 1])
        ? { text: parts.join('"').replaceAll('\r\n', '\n'), end: quote + 1 }
        : null;
    from = quote + 2;
  }
}

function isEnd(sign: string | undefined): boolean {
  return sign === undefined || sign === '\t' || sign === '\n' || sign === '\r';
}

function plainCell({ text, isNumber }: ClipCell): string {
  const safe = isNumber && PLAIN_NUMBER.test(text) ? text : guardText(text);
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function htmlCell({ text, isNumber }: ClipCell): string {
  const form = isNumber && PLAIN_NUMBER.test(text) ? '' : ` style='mso-number-format:"\\@"'`;
  return `<td${form}>${escaped(text)}</td>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/\r\n|[\r\n]/g, '<br style="mso-data-placement:same-cell">');
}
