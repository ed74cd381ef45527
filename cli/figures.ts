export { counted, percent } from '../core/report/share-text.ts';

/** A figure with three decimals; a dash where there is none. */
export function decimal(figure: number | null): string {
  return figure === null ? '-' : figure.toFixed(3);
}

/** A figure for JSON: six decimals say all that a sample of a million lines can. */
export function sixDecimals(figure: number): number;
export function sixDecimals(figure: number | null): number | null;
export function sixDecimals(figure: number | null): number | null {
  return figure === null ? null : Math.round(figure * 1e6) / 1e6;
}

/** Bytes as megabytes, `12.3 MB`. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
