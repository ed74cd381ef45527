/*
 * Natural logarithm of one f32, operation by operation as assembly/base/logs takes eight: the number taken apart at the root of
 * 1/2, and the polynomial of Cephes’ logf by Horner’s rule.
 */
const f = Math.fround;
const ROOT_OF_HALF = 0x3f3504f3;
const COEFFICIENTS = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
].map(f);
const GREATER_LN2 = f(0.693359375);
const LESSER_LN2 = f(-2.1219444005e-4);

/** The logarithm of a normal f32 above 0. */
export function logOf(x: number): number {
  const bits = new DataView(new ArrayBuffer(4));
  bits.setFloat32(0, x);
  const power = (bits.getInt32(0) - ROOT_OF_HALF) >> 23;
  const r = f(f(x * 2 ** -power) - 1);
  const polynomial = COEFFICIENTS.reduce((sum, coefficient) => f(f(sum * r) + coefficient), 0);
  const squares = f(r * r);
  const small = f(f(f(polynomial * r) * squares) + f(power * LESSER_LN2));
  const rest = f(small - f(squares * f(0.5)));
  return f(f(r + rest) + f(power * GREATER_LN2));
}
