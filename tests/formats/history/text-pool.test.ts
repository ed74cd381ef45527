import { expect, test } from 'vitest';
import { RowPool, TextPool } from '../../../core/formats/history/text-pool.ts';

test('equal rows become one, and a text that is not there is not an empty one', () => {
  const pool = new RowPool<string | null>();
  const row = pool.keep(['4410', null]);
  expect(pool.keep(['4410', null])).toBe(row);
  expect(pool.keep(['4410', ''])).toEqual(['4410', '']);
  expect(pool.keep(['44', '10'])).toEqual(['44', '10']);
});

test('a kept text is equal to the one that was given', () => {
  const pool = new TextPool();
  for (const text of ['', 'Staples BV', ' a longer text cut from a file ', 'Müller €']) {
    expect(pool.keep(text)).toBe(text);
    expect(pool.keep(text)).toBe(text);
  }
});
