import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Masters } from '../../core/domain/masters.ts';
import { NamedValues } from '../../core/domain/named-values.ts';

function accounts(names: Readonly<Record<string, string>>): NamedValues {
  const records = Object.entries(names).map(([code, name]) => ({
    code,
    name,
    parentCode: null,
    validFrom: null,
    validUntil: null,
    isBlocked: false,
    allowed: {},
  }));
  return new NamedValues(
    new Masters(new Map([['account', new Map(records.map((one) => [one.code, one]))]])),
    'account',
  );
}
const always = (): boolean => true;
const codes = (named: NamedValues, text: string, count = 3): string[] =>
  named.find(text, count, always).map(({ code }) => code);

const CHART = accounts({
  '4410': 'Office supplies',
  '4420': 'IT consumables',
  '6600': 'Advertising',
  '6640': 'Bewirtung und Geschenke',
  '0210': 'Büromöbel',
});

test('a value is found by a word of its name', () => {
  expect(CHART.find('Advertising in the local paper', 3, always)).toEqual([
    { code: '6600', name: 'Advertising', word: 'Advertising' },
  ]);
});

test('words that begin alike are one: consumable finds consumables', () => {
  expect(codes(CHART, 'printer consumable')).toEqual(['4420']);
});

test('accents and case do not matter, and a leading zero survives', () => {
  expect(codes(CHART, 'BUROMOBEL GMBH')).toEqual(['0210']);
  expect(codes(CHART, 'büromöbel')).toEqual(['0210']);
});

test('short words and numbers name nothing', () => {
  expect(codes(CHART, 'it und 4410')).toEqual([]);
});

test('two words count for more than one', () => {
  const numbered: Record<string, string> = { x: 'Travel hotels', y: 'Travel trains' };
  for (let index = 0; index < 60; index += 1) numbered[`n${index}`] = `Number ${index}`;
  expect(codes(accounts(numbered), 'hotels, travel')).toEqual(['x', 'y']);
});

test('a word in more than a twentieth of the names says nothing', () => {
  const costs: Record<string, string> = {};
  for (let index = 0; index < 40; index += 1) costs[`c${index}`] = index < 4 ? 'General costs' : 'Other';
  expect(codes(accounts(costs), 'general')).toEqual([]);
});

test('only wanted values are given, never more than asked for, each once', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[0-9]{4}$/), fc.stringMatching(/^[a-f]{4,7}( [a-f]{4,7})?$/)),
      fc.stringMatching(/^[a-f ]{0,40}$/),
      fc.integer({ min: 0, max: 4 }),
      (names, text, count) => {
        const isEven = (code: string): boolean => Number(code) % 2 === 0;
        const found = accounts(names).find(text, count, isEven);
        expect(found.length).toBeLessThanOrEqual(count);
        expect(new Set(found.map(({ code }) => code)).size).toBe(found.length);
        for (const { code, name, word } of found) {
          expect(isEven(code)).toBe(true);
          expect(names[code]).toBe(name);
          expect(text).toContain(word);
        }
      },
    ),
  );
});
