import { describe, expect, test } from 'vitest';
import { checkedDeviation } from '../../../core/workflows/reconstruct/check-sums.ts';
import { searchDocument } from '../../../core/workflows/reconstruct/document-search.ts';
import { postedDocuments } from '../../../core/workflows/reconstruct/posted-document.ts';
import { DEFAULT_SEARCH_LIMITS } from '../../../core/workflows/reconstruct/search-limits.ts';
import { entryOf, invoiceLine, PARTITIONER } from './rebuilt.ts';

const [document] = postedDocuments(
  [invoiceLine('A', 500, { taxRate: 21 }), invoiceLine('A', 700), invoiceLine('A', 200)],
  [entryOf('A', 700, '1', { taxRate: 9 }), entryOf('A', 700, '2', { taxRate: 21 })],
);
if (!document) throw new Error('there is no document');
const { solution } = searchDocument(PARTITIONER, document, DEFAULT_SEARCH_LIMITS);
if (!solution) throw new Error('there is no solution');

describe('an answer is added up again:', () => {
  test('a right one passes', () => {
    expect(checkedDeviation(solution, [1, 0, 1])).toBe(0);
  });

  test.each([
    ['a line in an entry of another rate', [0, 1, 0], 'may not go to'],
    ['a line in no entry', [1, 0, 2], 'may not go to'],
    ['sums that are off', [1, 0, 0], 'do not add up'],
    ['a line too few', [1, 0], 'other lines'],
  ])('%s stops the program', (_, entries, words) => {
    expect(() => checkedDeviation(solution, entries)).toThrow(words);
  });
});
