/*
 * Natural logarithms of f32, eight at a time, right to two units in the last place: the number is taken apart into a power of
 * two and a significand between the roots of 1/2 and 2, whose logarithm is a polynomial's. Method and coefficients are those of
 * logf in Moshier's Cephes library. Every operation is one that IEEE 754 fixes, so that all hosts answer with the same bits.
 */
const SIGNIFICAND_BITS: i32 = 23;
/** Bits of the root of 1/2; and those that hold sign and power. */
const INTEGERS: usize = memory.data<u32>([
  0x3f3504f3, 0x3f3504f3, 0x3f3504f3, 0x3f3504f3, 0xff800000, 0xff800000, 0xff800000, 0xff800000,
]);
/** Four times each: the polynomial's coefficients, highest power first; the logarithm of 2 in two parts, lesser first; 1/2; 1. */
const REALS: usize = memory.data<f32>([
  7.0376836292e-2, 7.0376836292e-2, 7.0376836292e-2, 7.0376836292e-2, -1.151461031e-1, -1.151461031e-1,
  -1.151461031e-1, -1.151461031e-1, 1.167699874e-1, 1.167699874e-1, 1.167699874e-1, 1.167699874e-1,
  -1.2420140846e-1, -1.2420140846e-1, -1.2420140846e-1, -1.2420140846e-1, 1.4249322787e-1, 1.4249322787e-1,
  1.4249322787e-1, 1.4249322787e-1, -1.6668057665e-1, -1.6668057665e-1, -1.6668057665e-1, -1.6668057665e-1,
  2.0000714765e-1, 2.0000714765e-1, 2.0000714765e-1, 2.0000714765e-1, -2.4999993993e-1, -2.4999993993e-1,
  -2.4999993993e-1, -2.4999993993e-1, 3.3333331174e-1, 3.3333331174e-1, 3.3333331174e-1, 3.3333331174e-1,
  -2.1219444005e-4, -2.1219444005e-4, -2.1219444005e-4, -2.1219444005e-4, 0.693359375, 0.693359375,
  0.693359375, 0.693359375, 0.5, 0.5, 0.5, 0.5, 1, 1, 1, 1,
]);
const COEFFICIENTS: usize = 9;
const LESSER_LN2: usize = REALS + 9 * 16;
const GREATER_LN2: usize = REALS + 10 * 16;
const HALF: usize = REALS + 11 * 16;
const ONE: usize = REALS + 12 * 16;

/** Numbers at a time: there must be room for as many behind the last that is asked for. */
export const LOGS_AT_ONCE: i32 = 8;

/**
 * Puts the logarithms, times `scale`, in the place of `count` f32 from `at` on, which must be normal and above 0; up to
 * LOGS_AT_ONCE - 1 numbers behind them are changed too. Constants are read from memory: a vector that is written into the code
 * takes several instructions each time.
 */
export function scaleLogs(at: usize, count: i32, scale: f32): void {
  const scales = f32x4.splat(scale);
  for (const end = at + ((<usize>count) << 2); at < end; at += LOGS_AT_ONCE << 2) {
    const one = v128.load(at);
    const other = v128.load(at, 16);
    const onePower = powerOf(one);
    const otherPower = powerOf(other);
    const r = significandOf(one, onePower);
    const s = significandOf(other, otherPower);
    let p = v128.load(REALS);
    let q = p;
    for (let i: usize = 1; i < COEFFICIENTS; i++) {
      const coefficient = v128.load(REALS + (i << 4));
      p = f32x4.add(f32x4.mul(p, r), coefficient);
      q = f32x4.add(f32x4.mul(q, s), coefficient);
    }
    v128.store(at, f32x4.mul(scales, logOf(r, p, onePower)));
    v128.store(at, f32x4.mul(scales, logOf(s, q, otherPower)), 16);
  }
}

/** The power of two of each number, whose significand is then between the roots of 1/2 and 2, at its place in the bits. */
function powerOf(numbers: v128): v128 {
  return v128.and(i32x4.sub(numbers, v128.load(INTEGERS)), v128.load(INTEGERS, 16));
}

/** The significands less one. */
function significandOf(numbers: v128, powers: v128): v128 {
  return f32x4.sub(i32x4.sub(numbers, powers), v128.load(ONE));
}

/** The logarithms, from the significands less one, the polynomial there and the powers. */
function logOf(r: v128, polynomial: v128, powers: v128): v128 {
  const power = f32x4.convert_i32x4_s(i32x4.shr_s(powers, SIGNIFICAND_BITS));
  const squares = f32x4.mul(r, r);
  const cubic = f32x4.mul(f32x4.mul(polynomial, r), squares);
  const small = f32x4.add(cubic, f32x4.mul(power, v128.load(LESSER_LN2)));
  const rest = f32x4.sub(small, f32x4.mul(squares, v128.load(HALF)));
  return f32x4.add(f32x4.add(r, rest), f32x4.mul(power, v128.load(GREATER_LN2)));
}
