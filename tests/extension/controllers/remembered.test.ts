import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberPlaces } from '../../../extension/controllers/number-places.ts';
import { remembered, rememberedLast } from '../../../extension/controllers/remembered.ts';

describe('a remembered value', () => {
  test('is worked out once for each object, nothing too', () => {
    const asked: object[] = [];
    const noted = remembered((source: object): string | null => {
      asked.push(source);
      return null;
    });
    const [one, other] = [{}, {}];
    expect([noted(one), noted(one), noted(other), noted(one)]).toEqual([null, null, null, null]);
    expect(asked).toEqual([one, other]);
  });

  test('is worked out anew where what it depends on is another, and only then', () => {
    let count = 0;
    const sum = rememberedLast(
      ({ rows }: { rows: readonly number[]; cursor: number }) => [rows],
      ({ rows }) => {
        count += 1;
        return rows.reduce((total, row) => total + row, 0);
      },
    );
    const rows = [1, 2];
    expect([sum({ rows, cursor: 0 }), sum({ rows, cursor: 1 })]).toEqual([3, 3]);
    expect(count).toBe(1);
    expect(sum({ rows: [1, 2, 3], cursor: 1 })).toBe(6);
    expect(count).toBe(2);
  });
});

test('the places of numbers are those that a search finds, and there is none for others', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(400)), (numbers) => {
      const placeOf = numberPlaces(numbers);
      for (let number = 0; number <= 401; number += 1) {
        const place = numbers.indexOf(number);
        expect(placeOf(number)).toBe(place < 0 ? null : place);
      }
    }),
  );
});
