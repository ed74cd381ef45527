const TABLED = 1024;
const LOG_FACTORIALS = Float64Array.from({ length: TABLED }, () => 0);
for (let n = 2; n < TABLED; n += 1) LOG_FACTORIALS[n] = (LOG_FACTORIALS[n - 1] ?? 0) + Math.log(n);

/** ln(n!) of a whole number n >= 0, from a table, by Stirling's series beyond it. */
export function logFactorial(n: number): number {
  if (n < TABLED) return LOG_FACTORIALS[n] ?? 0;
  return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n) - 1 / (360 * n * n * n);
}
