/**
 * A seeded source of whole numbers: Chris Doty-Humphrey's sfc32, 128 bits of state, the same on every host. A value's
 * chance is off by at most `below` / 2^32.
 */
export class SeededNumbers {
  private a = 0;
  private b: number;
  private c = 0;
  private counter = 1;

  constructor(seed: number) {
    this.b = seed | 0;
    for (let round = 0; round < 15; round += 1) this.uniform();
  }

  /** A whole number from 0 up to but not including `below`. */
  next(below: number): number {
    return Math.floor(this.uniform() * below);
  }

  /** A number from 0 up to but not including 1, one of 2^32. */
  uniform(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  /** Sets the first `count` numbers as `next(below)` would, one by one. */
  draw(numbers: Int32Array, count: number, below: number): void {
    // State in local variables: this is the inner loop of every interval.
    let { a, b, c, counter } = this;
    const scale = below / 4_294_967_296;
    for (let index = 0; index < count; index += 1) {
      const sum = (a + b + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + sum) | 0;
      numbers[index] = (sum >>> 0) * scale;
    }
    this.a = a;
    this.b = b;
    this.c = c;
    this.counter = counter;
  }
}
