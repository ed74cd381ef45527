/** Classes of an amount in minor units: its size by powers of two, a finer size, and how round it is. */

/** Position of the highest bit of |amount|, -1 for zero; the sign doubles the classes. */
export function sizeClass(amountMinor: i64): u32 {
  const size = amountMinor < 0 ? -amountMinor : amountMinor;
  return <u32>((64 - clz(size)) * 2) + <u32>(amountMinor < 0);
}

/** Three classes to a doubling. */
export function fineSizeClass(amountMinor: i64): u32 {
  const size = amountMinor < 0 ? -amountMinor : amountMinor;
  if (size == 0) return 0;
  const power = 63 - clz(size);
  const part = <f64>size / <f64>((<i64>1) << power);
  const third: i64 = part >= 1.5874010519681994 ? 2 : part >= 1.2599210498948732 ? 1 : 0;
  return <u32>((power * 3 + third + 1) * 2) + <u32>(amountMinor < 0);
}

/** How many of 10, 100, ... 100,000 divide the amount: 0..5. */
export function roundness(amountMinor: i64): u32 {
  let zeros: u32 = 0;
  for (let power: i64 = 10; power <= 100000 && amountMinor % power == 0; power *= 10) zeros++;
  return zeros;
}
