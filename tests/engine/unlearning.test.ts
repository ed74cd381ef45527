import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createCoder,
  EngineFault,
  openCoder,
  type Coder,
  type CodedEngineLine,
} from '../../core/engine/index.ts';
import { RELEASE } from './built-engine.ts';
import { ANY_LINE, anyDays, lineWith } from './lines.ts';

const COLUMNS = { dimensions: ['account', 'tax_code'], headerFieldNames: ['site', 'unit'] };

function taught(days: readonly CodedEngineLine[][]): Coder {
  const coder = createCoder(RELEASE, COLUMNS);
  for (const day of days) for (const line of day) coder.learn(line);
  return coder;
}

const isCoded = ({ coding }: CodedEngineLine): boolean => coding.some((value) => value !== null);

describe('a line that is unlearned', () => {
  test('leaves the same values to choose from, and the same evidence for them, as if it had not been learned', () => {
    fc.assert(
      fc.property(anyDays(4), ANY_LINE, ANY_LINE, (days, line, asked) => {
        const [coder, without] = [taught(days), taught(days)];
        const once = {
          ...line,
          date: '2024-06-30',
          coding: line.coding.map((value) => value && 'never before'),
        };
        coder.learn(once);
        expect(coder.unlearn(once) > 0).toBe(isCoded(once));
        for (const [index, expected] of without.suggest(asked, 16).entries()) {
          const found = coder.suggest(asked, 16)[index];
          const values = (ranking = expected): string[] =>
            ranking.candidates.map(({ value }) => value).sort();
          expect(values(found)).toEqual(values());
          if (found?.candidates[0]?.value === expected.candidates[0]?.value)
            expect(found?.evidence).toEqual(expected.evidence);
        }
      }),
      { numRuns: 12 },
    );
  });

  test('and all others with it, leave a coder that suggests nothing', () => {
    fc.assert(
      fc.property(anyDays(4), ANY_LINE, (days, asked) => {
        const coder = taught(days);
        for (const day of days) for (const line of day) coder.unlearn(line);
        expect(coder.suggest(asked, 16).flatMap(({ candidates }) => candidates)).toEqual([]);
        expect(coder.lineCount).toBe(days.flat().filter((line) => !isCoded(line)).length);
      }),
      { numRuns: 12 },
    );
  });

  test('of several on one day carries their number, as it was learned with it', () => {
    const lines = ['A', 'B', 'C'].map((text) => lineWith({ text, coding: ['4400', 'V21'] }));
    const coder = createCoder(RELEASE, { dimensions: ['account', 'tax_code'] });
    coder.learnDay(lines);
    for (const line of lines) expect(coder.unlearn({ ...line, supplierDayCount: 3 })).toBeGreaterThan(0);
    expect(coder.suggest(lineWith({}))[0]?.candidates).toEqual([]);
  });

  test('of a value or supplier never learned changes nothing and says so', () => {
    const coder = taught([[lineWith({ headerFields: ['', ''] })]]);
    const before = coder.save();
    expect(coder.unlearn(lineWith({ headerFields: ['', ''], coding: ['9999', null] }))).toBe(0);
    expect(coder.unlearn(lineWith({ headerFields: ['', ''], coding: [null, null] }))).toBe(0);
    expect(coder.lineCount).toBe(1);
    expect(Buffer.compare(coder.save(), before)).toBe(0);
  });

  test('that is damaged is refused', () => {
    const coder = taught([[lineWith({ headerFields: ['', ''] })]]);
    expect(() => coder.unlearn(lineWith({ amountMinor: Number.NaN }))).toThrow(EngineFault);
  });

  test('a model saved in between goes on to the last bit', () => {
    fc.assert(
      fc.property(anyDays(3), anyDays(2), (days, later) => {
        const coder = taught(days);
        for (const line of days[0] ?? []) coder.unlearn(line);
        const opened = openCoder(RELEASE, coder.save());
        for (const day of later) expect(opened.learnDay(day)).toEqual(coder.learnDay(day));
        expect(Buffer.compare(opened.save(), coder.save())).toBe(0);
      }),
      { numRuns: 12 },
    );
  });
});
