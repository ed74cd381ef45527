/** See test-total.mjs. */
export function totalLine(report: unknown): { readonly line: string; readonly isGreen: boolean };
