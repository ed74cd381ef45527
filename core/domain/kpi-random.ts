/**
 * A seeded source of whole numbers: Chris Doty-Humphrey's sfc32, 128 bits of state, the same on every host. `below(n)`
 * gives 0 to n - 1; a value's chance is off by at most n / 2^32.
 */
export function seededNumbers(seed: number): (below: number) => number {
  let a = 0;
  let b = seed | 0;
  let c = 0;
  let counter = 1;
  const next = (below: number): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return Math.floor(((sum >>> 0) / 4_294_967_296) * below);
  };
  for (let round = 0; round < 15; round += 1) next(1);
  return next;
}
