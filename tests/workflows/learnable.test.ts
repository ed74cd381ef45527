import { expect, test } from 'vitest';
import type { History } from '../../core/domain/ledger-line.ts';
import { learnable } from '../../core/workflows/learnable.ts';
import { lineWith } from './ledger.ts';

function historyWith(headerFieldCount: number): History {
  const headerFieldNames = Array.from({ length: headerFieldCount }, (_, index) => `field ${index}`);
  return {
    file: 'history.csv',
    dimensions: ['account', 'cost_centre'],
    headerFieldNames,
    lines: [lineWith({ coding: ['4400', '120'], headerFields: headerFieldNames })],
    faults: [],
  };
}

test('a history within the limits is learned as it is', () => {
  const history = historyWith(16);
  const { lines, leftOutFieldNames } = learnable(history);
  expect(lines[0]).toBe(history.lines[0]);
  expect(leftOutFieldNames).toEqual([]);
});

test('header fields beyond the sixteenth are left out of names and lines, and named', () => {
  const { headerFieldNames, lines, leftOutFieldNames } = learnable(historyWith(18));
  expect(headerFieldNames).toHaveLength(16);
  expect(lines[0]?.headerFields).toEqual(headerFieldNames);
  expect(leftOutFieldNames).toEqual(['field 16', 'field 17']);
});

test('of the dimensions only the wanted ones are learned, in the wanted order', () => {
  const { dimensions, lines } = learnable(historyWith(0), ['cost_centre']);
  expect([dimensions, lines[0]?.coding]).toEqual([['cost_centre'], ['120']]);
});
