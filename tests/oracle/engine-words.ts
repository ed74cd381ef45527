const LETTERS = /[a-z\u0080-\u00ff]+/g;
const LETTERS_AND_DIGITS = /[a-z0-9\u0080-\u00ff]+/g;

/** Folded bytes as a text of one character a byte, and back. */
export const asText = (bytes: readonly number[]): string => String.fromCharCode(...bytes);
export const asBytes = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

/** The first `most` words of two bytes or more in folded bytes, each as its bytes. */
export function wordsOf(bytes: readonly number[], withDigits: boolean, most: number): number[][] {
  const words = asText(bytes).match(withDigits ? LETTERS_AND_DIGITS : LETTERS) ?? [];
  return words
    .filter((word) => word.length > 1)
    .slice(0, most)
    .map(asBytes);
}

/** Folded bytes with every run of digits as one `0`. */
export function maskDigits(bytes: readonly number[]): number[] {
  return asBytes(asText(bytes).replace(/\d+/g, '0'));
}
