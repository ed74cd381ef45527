import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choiceScore, fitChoice } from '../../../core/workflows/reconstruct/choice-model.ts';
import { FEATURE_COUNT } from '../../../core/workflows/reconstruct/choice-features.ts';
import { EvidenceTable } from '../../../core/workflows/reconstruct/evidence-table.ts';
import { alikePairs, fitPairCosts } from '../../../core/workflows/reconstruct/pair-costs.ts';
import { pairGroups } from '../../../core/workflows/reconstruct/pair-kinds.ts';
import { invoiceLine } from './rebuilt.ts';

describe('weights of evidence', () => {
  const row = (feature: number, value: number): number[] =>
    Array.from({ length: FEATURE_COUNT }, (_, index) => (index === feature ? value : 0));

  test('what tells the right entry weighs more than what tells a wrong one, which weighs nothing', () => {
    const examples = Array.from({ length: 200 }, () => ({
      features: [
        [-0.1, -3, 0, 0, 0, 0, 0],
        [-3, -0.1, 0, 0, 0, 0, 0],
      ],
      chosen: 0,
    }));
    const [right = 0, wrong = 1] = fitChoice(examples);
    expect(right).toBeGreaterThan(1);
    expect(wrong).toBe(0);
  });

  test('without examples every kind of evidence counts the same', () => {
    const weights = fitChoice([]);
    expect(new Set(weights.map((_, feature) => choiceScore(row(feature, 1), weights))).size).toBe(1);
  });
});

test('what was counted and taken away again leaves nothing', () => {
  const entry = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2'));
  fc.assert(
    fc.property(fc.array(entry), fc.array(entry), (kept, passing) => {
      const [table, untouched] = [new EvidenceTable(), new EvidenceTable()];
      for (const [fact, value] of kept) for (const each of [table, untouched]) each.add([fact], [value], 1);
      for (const [fact, value] of passing) table.add([fact], [value], 1);
      for (const [fact, value] of passing) table.add([fact], [value], -1);
      for (const fact of 'abc')
        for (const value of '12') expect(table.count(fact, value)).toBe(untouched.count(fact, value));
    }),
  );
});

describe('lines alike', () => {
  test('are grouped by text and amount, by text, by reference, by amount', () => {
    const lines = [
      invoiceLine('A', 100, { text: 'job 204592/1' }),
      invoiceLine('A', 100, { text: 'JOB 204592/1' }),
      invoiceLine('A', 100, { text: 'job 204594/1' }),
      invoiceLine('A', 700, { text: 'skip' }),
      invoiceLine('A', 800, { text: 'bin' }),
      invoiceLine('A', 900, { text: '' }),
    ];
    expect(pairGroups(lines)).toEqual([
      [0, 0, 1, 2, 3, 4],
      [0, 0, 1, 2, 3, -1],
      [0, 0, 0, -1, -1, -1],
      [0, 0, 0, 1, 2, 3],
    ]);
  });

  test('what more than half of the lines share is no likeness', () => {
    const lines = [1, 2, 3].map((amount) => invoiceLine('A', amount, { text: 'various' }));
    expect(pairGroups(lines)[1]).toEqual([-1, -1, -1]);
  });

  /** Documents of four lines in two entries; 0 and 1 are alike in the first kind, 2 and 3 too. */
  const pairs = (entryOf: readonly number[]) =>
    Array.from({ length: 30 }, () =>
      alikePairs(entryOf, [
        [0, 0, 1, 1],
        [0, 1, 2, 3],
        [0, 1, 2, 3],
        [0, 1, 2, 3],
      ]),
    ).flat();

  test('that stand together cost less than nothing, apart they cost', () => {
    const together = fitPairCosts(new Map([['s', pairs([0, 0, 1, 1])]]));
    const apart = fitPairCosts(new Map([['s', pairs([0, 1, 0, 1])]]));
    expect(together.ledger[0]).toBeLessThan(-0.5);
    expect(apart.ledger[0]).toBeGreaterThan(0.5);
    expect(together.ledger.slice(1).map(Math.abs)).toEqual([0, 0, 0]);
  });

  test('a supplier with habits of its own differs from the ledger', () => {
    const { ledger, bySupplier } = fitPairCosts(
      new Map([
        ['joins', pairs([0, 0, 1, 1])],
        ['parts', pairs([0, 1, 0, 1])],
      ]),
    );
    expect(bySupplier.get('joins')?.[0]).toBeLessThan(ledger[0] ?? 0);
    expect(bySupplier.get('parts')?.[0]).toBeGreaterThan(ledger[0] ?? 0);
  });

  test('documents of one entry, or of one line an entry, tell nothing', () => {
    expect(alikePairs([0, 0], [[0, 0]])).toEqual([]);
    expect(alikePairs([0, 1], [[0, 0]])).toEqual([]);
  });
});
