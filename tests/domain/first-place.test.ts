import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstPlace } from '../../core/domain/first-place.ts';

test('the first place is the one that a walk from the beginning finds, the count where there is none', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -9, max: 9 })),
      fc.integer({ min: -10, max: 10 }),
      (some, least) => {
        const numbers = [...some].sort((a, b) => a - b);
        const walked = numbers.findIndex((number) => number >= least);
        const found = firstPlace(numbers.length, (place) => (numbers[place] ?? 0) >= least);
        expect(found).toBe(walked < 0 ? numbers.length : walked);
      },
    ),
  );
});

test('a million places are asked at 20 or 21', () => {
  let asked = 0;
  firstPlace(1_000_000, (place) => {
    asked += 1;
    return place >= 777_777;
  });
  expect(asked).toBeLessThanOrEqual(21);
});
