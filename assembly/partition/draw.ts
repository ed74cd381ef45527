/** Numbers drawn from a seed: Marsaglia's xorshift of 32 bits ("Xorshift RNGs", 2003). */
export class Draw {
  private state: u32 = 1;

  /** The same seed, the same numbers. */
  start(seed: i32): void {
    this.state = <u32>seed * 0x9e3779b1 + 0x7f4a7c15;
    if (this.state == 0) this.state = 1;
  }

  /** A whole number of 0..count - 1; count is 1 or more. */
  below(count: i32): i32 {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x;
    return <i32>(x % <u32>count);
  }
}
