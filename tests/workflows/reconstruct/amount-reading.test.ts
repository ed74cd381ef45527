import { expect, test } from 'vitest';
import { amountReadings } from '../../../core/workflows/reconstruct/amount-reading.ts';
import { invoiceLine } from './rebuilt.ts';

const namesOf = (...lines: Parameters<typeof amountReadings>[0]): string[] =>
  [...amountReadings(lines)].map(({ name }) => name);

test('lines without tax and discount are read net alone', () => {
  expect(namesOf(invoiceLine('A', 100), invoiceLine('A', 200, { taxRate: 0 }))).toEqual(['net']);
});

test('each set of rates is a reading, all of them together first', () => {
  expect(namesOf(invoiceLine('A', 100, { taxRate: 21 }), invoiceLine('A', 100, { taxRate: 9 }))).toEqual([
    'net',
    'with 9 % and 21 % tax',
    'with 21 % tax',
    'with 9 % tax',
  ]);
});

test('five rates and more are taxed all or none', () => {
  const lines = [3, 6, 9, 12, 21].map((taxRate) => invoiceLine('A', 100, { taxRate }));
  expect(namesOf(...lines)).toHaveLength(2);
});

test('tax is rounded half away from zero, a credit like an invoice', () => {
  const lines = [250, -250].map((amount) => invoiceLine('A', amount, { taxRate: 21 }));
  const [, gross] = [...amountReadings(lines)];
  expect(gross).toMatchObject({ amountsMinor: [303, -303], isRounded: true });
});

test('a discount that is as large as all lines is not spread', () => {
  expect(namesOf(invoiceLine('A', 100), invoiceLine('A', -100))).toEqual(['net']);
});
