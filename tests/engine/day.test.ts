import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf, dayOf } from '../../core/engine/day.ts';

const MS_PER_DAY = 86_400_000;
const [FIRST_DAY, LAST_DAY] = [-719_528, 2_932_896];

/** What the host's calendar says. */
const dateByHost = (day: number): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);

describe('a calendar day', () => {
  it('has the number that the host gives it, and the number its date, in every year from 0000 to 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST_DAY, max: LAST_DAY }), (day) => {
        const date = dateByHost(day);
        expect([dayOf(date), dateOf(day)]).toEqual([day, date]);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([FIRST_DAY, -1, 0, 59, 60, 11_016, 11_017, 19_782, LAST_DAY])('holds for day %i', (day) => {
    expect([dayOf(dateByHost(day)), dateOf(day)]).toEqual([day, dateByHost(day)]);
  });

  it.each([
    ...['', '2024', '2024-1-01', '2024-01-1', '24-01-01', '2024/01/01', '2024-01-011', ' 2024-01-01'],
    ...['2024-00-01', '2024-13-01', '2024-01-00', '2024-04-31', '2023-02-29', '1900-02-29', '2024-0a-01'],
    ...['-024-01-01', '+024-01-01', '٢٠٢٤-٠١-٠١', '2024-01-01T00:00:00Z'],
  ])('is not "%s"', (text) => {
    expect(() => dayOf(text)).toThrow(RangeError);
  });
});
