import type { CodeRanges } from '../../domain/masters.ts';

/** The codes of a text such as `100..199 300`, blanks, commas or semicolons between them; `-` alone means none. */
export function codeRanges(text: string): CodeRanges {
  if (text.trim() === '-') return [];
  return text
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map((part) => {
      const [, from = part, to = part] = /^(.+?)\.\.(.+)$/.exec(part) ?? [];
      return { from, to };
    });
}
