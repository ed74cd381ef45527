/** How a number format makes a number read: what matters is only whether it is a date, a percentage, a code or a text. */
export type NumberFormat =
  | { readonly kind: 'number' }
  | { readonly kind: 'text' }
  | { readonly kind: 'date' }
  | { readonly kind: 'percent' }
  /** Digits shown with leading zeros (`00000`, `000-00`): pieces in order, each a text or one digit place. */
  | { readonly kind: 'code'; readonly pieces: readonly CodePiece[] };

/** A literal text of a code format, or null for the place of one digit. */
export type CodePiece = string | null;

/** Number formats that have an id but no code in the file (ISO/IEC 29500-1, 18.8.30); East Asian dates included. */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
const BUILT_IN_TEXT = 49;
const BUILT_IN_PERCENTAGES = new Set([9, 10]);

/** The meaning of a format that the file gives by its id alone. Times without a day are numbers. */
export function builtInFormat(id: number): NumberFormat {
  if (BUILT_IN_DATES.has(id)) return { kind: 'date' };
  if (id === BUILT_IN_TEXT) return { kind: 'text' };
  return { kind: BUILT_IN_PERCENTAGES.has(id) ? 'percent' : 'number' };
}

/** The meaning of a format code such as `dd/mm/yyyy` or `00000`, judged by its section for positive numbers. */
export function parseNumberFormat(code: string): NumberFormat {
  const { letters, pieces } = readFirstSection(code);
  if (/^(general|standard)$/i.test(letters)) return { kind: 'number' };
  if (letters === '@') return { kind: 'text' };
  if (/[yd]/i.test(letters) || (/m/i.test(letters) && !/[hs]/i.test(letters))) return { kind: 'date' };
  if (letters.includes('%')) return { kind: 'percent' };
  const digitCount = pieces.filter((piece) => piece === null).length;
  const isCode = digitCount >= 2 && /^[0\-/ ():]*$/.test(letters);
  return isCode ? { kind: 'code', pieces } : { kind: 'number' };
}

/** The text that a code format shows for a number; null where the number is no whole one from 0 up. */
export function codeText(value: number, pieces: readonly CodePiece[]): string | null {
  if (!Number.isSafeInteger(value) || value < 0) return null;
  const places = pieces.filter((piece) => piece === null).length;
  const digits = String(value).padStart(places, '0');
  let used = digits.length - places;
  let isFirst = true;
  return pieces
    .map((piece) => {
      if (piece !== null) return piece;
      const from = isFirst ? 0 : used;
      isFirst = false;
      used += 1;
      return digits.slice(from, used);
    })
    .join('')
    .trim();
}

/** The percentage that a cell shows for its number, 21 % for 0.21, without the noise of binary fractions. */
export function percentText(value: number): string {
  return `${Number((value * 100).toPrecision(14))}%`;
}

/** `letters`: the section without quoted, escaped and bracketed text; `pieces`: what it shows, digit places as null. */
function readFirstSection(code: string): { letters: string; pieces: CodePiece[] } {
  const tokens = code.matchAll(/"([^"]*)"?|\\(.)|_.|\*.|\[[^\]]*\]|([^])/gu);
  const pieces: CodePiece[] = [];
  let letters = '';
  for (const [token, quoted, escaped, plain] of tokens) {
    if (plain === ';') break;
    if (plain !== undefined) letters += plain;
    if (plain === '0') pieces.push(null);
    else if (quoted !== undefined || escaped !== undefined || plain !== undefined) {
      pieces.push(quoted ?? escaped ?? plain ?? '');
    } else if (token.startsWith('_')) pieces.push(' ');
  }
  return { letters, pieces };
}
