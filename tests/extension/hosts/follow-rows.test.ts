import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followRows, type KnownRow } from '../../../extension/hosts/follow-rows.ts';

const known = (...texts: string[]): KnownRow[] =>
  texts.map((text, index) => ({ id: index + 1, facts: facts(text) }));
const facts = (text: string): KnownRow['facts'] => ({ all: text, fields: text.split('|')[0] ?? '' });
const ids = (before: string[], now: string[]): (number | undefined)[] =>
  followRows(known(...before), now.map(facts)).map((row) => row?.id);

describe('rows are followed', () => {
  test('to wherever sorting puts them', () => {
    expect(ids(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual([3, 1, 2]);
  });

  test('when one is edited in place, put in or taken out', () => {
    expect(ids(['a', 'b', 'c'], ['a', 'x', 'c'])).toEqual([1, 2, 3]);
    expect(ids(['a', 'b'], ['a', 'x', 'b'])).toEqual([1, undefined, 2]);
    expect(ids(['a', 'b', 'c'], ['a', 'c'])).toEqual([1, 3]);
    expect(ids(['a', 'b'], ['new', 'a', 'edited'])).toEqual([undefined, 1, 2]);
  });

  test('where another column changes with every sort, a running balance for one', () => {
    expect(ids(['a|10', 'b|30', 'c|60'], ['c|30', 'a|40', 'b|60'])).toEqual([3, 1, 2]);
  });

  const texts = fc.array(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f|1', 'f|2'), { maxLength: 12 });

  test('no row becomes two', () => {
    fc.assert(
      fc.property(texts, texts, (before, now) => {
        const found = ids(before, now).filter((id) => id !== undefined);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });

  test('rows that say different things keep their ids through any order', () => {
    const distinct = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 30 });
    const shuffled = distinct.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([before, now]) => {
        expect(
          followRows(
            known(...before),
            now.map((all) => ({ all, fields: all })),
          ).map((row) => row?.facts.all),
        ).toEqual(now);
      }),
    );
  });

  test('a row that says what it said is never taken for another one', () => {
    fc.assert(
      fc.property(texts, texts, (before, now) => {
        followRows(known(...before), now.map(facts)).forEach((row, index) => {
          if (row && before.includes(now[index] ?? '') && !now.includes(row.facts.all))
            expect(now.filter((text) => text === now[index]).length).toBeGreaterThan(
              before.filter((text) => text === now[index]).length,
            );
        });
      }),
    );
  });
});
